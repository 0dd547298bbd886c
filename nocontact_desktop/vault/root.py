"""One value over all pages of a compartment, so that an old page put back is noticed.

A page that was valid once passes its own check for ever. The root is the sum, mod 2^256, of a keyed
hash of each page's number and tag, sealed behind the head of the journal. Each commit changes
it by the pages it wrote, and writes it together with them, under the journal's protection: the
journal's head says what the sum of all pages is that the journal does not bring back.
"""

from __future__ import annotations

import hmac
import os
import secrets
import struct
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from nocontact_desktop.vault.layout import FRONT, PAGE, ROOT

SUM = 32
_MODULUS = 1 << 8 * SUM
_TAG = 16
_NONCE = 12
_SEALED = struct.Struct(f">I{SUM}s")
_SIZE = _NONCE + _SEALED.size + _TAG
_REMEMBERED = 4096
_AHEAD = 256


class Room(Protocol):
    """The file that holds the pages."""

    def read_at(self, size: int, start: int) -> bytes:
        """Bytes of the file, as many as there are."""

    def write_at(self, data: bytes, start: int) -> None:
        """Put all of `data` there."""

    def expect(self, size: int, starts: Iterable[int]) -> None:
        """Say what will be read soon."""


@dataclass(frozen=True, slots=True)
class Rest:
    """What a transaction leaves as it is."""

    pages: int
    """How many pages there are without it."""
    changed: frozenset[int]
    """Those that the journal brings back."""
    sum: bytes
    """The sum over the others."""


class Root:
    """The root of one open compartment. Pages are numbered from 1."""

    def __init__(self, room: Room, key: bytes) -> None:
        """The root of no pages."""
        self._room = room
        self._key = _Key(key)
        self._following: _Key | None = None
        self._tags = bytearray()
        self._sum = 0
        self._stored = False
        self.intact = True
        """Whether all pages were of one state, the newest that was written, when loaded."""

    def load(self, rest: Rest | None, most: int) -> None:
        """Read the root, or what a `rest` says in its place, and the tags of all pages.

        There is room for `most` pages.
        """
        found = rest or self._opened() or Rest(0, frozenset(), secrets.token_bytes(SUM))
        self._tags = bytearray(self._read(1, min(found.pages, most)))
        whole = self._key.total(self._tags)
        changed = self._part(found.changed)
        wanted = int.from_bytes(found.sum, "big")
        self.intact = (whole - changed - wanted) % _MODULUS == 0 and found.pages <= most
        # What is wrong stays wrong through all that is written, until `accept`.
        self._sum = wanted + changed
        self._stored = True

    def accept(self, pages: int) -> None:
        """Take the first `pages` pages as they are; the next commit makes that lasting."""
        self._tags = bytearray(self._read(1, pages))
        self._sum = self._key.total(self._tags)
        self._stored = False
        self.intact = True

    def lead_to(self, key: bytes | None) -> None:
        """Seal under a second key, too, while the compartment's key is being changed."""
        self._following = None if key is None else _Key(key)

    def use(self, key: bytes) -> None:
        """Go on with another key of the compartment."""
        self._key = _Key(key)
        self._sum = self._key.total(self._tags)

    def without(self, changed: Iterable[int]) -> Rest:
        """What stays as it is while the journal holds the pages `changed`."""
        pages = frozenset(changed)
        left = (self._sum - self._part(pages)) % _MODULUS
        return Rest(self._pages, pages, left.to_bytes(SUM, "big"))

    def wrote(self, number: int, tag: bytes) -> None:
        """Page `number` was written."""
        if number > self._pages:
            between = self._read(self._pages + 1, number)
            for missing in range(self._pages + 1, number + 1):
                self._tags += between[: -_TAG * (number - missing) or None][-_TAG:]
                self._sum += self._part((missing,))
        self._sum -= self._part((number,))
        self._tags[_TAG * (number - 1) : _TAG * number] = tag
        self._sum += self._part((number,))
        self._stored = False

    def cut(self, pages: int) -> None:
        """Leave out what lies behind the first `pages`: a transaction was rolled back."""
        if pages < self._pages:
            self._sum -= self._part(range(pages + 1, self._pages + 1))
            del self._tags[_TAG * pages :]
            self._stored = False

    def store(self) -> None:
        """Write it, unless nothing changed. The caller puts it on the disk with the pages."""
        if self._stored:
            return
        first = self._key.sealed(self._pages, self._sum)
        second = secrets.token_bytes(_SIZE)
        if self._following is not None:
            second = self._following.sealed(self._pages, self._following.total(self._tags))
        self._room.write_at(first + second, ROOT)
        self._stored = True

    @property
    def _pages(self) -> int:
        return len(self._tags) // _TAG

    def _part(self, numbers: Iterable[int]) -> int:
        inside = (number for number in numbers if number <= self._pages)
        return sum(self._key.value(n, bytes(self._tags[_TAG * (n - 1) : _TAG * n])) for n in inside)

    def _opened(self) -> Rest | None:
        both = self._room.read_at(2 * _SIZE, ROOT)
        return self._key.opened(both[:_SIZE]) or self._key.opened(both[_SIZE:])

    def _read(self, first: int, last: int) -> bytes:
        """The tags of these pages as they are on the disk; zeros where the file has ended."""
        tags = []
        for start in range(first, last + 1, _AHEAD):
            places = [FRONT + n * PAGE - _TAG for n in range(start, min(start + _AHEAD, last + 1))]
            self._room.expect(_TAG, places)
            tags += [self._room.read_at(_TAG, place).ljust(_TAG, b"\0") for place in places]
        return b"".join(tags)


class _Key:
    """What hashes and seals under one key of the compartment."""

    def __init__(self, key: bytes) -> None:
        derived = [HKDF(SHA256(), 32, None, info).derive(key) for info in (b"pages", b"root")]
        self._hash = derived[0]
        self._cipher = AESGCM(derived[1])
        self.value = lru_cache(_REMEMBERED)(self._value)

    def total(self, tags: bytes | bytearray) -> int:
        """The sum over pages from the first on."""
        numbered = range(1, len(tags) // _TAG + 1)
        return sum(self._value(n, bytes(tags[_TAG * (n - 1) : _TAG * n])) for n in numbered)

    def sealed(self, pages: int, total: int) -> bytes:
        """A root as it lies on the disk."""
        nonce = secrets.token_bytes(_NONCE)
        plain = _SEALED.pack(pages, (total % _MODULUS).to_bytes(SUM, "big"))
        return nonce + self._cipher.encrypt(nonce, plain, None)

    def opened(self, box: bytes) -> Rest | None:
        """What was sealed under this key; `None` for anything else."""
        try:
            plain = self._cipher.decrypt(box[:_NONCE], box[_NONCE:], None)
        except (InvalidTag, ValueError):
            return None
        pages, total = _SEALED.unpack(plain)
        return Rest(pages, frozenset(), total)

    def _value(self, number: int, tag: bytes) -> int:
        hashed = hmac.digest(self._hash, number.to_bytes(4, "big") + tag, "sha256")
        return int.from_bytes(hashed, "big")


def expect_reads(descriptor: int, size: int, starts: Iterable[int]) -> None:
    """Let the system fetch what will be read soon, where it can; many times quicker on a disk."""
    if hasattr(os, "posix_fadvise"):
        for start in starts:
            os.posix_fadvise(descriptor, start, size, os.POSIX_FADV_WILLNEED)
