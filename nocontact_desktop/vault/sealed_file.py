"""A copy of a vault as one file that looks random from its first byte, and is read as a stream.

Nonce (32) ‖ slots file under a mask that anyone can take off, so that two copies have no bytes in
common ‖ boxes of 64 KiB and a tag. The first box is the head, which says how many there are;
each is bound to its number. Nothing that follows the last box is read.
"""

from __future__ import annotations

import hashlib
import secrets
import struct
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from nocontact_desktop.errors import DamagedBackupError, VaultTooNewError
from nocontact_desktop.vault.slots import FILE_SIZE, SlotTable

PART = 1 << 16
NONCE_SIZE = 32
MEMBERS = 2
"""The first and the second compartment; a size of 0: not in it."""

_TAG = 16
START = NONCE_SIZE + FILE_SIZE
"""How many bytes come before the boxes."""

_VERSION = 1
_LARGEST = 1 << 62
_LATEST = 253_402_214_400  # the year 9999, the last one that dates know
_HEAD = struct.Struct(f">B7xQQQ{MEMBERS}Q")


@dataclass(frozen=True, slots=True)
class Head:
    """What a copy says about itself to who can open it."""

    count: int
    """How often the compartment had been opened that made a generation; 0 in a whole copy."""
    made: int
    """When, in seconds since 1970, as that computer's clock had it."""
    sizes: tuple[int, int]

    @property
    def parts(self) -> int:
        """How many boxes there are, with the head's own."""
        return 1 + sum(parts_of(size) for size in self.sizes)


def parts_of(size: int) -> int:
    """How many boxes a member of `size` bytes takes."""
    return -(-size // PART)


def file_size(parts: int) -> int:
    """The size of a file of this many boxes."""
    return START + parts * (PART + _TAG)


def masked(nonce: bytes, block: bytes) -> bytes:
    """`block` with the mask put on, or taken off."""
    key = hashlib.sha256(b"backup mask" + nonce).digest()
    return Cipher(algorithms.ChaCha20(key, bytes(16)), mode=None).encryptor().update(block)


def opening(table: SlotTable) -> tuple[bytes, bytes]:
    """A fresh nonce, and the first bytes of a copy that carries `table`."""
    nonce = secrets.token_bytes(NONCE_SIZE)
    return nonce, nonce + masked(nonce, table.data)


def with_table(start: bytes, change: Callable[[SlotTable], SlotTable]) -> bytes:
    """The first bytes of a copy, with its slots file changed."""
    nonce = start[:NONCE_SIZE]
    carried = SlotTable(masked(nonce, start[NONCE_SIZE:]))
    return nonce + masked(nonce, change(carried).data)


def boxes(key: bytes, nonce: bytes, head: Head, parts: Iterable[bytes]) -> Iterator[bytes]:
    """All boxes of a copy: the head's, and one for each of `parts`, filled up with zeros."""
    cipher = _cipher(key, nonce)
    first = _HEAD.pack(_VERSION, head.parts, head.count, head.made, *head.sizes)
    yield _box(cipher, 0, first)
    for number, part in enumerate(parts, 1):
        yield _box(cipher, number, part)


class Reading:
    """A copy that is being read. Its file is at the first box after construction."""

    def __init__(self, file: BinaryIO) -> None:
        """Raise `DamagedBackupError` when the file is too short to be one."""
        start = file.read(START)
        if len(start) != START:
            raise DamagedBackupError
        self._file = file
        self._nonce = start[:NONCE_SIZE]
        self.table = SlotTable(masked(self._nonce, start[NONCE_SIZE:]))

    def head(self, keys: Sequence[bytes]) -> tuple[Head, bytes]:
        """The head, and the one of `keys` that opens the copy; else `DamagedBackupError`."""
        box = self._file.read(PART + _TAG)
        for key in keys:
            try:
                plain = _cipher(key, self._nonce).decrypt(_number(0), box, None)
            except InvalidTag:
                continue
            version, parts, count, made, *sizes = _HEAD.unpack(plain[: _HEAD.size])
            head = Head(count, made, (sizes[0], sizes[1]))
            if version != _VERSION:
                raise VaultTooNewError
            if parts != head.parts or max(count, made, *sizes) > _LARGEST or made > _LATEST:
                raise DamagedBackupError
            return head, key
        raise DamagedBackupError

    def parts(self, head: Head, key: bytes) -> Iterator[tuple[int, bytes]]:
        """Each part with the number of its member, cut to the member's size, in order.

        Raises `DamagedBackupError` at the first byte that is wrong or missing.
        """
        cipher = _cipher(key, self._nonce)
        number = 0
        for member, size in enumerate(head.sizes):
            for start in range(0, size, PART):
                number += 1
                box = self._file.read(PART + _TAG)
                try:
                    plain = cipher.decrypt(_number(number), box, None)
                except InvalidTag:
                    raise DamagedBackupError from None
                yield member, plain[: size - start]

    def check(self, keys: Sequence[bytes], report: Callable[[int], None]) -> Head:
        """Read all of it and raise unless every byte is right; `report` gets each part's size."""
        head, key = self.head(keys)
        for _, part in self.parts(head, key):
            report(len(part))
        return head


def _box(cipher: AESGCM, number: int, plain: bytes) -> bytes:
    return cipher.encrypt(_number(number), plain.ljust(PART, b"\0"), None)


def _number(number: int) -> bytes:
    return number.to_bytes(12, "big")


def _cipher(key: bytes, nonce: bytes) -> AESGCM:
    return AESGCM(HKDF(SHA256(), 32, nonce, b"backup").derive(key))
