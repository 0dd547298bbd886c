"""The rollback journal of a compartment, inside the compartment's own file and sealed.

SQLite keeps the old pages of a transaction in a journal until the commit. As a file of its own it
would show which compartment is in use, and that it is SQLite. Here it is gathered in memory; when
SQLite wants it on the disk its sealed body goes to the unused end of the compartment, and then a
sealed head, which names the place of the body, to the front. Overwriting the head with random
bytes is the commit. Without the key a head, a body and what is left of them are random bytes.
"""

from __future__ import annotations

import errno
import secrets
import struct
from collections.abc import Iterable
from typing import Protocol

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from nocontact_desktop.errors import DamagedVaultError
from nocontact_desktop.vault.layout import FRONT, HEAD, PAGE
from nocontact_desktop.vault.root import SUM, Rest

_NONCE = 12
_TAG = 16
_KEY = 32
_BODY_NONCE = bytes(_NONCE)  # each body has a key of its own
_PLACE = struct.Struct(f">QQ{_KEY}sI{SUM}sI{HEAD - _NONCE - _TAG - 24 - _KEY - SUM}x")
_NUMBER = 4
_SECTOR = 512
_RECORD = 4 + PAGE + 4


class Room(Protocol):
    """The file that holds the journal."""

    def read_at(self, size: int, start: int) -> bytes:
        """Bytes of the file, as many as there are."""

    def write_at(self, data: bytes, start: int) -> None:
        """Put all of `data` there."""

    def sync(self) -> None:
        """Return when everything written is on the disk."""

    def length(self) -> int:
        """How many bytes the file has."""

    def free_place(self, size: int) -> int:
        """Where `size` bytes can lie without touching a page of the content."""

    def unchanged(self, pages: Iterable[int]) -> Rest:
        """What holds of the content while these pages are being written."""


class Journal:
    """The journal of one open compartment. Offsets are those that SQLite uses."""

    def __init__(self, room: Room, key: bytes) -> None:
        """Raise `DamagedVaultError` when there is a head and its body is not whole."""
        self._room = room
        self.use(key)
        self._place: tuple[int, int] | None = None
        self._synced = 0
        self.rest: Rest | None = None
        """What holds of all pages that the journal on the disk does not bring back."""
        self.played = False
        """Whether it was read: the transaction is being rolled back."""
        self.ending = False
        """Whether taking it away failed, for a commit: the transaction may stand."""
        self._content: bytearray | None = self._found()
        self.found = self.there
        """Whether there was one to begin with: what it was kept for does not stand."""

    def use(self, key: bytes) -> None:
        """Seal with another key of the compartment from now on."""
        self._cipher = AESGCM(HKDF(SHA256(), _KEY, None, b"journal").derive(key))

    @property
    def there(self) -> bool:
        """Whether SQLite has a journal."""
        return self._content is not None

    @property
    def lasting(self) -> bool:
        """Whether it is on the disk."""
        return self._place is not None

    @property
    def size(self) -> int:
        """How much SQLite has written."""
        return len(self._content or b"")

    def begin(self) -> None:
        """Start an empty one, unless there is one."""
        if self._content is None:
            self._content = bytearray()

    def read(self, size: int, start: int) -> bytes:
        """What SQLite wrote there."""
        self.played = True
        return bytes((self._content or b"")[start : start + size])

    def write(self, data: bytes, start: int) -> None:
        """Keep `data` until `sync`."""
        content = self._content or bytearray()
        content[start : start + len(data)] = data
        self._content = content

    def sync(self, pages: Iterable[int]) -> None:
        """Put all of it on the disk, before `pages` are written; those it does not hold, too."""
        if self._content is not None and self._synced != self.size:
            if self._place is not None:
                raise OSError(errno.EIO, "the pages rest on the journal as it was")
            self._seal(bytes(self._content), frozenset(pages))

    def covers(self, start: int, size: int) -> bool:
        """Whether the body on the disk lies, in part, where a page is about to be written."""
        if self._place is None:
            return False
        return start < sum(self._place) and self._place[0] < start + size

    def end(self) -> None:
        """Take the journal away: from now on the transaction stands."""
        self.ending = self.lasting and not self.played
        self._content = None
        self._synced = 0
        self.played = False
        if self._place is not None:
            self._place = self.rest = None
            self._room.write_at(secrets.token_bytes(HEAD), 0)
            self._room.sync()
            self.ending = False

    def _seal(self, content: bytes, pages: frozenset[int]) -> None:
        held = _numbers(content)
        others = sorted(pages.difference(held))
        self.rest = self._room.unchanged([*held, *others])
        key = secrets.token_bytes(_KEY)
        listed = b"".join(number.to_bytes(_NUMBER, "big") for number in others)
        body = AESGCM(key).encrypt(_BODY_NONCE, content + listed, None)
        start = self._room.free_place(len(body))
        self._room.write_at(body, start)
        self._room.sync()
        nonce = secrets.token_bytes(_NONCE)
        place = _PLACE.pack(start, len(body), key, self.rest.pages, self.rest.sum, len(others))
        head = self._cipher.encrypt(nonce, place, None)
        self._place = (start, len(body))
        self._room.write_at(nonce + head, 0)
        self._room.sync()
        self._synced = len(content)

    def _found(self) -> bytearray | None:
        head = self._room.read_at(HEAD, 0)
        try:
            place = self._cipher.decrypt(head[:_NONCE], head[_NONCE:], None)
        except (InvalidTag, ValueError):
            return None
        start, size, key, pages, total, others = _PLACE.unpack(place)
        if start < FRONT or start + size > self._room.length():
            raise DamagedVaultError
        try:
            body = AESGCM(key).decrypt(_BODY_NONCE, self._room.read_at(size, start), None)
        except InvalidTag:
            raise DamagedVaultError from None
        end = len(body) - _NUMBER * others
        if end < 0:
            raise DamagedVaultError
        content, listed = body[:end], body[end:]
        changed = [int.from_bytes(listed[at : at + 4], "big") for at in range(0, len(listed), 4)]
        self._place = (start, size)
        self._synced = len(content)
        self.rest = Rest(pages, frozenset([*_numbers(content), *changed]), total)
        return bytearray(content)


def _numbers(content: bytes) -> list[int]:
    """The pages that a journal of SQLite brings back."""
    starts = range(_SECTOR, len(content) - _RECORD + 1, _RECORD)
    return [int.from_bytes(content[start : start + 4], "big") for start in starts]
