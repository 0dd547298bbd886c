"""The bytes of one file between two flushes: which of them a power cut may leave.

- Each sector of 512 bytes holds what it held after any one of the writes to it, or before all of
  them, whatever the other sectors hold. So any write may be missing, and each may be torn. The
  page cache works like that: it keeps the newest bytes of a page and writes them at some moment.
  That no disk tears a sector, and that bytes beside those written stay, is what SQLite calls
  "powersafe overwrite" and assumes, too (sqlite.org/psow.html).
- The length is the old one, the new one, or one in between. Where a file grew and its bytes did
  not arrive, zeros are read: ext4 in its mode `data=ordered` never shows what was in those blocks
  before (Linux, Documentation/admin-guide/ext4.rst).
- A cut of the file comes before all bytes that are written after it, because their blocks become
  the file's by a later step of the file system's journal.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from random import Random

from tests.vault.power.events import Resize, Write

SECTOR = 512
_FEW = 32
"""Of a write of so many sectors each is torn off by itself; of a larger one, whole runs."""


@dataclass(frozen=True, slots=True)
class Manner:
    """How much of what is pending arrives."""

    name: str
    share: float
    """How likely a write, or a change of a name, arrives."""
    torn: float = 0.0
    """How likely a write that arrives does so in part only."""
    apart: bool = False
    """Whether changes of names may arrive without those before them."""


ALL, NONE = Manner("all", 1), Manner("nothing", 0)
MANNERS = (
    ALL,
    NONE,
    Manner("half", 0.5),
    Manner("half, torn", 0.5, 0.5),
    Manner("most, torn", 0.9, 0.2),
    Manner("little, torn", 0.1, 0.5),
    Manner("half, names apart", 0.5, 0.2, apart=True),
)


@dataclass(slots=True)
class Content:
    """One file, whatever its names: its bytes on the disk, and what is pending."""

    flushed: bytes
    pending: list[Write | Resize] = field(default_factory=list)

    def flush(self) -> None:
        """All that is pending is on the disk for certain."""
        if self.pending:
            self.flushed = self.running()
            self.pending.clear()

    def running(self) -> bytes:
        """What the running system reads."""
        found = bytearray(self.flushed)
        for change in self.pending:
            _apply(found, change)
        return bytes(found)

    def after_a_cut(self, manner: Manner, random: Random) -> bytes:
        """What is read when the power is back."""
        if not self.pending:
            return self.flushed
        share = manner.share
        if 0 < share < 1:  # a whole file may have been written at once, or not yet
            share = random.choice((0.0, share, share, 1.0))
        pending = self._up_to_a_cut_of_the_file(share, random)
        arrived = _arrived(pending, share, manner.torn, random)
        found = bytearray(self.flushed)
        shortest = len(found)
        for change, runs in zip(pending, arrived, strict=True):
            if isinstance(change, Resize):
                _apply(found, change)
                shortest = min(shortest, change.size)
            else:
                _apply_part(found, change, runs)
        return bytes(found[: _length(shortest, len(found), share, random)])

    def _up_to_a_cut_of_the_file(self, share: float, random: Random) -> list[Write | Resize]:
        """What comes before one that did not arrive."""
        for number, change in enumerate(self.pending):
            if isinstance(change, Resize) and random.random() >= share:
                return self.pending[:number]
        return self.pending


def _apply(content: bytearray, change: Write | Resize) -> None:
    if isinstance(change, Resize):
        del content[change.size :]
        content.extend(bytes(change.size - len(content)))
    else:
        content.extend(bytes(max(0, change.start - len(content))))
        content[change.start : change.start + len(change.data)] = change.data


def _apply_part(content: bytearray, change: Write, runs: Iterable[tuple[int, int]]) -> None:
    """Put those bytes of a write into a file that lie in the sectors of `runs`."""
    end = change.start + len(change.data)
    content.extend(bytes(max(0, end - len(content))))
    for first, behind in runs:
        low, high = max(change.start, first * SECTOR), min(end, behind * SECTOR)
        content[low:high] = change.data[low - change.start : high - change.start]


def _arrived(
    pending: list[Write | Resize], share: float, torn: float, random: Random
) -> list[list[tuple[int, int]]]:
    """The sectors of each change that arrived, as runs.

    A sector that holds what a write left holds what all earlier writes left in it, too.
    """
    last = max((c.start + len(c.data) for c in pending if isinstance(c, Write)), default=0)
    newest = bytearray(-(-last // SECTOR))
    """A byte for each sector: whether a later write to it arrived."""
    found: list[list[tuple[int, int]]] = []
    for change in reversed(pending):
        if isinstance(change, Resize):
            found.append([])
            continue
        first = change.start // SECTOR
        behind = -(-(change.start + len(change.data)) // SECTOR)
        if random.random() < share:
            for low, high in _runs(first, behind, torn, random):
                newest[low:high] = b"\1" * (high - low)
        marks = re.finditer(b"\1+", newest[first:behind])
        found.append([(first + mark.start(), first + mark.end()) for mark in marks])
    return found[::-1]


def _runs(first: int, behind: int, torn: float, random: Random) -> list[tuple[int, int]]:
    """The sectors of a write that arrived: all, or those of some runs."""
    if behind - first < 2 or random.random() >= torn:
        return [(first, behind)]
    if behind - first <= _FEW:
        return [(sector, sector + 1) for sector in range(first, behind) if random.random() < 0.5]
    borders = sorted(random.randint(first, behind) for _ in range(2 * random.randint(1, 4)))
    return list(zip(borders[::2], borders[1::2], strict=True))


def _length(shortest: int, longest: int, share: float, random: Random) -> int:
    """One of the lengths that a file may have; `shortest` counts cuts that arrived."""
    if share in (0, 1):
        return longest if share else shortest
    between = random.randint(shortest // SECTOR, longest // SECTOR) * SECTOR
    return random.choice((shortest, longest, min(max(between, shortest), longest)))
