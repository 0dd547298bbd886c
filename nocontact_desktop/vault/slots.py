"""The slots file: eight sealed places for keys among random bytes.

Nothing in it can be told from random without a secret that opens one of its slots: not how many
slots are in use, not of which kind, not what the parameters are. Every attempt tries all slots,
with and without a keyring share, and takes the same time whether it finds something or not.
"""

from __future__ import annotations

import secrets
import struct
from dataclasses import dataclass, field
from enum import IntEnum

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from nocontact_desktop.errors import DamagedVaultError, VaultTooNewError
from nocontact_desktop.vault.stretch import SALT_SIZE, Stretch, new_salt

FILE_SIZE = 4096
SLOTS = 8
GROUP_SIZE = 4
SHARE_SIZE = 32
KEY_SIZE = 32
_SLOT_SIZE = 256
_NONCE_SIZE = 12
_TAG_SIZE = 16
_BODY = struct.Struct(f">BBBB{KEY_SIZE}s{_SLOT_SIZE - _NONCE_SIZE - _TAG_SIZE - 4 - KEY_SIZE}x")
_VERSION = 1


class SlotKind(IntEnum):
    """What opens a slot. The numbers are part of the file format."""

    WORDS = 1
    PIN_AND_SHARE = 2
    WORDS_AND_SHARE = 3
    RECOVERY = 4


@dataclass(frozen=True, slots=True)
class Slot:
    """What a slot holds: which compartment it opens, with which key, and its group's places."""

    kind: SlotKind
    compartment: int
    group: int
    """A bit for each of the eight places that belong to this compartment."""
    key: bytes = field(repr=False)


def new_group() -> int:
    """Four of the eight places, drawn at random, as bits."""
    return sum(1 << place for place in secrets.SystemRandom().sample(range(SLOTS), GROUP_SIZE))


def place_of(group: int, kind: SlotKind) -> int:
    """Where the slot of `kind` lies: the kinds take the group's places in the order of numbers."""
    return [place for place in range(SLOTS) if group >> place & 1][kind - 1]


@dataclass(frozen=True, slots=True)
class SlotTable:
    """The content of a slots file."""

    data: bytes = field(repr=False)

    def __post_init__(self) -> None:
        """Raise `DamagedVaultError` unless the size is right; nothing else can be seen."""
        if len(self.data) != FILE_SIZE:
            raise DamagedVaultError

    @classmethod
    def new(cls, stretch: Stretch) -> SlotTable:
        """A table in which no slot can be opened."""
        return cls(new_salt(stretch) + secrets.token_bytes(FILE_SIZE - SALT_SIZE))

    @property
    def salt(self) -> bytes:
        """The salt, which also names the parameters of the stretching."""
        return self.data[:SALT_SIZE]

    def sealed(self, slot: Slot, stretched: bytes, share: bytes | None) -> SlotTable:
        """A table with `slot` put into its place."""
        place = place_of(slot.group, slot.kind)
        nonce = secrets.token_bytes(_NONCE_SIZE)
        body = _BODY.pack(_VERSION, slot.kind, slot.compartment, slot.group, slot.key)
        box = nonce + self._cipher(place, stretched, share or b"").encrypt(nonce, body, None)
        start = SALT_SIZE + place * _SLOT_SIZE
        return SlotTable(self.data[:start] + box + self.data[start + _SLOT_SIZE :])

    def opened(self, stretched: bytes, share: bytes | None) -> Slot | None:
        """The first slot that opens. All are tried, with a share, too, even if there is none."""
        second = secrets.token_bytes(SHARE_SIZE) if share is None else share
        bodies = [
            self._body(place, stretched, part) for place in range(SLOTS) for part in (b"", second)
        ]
        return next((_slot(body) for body in bodies if body is not None), None)

    def _body(self, place: int, stretched: bytes, share: bytes) -> bytes | None:
        start = SALT_SIZE + place * _SLOT_SIZE
        box = self.data[start : start + _SLOT_SIZE]
        try:
            cipher = self._cipher(place, stretched, share)
            return cipher.decrypt(box[:_NONCE_SIZE], box[_NONCE_SIZE:], None)
        except InvalidTag:
            return None

    def _cipher(self, place: int, stretched: bytes, share: bytes) -> AESGCM:
        info = b"slot %d" % place
        return AESGCM(HKDF(SHA256(), KEY_SIZE, self.salt, info).derive(stretched + share))


def _slot(body: bytes) -> Slot:
    version, kind, compartment, group, key = _BODY.unpack(body)
    if version != _VERSION:
        raise VaultTooNewError
    if kind not in list(SlotKind) or compartment > 1 or group.bit_count() != GROUP_SIZE:
        raise DamagedVaultError
    return Slot(SlotKind(kind), compartment, group, key)
