"""Making guesses dearer later on: further links of the stretching, added without any secret.

The salt belongs to both compartments, so it can never change: the slots of the other one cannot be
sealed again from inside this one. A dearer salt is impossible for the same reason. So the cost is
raised by a further pass over the result of the one before, with a salt of its own. The slots of a
compartment are sealed again under the new result when it is opened the next time; slots that were
not still open with an earlier one. Every attempt goes through all links and tries all slots with
the result of each, so all of them cost the same.
"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Sequence

from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from nocontact_desktop.vault.stretch import LANES, PROFILES, SALT_SIZE, Stretch, profile_of

LINKS = 3


def link_of(salt: bytes) -> Stretch | None:
    """The parameters of a further link; three of four random salts name none."""
    code = hashlib.sha256(b"further stretch" + salt).digest()[0]
    return PROFILES[code] if code < len(PROFILES) else None


def new_link(stretch: Stretch | None) -> bytes:
    """Random bytes that name `stretch`, or no link."""
    if stretch not in (None, *PROFILES):
        raise ValueError("not one of the profiles")
    while True:
        salt = secrets.token_bytes(SALT_SIZE)
        if link_of(salt) == stretch:
            return salt


def in_use(salts: Sequence[bytes]) -> tuple[bytes, ...]:
    """The links that count: those before the first that names none."""
    unused = [number for number, salt in enumerate(salts) if link_of(salt) is None]
    return tuple(salts[: min(unused, default=len(salts))])


def climbed(base: bytes, salts: Sequence[bytes]) -> tuple[bytes, ...]:
    """`base` and the result of each link after it. As slow as the links are dear."""
    results = [base]
    for salt in salts:
        results.append(_next(results[-1], salt))
    return tuple(results)


def work(salt: bytes, salts: Sequence[bytes]) -> int:
    """What one attempt costs with these salts, in MiB gone through."""
    stretches = [profile_of(salt), *(link_of(further) for further in salts)]
    return sum(stretch.memory * stretch.passes for stretch in stretches if stretch)


def missing(have: int, wanted: Stretch) -> Stretch | None:
    """The link that brings an attempt from `have` to the cost of `wanted`; `None` if it is near.

    It has the memory of `wanted`, so that the dearer machine's memory is needed for a guess, too.
    """
    lacking = wanted.memory * wanted.passes - have
    fitting = [s for s in PROFILES if s.memory == wanted.memory]
    within = [s for s in fitting if s.memory * s.passes <= lacking]
    return max(within, key=lambda s: s.passes, default=None)


def _next(base: bytes, salt: bytes) -> bytes:
    stretch = link_of(salt)
    if stretch is None:
        raise ValueError("not a link")
    argon = Argon2id(
        salt=salt,
        length=32,
        iterations=stretch.passes,
        lanes=LANES,
        memory_cost=stretch.memory * 1024,
    )
    return argon.derive(base)
