"""The slots file: eight sealed places for keys among random bytes.

Nothing in it can be told from random without a secret that opens one of its slots: not how many
slots are in use, not of which kind, not what the parameters are. Every attempt tries all slots,
with and without a keyring share, and takes the same time whether it finds something or not.
"""

from __future__ import annotations

import secrets
import struct
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import IntEnum

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from nocontact_desktop.errors import DamagedVaultError, VaultTooNewError
from nocontact_desktop.vault import links
from nocontact_desktop.vault.stretch import SALT_SIZE, Stretch, new_salt, profile_of

FILE_SIZE = 4096
SLOTS = 8
GROUP_SIZE = 4
SHARE_SIZE = 32
KEY_SIZE = 32
_SLOT_SIZE = 256
_NONCE_SIZE = 12
_TAG_SIZE = 16
_BODY = struct.Struct(">BBBB32s32s32sQ120x")
_FURTHER = SALT_SIZE + SLOTS * _SLOT_SIZE
_FILL = _FURTHER + SALT_SIZE * links.LINKS
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
    common_key: bytes = field(default=bytes(KEY_SIZE), repr=False)
    """What opens a backup of the whole folder; the same in all slots of both compartments."""
    next_key: bytes = field(default=bytes(KEY_SIZE), repr=False)
    """The key that a change of the compartment's key leads to; zero when none is under way."""
    epoch: int = 0
    """How often the slots of this compartment were changed."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A slot that opened, and with what."""

    slot: Slot
    base: bytes = field(repr=False)
    level: int
    """Which result of the stretching it was: 0 the first, more for further links."""


def new_group() -> int:
    """Four of the eight places, drawn at random, as bits."""
    return sum(1 << place for place in secrets.SystemRandom().sample(range(SLOTS), GROUP_SIZE))


def other_group(group: int) -> int:
    """The four places that do not belong to `group`."""
    return (1 << SLOTS) - 1 - group


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
        unlinked = b"".join(links.new_link(None) for _ in range(links.LINKS))
        slots = secrets.token_bytes(SLOTS * _SLOT_SIZE)
        rest = secrets.token_bytes(FILE_SIZE - _FILL)
        return cls(new_salt(stretch) + slots + unlinked + rest)

    @property
    def salt(self) -> bytes:
        """The salt, which also names the parameters of the stretching."""
        return self.data[:SALT_SIZE]

    @property
    def further(self) -> tuple[bytes, ...]:
        """The salts of the links that follow the first pass of the stretching."""
        return links.in_use(self.all_further)

    @property
    def all_further(self) -> tuple[bytes, ...]:
        """The salts in the places of further links, whether they name one or not."""
        starts = [_FURTHER + SALT_SIZE * number for number in range(links.LINKS)]
        return tuple(self.data[start : start + SALT_SIZE] for start in starts)

    def with_link(self, stretch: Stretch) -> SlotTable:
        """A table with one link more; a `ValueError` when there is no room for one."""
        number = len(self.further)
        if number == links.LINKS:
            raise ValueError("no link is free")
        return self._with(_FURTHER + SALT_SIZE * number, links.new_link(stretch))

    def emptied(self, group: int) -> SlotTable:
        """A table in which the places of `group` are random."""
        table = self
        for place in range(SLOTS):
            if group >> place & 1:
                start = SALT_SIZE + place * _SLOT_SIZE
                table = table._with(start, secrets.token_bytes(_SLOT_SIZE))
        return table

    def salts_alone(self) -> SlotTable:
        """A table with these salts, and all the rest random, so that nothing else tells of this."""
        return self.new(profile_of(self.salt)).with_salts(self)

    def with_salts(self, source: SlotTable) -> SlotTable:
        """A table with all the salts of `source`, those that name no link, too."""
        return self._with(0, source.salt)._with(_FURTHER, b"".join(source.all_further))

    def with_group(self, group: int, source: SlotTable) -> SlotTable:
        """A table with the salts and the places of `group` as they are in `source`."""
        table = self._with(0, source.salt)
        for number, salt in enumerate(source.further):
            table = table._with(_FURTHER + SALT_SIZE * number, salt)
        for place in range(SLOTS):
            if group >> place & 1:
                start = SALT_SIZE + place * _SLOT_SIZE
                table = table._with(start, source.data[start : start + _SLOT_SIZE])
        return table

    def sealed(self, slot: Slot, stretched: bytes, share: bytes | None) -> SlotTable:
        """A table with `slot` put into its place."""
        place = place_of(slot.group, slot.kind)
        nonce = secrets.token_bytes(_NONCE_SIZE)
        head = (_VERSION, slot.kind, slot.compartment, slot.group)
        body = _BODY.pack(*head, slot.key, slot.common_key, slot.next_key, slot.epoch)
        box = nonce + self._cipher(place, stretched, share or b"").encrypt(nonce, body, None)
        return self._with(SALT_SIZE + place * _SLOT_SIZE, box)

    def opened(self, stretched: bytes, share: bytes | None) -> Slot | None:
        """The first slot that opens. All are tried, with a share, too, even if there is none."""
        found = self.opened_by((stretched,), share)
        return found.slot if found else None

    def opened_by(self, results: Sequence[bytes], share: bytes | None) -> Opened | None:
        """As `opened`, with every result of the stretching; what was found tells which it was."""
        second = secrets.token_bytes(SHARE_SIZE) if share is None else share
        bodies = [
            (level, base, self._body(place, base, part))
            for level, base in enumerate(results)
            for place in range(SLOTS)
            for part in (b"", second)
        ]
        found = (
            Opened(_slot(body), base, level) for level, base, body in bodies if body is not None
        )
        return next(found, None)

    def opened_at(self, place: int, base: bytes, share: bytes | None) -> Slot | None:
        """The slot in one place, or `None` when it does not open."""
        body = self._body(place, base, share or b"")
        return None if body is None else _slot(body)

    def _with(self, start: int, data: bytes) -> SlotTable:
        return SlotTable(self.data[:start] + data + self.data[start + len(data) :])

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
    version, kind, compartment, group, key, common, following, epoch = _BODY.unpack(body)
    if version != _VERSION:
        raise VaultTooNewError
    if kind not in list(SlotKind) or compartment > 1 or group.bit_count() != GROUP_SIZE:
        raise DamagedVaultError
    return Slot(SlotKind(kind), compartment, group, key, common, following, epoch)
