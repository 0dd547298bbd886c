"""A vault whose bytes are flipped one after the other, and what opening it then says."""

from __future__ import annotations

import mmap
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from nocontact_desktop.errors import ExpectedError
from nocontact_desktop.vault import open_vault
from tests.vault.made import NAMES, WORDS, Made

TEXT = "what was written"
Bytes = bytearray | mmap.mmap
Outcome = type[ExpectedError] | None
"""The error of opening; `None`: the content was exactly right."""


@dataclass
class Tally:
    """What came of the flips of one part."""

    what: str
    flips: int = 0
    named: int = 0
    harmless: int = 0
    whole: int = 0
    """How many of the flips, or of pieces, went through the opening of the whole vault, too."""

    def count(self, *, named: bool, flips: int = 1) -> None:
        """One more, or a piece of them."""
        self.flips += flips
        self.named += flips if named else 0
        self.harmless += 0 if named else flips

    def __str__(self) -> str:
        figures = (self.flips, self.named, self.harmless, self.whole)
        return f"{self.what:44}" + "".join(f"{figure:13,}" for figure in figures)


class Scene:
    """A closed vault; `opened` leaves every byte of its five files as it was."""

    def __init__(self, made: Made) -> None:
        self.made = made
        paths = (made.folder / name for name in "abcde")
        self._good = {path: path.read_bytes() for path in paths}

    def good(self, path: Path) -> bytes:
        """The bytes of a file before anything was done to it."""
        return self._good[path]

    def opened(self) -> Outcome:
        """Open it with the words. Content that is not exactly right is a failure of the test."""
        try:
            vault = open_vault(self.made.folder, NAMES, WORDS, None)
        except ExpectedError as error:
            return type(error)
        else:
            assert vault.store.answers("s") == {"f": TEXT}
            assert [hit.text for hit in vault.store.search("written")] == [TEXT]
            vault.close()
            return None
        finally:
            for path, good in self._good.items():
                if path.read_bytes() != good:
                    with path.open("r+b") as file:
                        file.write(good)


@contextmanager
def mapped(path: Path) -> Iterator[mmap.mmap]:
    """The bytes of a file, so that whoever reads the file meets every change at once."""
    with path.open("r+b") as file, mmap.mmap(file.fileno(), 0) as data:
        yield data
        assert path.stat().st_ino == os.fstat(file.fileno()).st_ino, "it was replaced meanwhile"


def flips(data: Bytes, positions: Iterable[int]) -> Iterator[int]:
    """Flip one bit at each position in turn; it is as it was before the next one."""
    for at in positions:
        before = data[at]
        data[at] = before ^ 1 << at % 8
        yield at
        data[at] = before


def piece_flipped(data: Bytes, piece: range) -> None:
    """Flip one bit in each byte of a piece."""
    data[piece.start : piece.stop] = bytes(data[at] ^ 1 << at % 8 for at in piece)


def some(region: range, every: int) -> list[int]:
    """Every so many positions of a region, and its borders."""
    return sorted({*region[::every], *region[:2], *region[-2:]})


def pieces(region: range, size: int) -> list[range]:
    """A region cut up."""
    return [region[at : at + size] for at in range(0, len(region), size)]
