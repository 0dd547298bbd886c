"""Making guesses dear: Argon2id, with parameters that no byte of the file shows.

The parameters are one of 64 profiles, and the salt is drawn until a hash of it names the wanted
one. So every salt names a valid profile: a hostile file can ask for no more than the dearest one
and offer no less than the floor, and a file of random bytes reads like any other.
"""

import hashlib
import secrets
from dataclasses import dataclass

from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

SALT_SIZE = 32
LANES = 4
_FLOOR_WORK = 640  # MiB times passes: KeePassXC's default, 64 MiB in 10 passes
_MEMORY = (64, 96, 128, 192, 256, 384, 512, 1024)
_WORK = (1, 2, 3, 4, 6, 8, 12, 16)


@dataclass(frozen=True, slots=True)
class Stretch:
    """The cost of one guess: memory in MiB, and how often all of it is gone through."""

    memory: int
    passes: int


PROFILES = tuple(
    Stretch(memory, -(-_FLOOR_WORK * work // memory)) for memory in _MEMORY for work in _WORK
)
FLOOR = PROFILES[0]
DEFAULT = PROFILES[4 * len(_WORK) + 1]  # 256 MiB, 5 passes


def profile_of(salt: bytes) -> Stretch:
    """The parameters that `salt` names."""
    return PROFILES[hashlib.sha256(b"stretch profile" + salt).digest()[0] % len(PROFILES)]


def new_salt(stretch: Stretch) -> bytes:
    """Random bytes that name `stretch`, which must be one of the profiles."""
    if stretch not in PROFILES:
        raise ValueError("not one of the profiles")
    while True:
        salt = secrets.token_bytes(SALT_SIZE)
        if profile_of(salt) == stretch:
            return salt


def derive(secret: str, salt: bytes) -> bytes:
    """32 bytes out of a canonical secret. Slow on purpose; other threads go on meanwhile."""
    stretch = profile_of(salt)
    argon = Argon2id(
        salt=salt,
        length=32,
        iterations=stretch.passes,
        lanes=LANES,
        memory_cost=stretch.memory * 1024,
    )
    return argon.derive(secret.encode("utf-8", "surrogatepass"))
