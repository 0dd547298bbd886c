"""Copies of one text in the memory of this process, found and written over. For Linux.

Libraries copy what is typed, and what they let go keeps its content until something else needs the
place. Nothing but the bytes of the text is changed, so that a copy that is still in use stays a
text of its length.
"""

from __future__ import annotations

import ctypes
import os
from collections.abc import Iterator
from mmap import mmap

PIECE = 1 << 19
"""Bytes that are looked through at a time: some milliseconds."""
_OVERLAP = 1 << 10
_LONGEST = 200
_CODES = ("utf-8", "utf-16-le")
_SEPARATORS = ",.' ’\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}\N{ARABIC THOUSANDS SEPARATOR}"
_LEAST_DIGITS, _LEAST = 5, 8
_LEAST_DIFFERENT = 3
"""Digits. Numbers such as 100000 stand in many places for other reasons."""
_INSTEAD = ord("0")


class _Part(ctypes.Structure):
    _fields_ = (("start", ctypes.c_void_p), ("length", ctypes.c_size_t))


class Copies:
    """The text is kept apart, in memory of its own that goes back to the system with `close`.

    There it is mixed with chance, so that it is no copy itself while it is looked for.
    """

    def __init__(self, text: str) -> None:
        text = text[:_LONGEST]
        self._is_number = text.isdecimal()
        self._least = _LEAST_DIGITS if self._is_number else _LEAST
        self._length = len(text)
        enough = len(set(text)) >= _LEAST_DIFFERENT and len(text) >= self._least
        self._text = mmap(-1, len(text) * 4 + 1)
        self._piece = mmap(-1, PIECE + _OVERLAP)
        self._chance = int.from_bytes(os.urandom(4), "little")
        for at, character in enumerate(text):
            mixed = ord(character) ^ self._chance
            self._text[4 * at : 4 * at + 4] = mixed.to_bytes(4, "little")
        self._codes = _CODES if enough else ()
        self._vm = ctypes.CDLL(None, use_errno=True)

    def close(self) -> None:
        """Forget the text."""
        self._codes = ()
        self._text.close()
        self._piece.close()

    def write_over(self) -> Iterator[int]:
        """Go through the memory piece by piece; gives how many copies were in each."""
        if not self._codes:
            return
        for start, end in _private():
            for at in range(start, end, PIECE):
                length = min(PIECE + _OVERLAP, end - at)
                if self._codes and self._copy(at, _address(self._piece), length, "readv"):
                    yield sum(self._in_piece(at, length, code) for code in self._codes)

    def _in_piece(self, start: int, length: int, code: str) -> int:
        count = 0
        for opening in self._openings(code):
            at = self._piece.find(opening, 0, length)
            while at >= 0:
                end = self._end_of(at, length, code)
                if end:
                    count += self._replace(start, at, end)
                at = self._piece.find(opening, at + 1, length)
        return count

    def _openings(self, code: str) -> list[bytes]:
        """What a copy can begin with."""
        if not self._is_number:
            return [b"".join(self._unit(at, code) for at in range(4))]
        first, second = self._unit(0, code), self._unit(1, code)
        return [first + between + second for between in (b"", *_separators(code))]

    def _end_of(self, at: int, length: int, code: str) -> int:
        """Where the copy ends that begins at `at`; 0 where none does, or too little of one."""
        wide, known = len("0".encode(code)), 0
        if self._is_number and _is_digit(self._piece[max(0, at - wide) : at], code):
            return 0
        while known < self._length:
            place = at
            if known and self._is_number:
                place += next((len(s) for s in _separators(code) if self._begins(s, at)), 0)
            unit = self._unit(known, code)
            if place + len(unit) > length or not self._begins(unit, place):
                break
            at, known = place + len(unit), known + 1
        if known < self._least:
            return 0
        is_other = self._is_number and _is_digit(self._piece[at : at + wide], code)
        return 0 if is_other else at

    def _begins(self, what: bytes, at: int) -> bool:
        return self._piece[at : at + len(what)] == what

    def _unit(self, at: int, code: str) -> bytes:
        mixed = int.from_bytes(self._text[4 * at : 4 * at + 4], "little")
        return chr(mixed ^ self._chance).encode(code)

    def _replace(self, start: int, at: int, end: int) -> int:
        """Write over what is there, if it still is."""
        length = end - at
        now = mmap(-1, length)
        if not self._copy(start + at, _address(now), length, "readv"):
            return 0
        with memoryview(now) as here, memoryview(self._piece) as piece, piece[at:end] as seen:
            same = here == seen
        for each in range(length):
            now[each] = _INSTEAD if now[each] else 0
        written = same and self._copy(start + at, _address(now), length, "writev")
        now.close()
        return int(written)

    def _copy(self, there: int, here: int, length: int, way: str) -> bool:
        """Through the kernel, which refuses where the memory was given back meanwhile."""
        local, remote = _Part(here, length), _Part(there, length)
        call = getattr(self._vm, f"process_vm_{way}")
        call.restype = ctypes.c_ssize_t
        one, none = ctypes.c_ulong(1), ctypes.c_ulong(0)
        done = call(os.getpid(), ctypes.byref(local), one, ctypes.byref(remote), one, none)
        return bool(done == length)


def _address(memory: mmap) -> int:
    return ctypes.addressof(ctypes.c_char.from_buffer(memory))


def _private() -> list[tuple[int, int]]:
    """The areas of memory that this process alone has and can write to.

    What is mapped here to look with is of another kind, and is not among them.
    """
    with open("/proc/self/maps", encoding="utf-8") as file:
        parts = [line.split() for line in file]
    areas = [part[0].split("-") for part in parts if part[1] == "rw-p"]
    return [(int(start, 16), int(end, 16)) for start, end in areas]


def _separators(code: str) -> tuple[bytes, ...]:
    return tuple(each.encode(code) for each in _SEPARATORS)


def _is_digit(unit: bytes, code: str) -> bool:
    return unit.isdigit() if code == "utf-8" else unit[:1].isdigit() and unit[1:] == b"\0"
