"""What a file system tells of a file beside its size and times: birth, pieces, marks, holes."""

from __future__ import annotations

import ctypes
import os
import struct
import sys
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

_BIRTH, _BIRTH_AT, _STATX_SIZE = 0x800, 80, 256
_FIEMAP, _GET_FLAGS = 0xC020660B, 0x80086601
_HEAD, _PIECE = struct.Struct("=QQLLLL"), struct.Struct("=QQQQQLLLL")
_MOST = 128


@dataclass(frozen=True)
class Piece:
    """A part of a file that lies in one piece on the disk, in bytes; `flags` as FIEMAP has them."""

    within: int
    place: int
    length: int
    flags: int


@dataclass(frozen=True)
class Noted:
    """Of one file or folder. Where the system does not tell, there is nothing, or 0."""

    born: int
    pieces: tuple[Piece, ...]
    flags: int
    marks: tuple[str, ...]
    whole: bool
    """Whether no part is missing, which would read as zeros."""


def noted(path: Path) -> Noted:
    """Ask the file system."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        pieces = () if path.is_dir() else _pieces(descriptor)
        whole = path.is_dir() or _is_whole(descriptor)
        return Noted(_born(path), pieces, _flags(descriptor), _marks(path), whole)
    finally:
        os.close(descriptor)


def _born(path: Path) -> int:
    """Nanoseconds; Python has no `os.statx` yet."""
    library = ctypes.CDLL(None)
    if not hasattr(library, "statx"):
        return 0
    into = ctypes.create_string_buffer(_STATX_SIZE)
    library.statx(-100, os.fsencode(path), 0, _BIRTH, into)
    seconds, nanoseconds = struct.unpack_from("=qL", into, _BIRTH_AT)
    return int(seconds) * 1_000_000_000 + int(nanoseconds)


def _pieces(descriptor: int) -> tuple[Piece, ...]:
    if sys.platform != "linux":
        return ()
    import fcntl

    ask = bytearray(_HEAD.pack(0, (1 << 64) - 1, 1, 0, _MOST, 0) + bytes(_MOST * _PIECE.size))
    try:
        fcntl.ioctl(descriptor, _FIEMAP, ask)
    except OSError:
        return ()
    found = []
    for n in range(_HEAD.unpack_from(ask)[3]):
        fields = _PIECE.unpack_from(ask, _HEAD.size + n * _PIECE.size)
        found.append(Piece(fields[0], fields[1], fields[2], fields[5]))
    return tuple(found)


def _flags(descriptor: int) -> int:
    if sys.platform != "linux":
        return 0
    import fcntl

    flags = bytearray(8)
    with suppress(OSError):
        fcntl.ioctl(descriptor, _GET_FLAGS, flags)
    return int.from_bytes(flags, sys.byteorder)


def _marks(path: Path) -> tuple[str, ...]:
    return tuple(sorted(os.listxattr(path))) if hasattr(os, "listxattr") else ()


def _is_whole(descriptor: int) -> bool:
    size = os.fstat(descriptor).st_size
    if not size or not hasattr(os, "SEEK_HOLE"):
        return True
    return os.lseek(descriptor, 0, os.SEEK_HOLE) == size
