"""A disk between two flushes: what is on it for certain, and what may be.

What POSIX promises is little. `fsync` of a file puts its bytes and its length on the disk, and says
nothing about its name; `fsync` of a folder does that for the names in it (fsync(2): "Calling fsync()
does not necessarily ensure that the entry in the directory containing the file has also reached
disk"). Before that, everything goes to the disk in any order or not at all. Here is legal:

- Bytes. Each sector of 512 bytes of an unflushed file holds what it held after any one of the writes
  to it, or before all of them, whatever the others hold. So any of the writes may be missing, and
  each may be torn. That is the page cache: it keeps the newest bytes of a sector, which are written
  at any moment. No disk tears a sector (SQLite's "powersafe overwrite" rests on the same).
- Length. The old one, the new one, or one in between. Where a file grew and the bytes did not
  arrive, zeros are read: ext4, in its modes `ordered` and with delayed allocation, never shows what
  an earlier file left (Linux, Documentation/filesystems/ext4). A cut of the file comes before all
  bytes that were written after it: their blocks belong to the file by a later transaction.
- Names, in order. ext4 writes metadata through one journal, and whole transactions become valid one
  after the other (Documentation/filesystems/journalling, jbd2). So those changes of names arrived
  that come before some moment, and that moment is no earlier than the last flush of a folder. ext4
  would flush names with the flush of any file, too; that is not counted, since nothing promises it.
- Names, apart (`Manner.apart`). Stricter than ext4, as POSIX allows: any of the unflushed changes may
  be missing, but changes of the same name keep their order, a folder is gone only when it was empty
  on the disk, and one rename is one step.

Bytes and names know nothing of each other: a name may lead to a file whose bytes never arrived, also
after a rename in the place of an older file, for which ext4 has an exception (`auto_da_alloc`) that
nobody should need.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from random import Random

from tests.vault.power.events import (
    Event,
    Flush,
    Link,
    Make,
    MakeFolder,
    Move,
    Remove,
    RemoveFolder,
    Resize,
    Told,
    Write,
)

SECTOR = 512
Tree = dict[str, bytes | None]
"""Files by path, and folders, which are `None`."""
_Slot = tuple[int, str]
_ROOT = 0
_FEW = 32


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
class _File:
    """One file, whatever its names: its bytes on the disk, and what is pending."""

    flushed: bytearray
    pending: list[Write | Resize] = field(default_factory=list)

    def flush(self) -> None:
        for change in self.pending:
            _apply(self.flushed, change)
        self.pending.clear()

    def after_a_cut(self, manner: Manner, random: Random) -> bytes:
        """What is read when the power is back."""
        if not self.pending:
            return bytes(self.flushed)
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


@dataclass(slots=True)
class _Change:
    """A change of names."""

    taken: tuple[_Slot, ...] = ()
    given: tuple[tuple[_Slot, int], ...] = ()
    emptied: int | None = None
    """The folder that it takes away."""
    flushed: bool = False

    @property
    def slots(self) -> set[_Slot]:
        return {*self.taken, *(slot for slot, _ in self.given)}

    def rests_on(self, other: _Change) -> bool:
        """Whether it cannot be there without an earlier one."""
        within = any(folder == self.emptied for folder, _ in other.slots)
        return within or bool(self.slots & other.slots)


class Disk:
    """Follows the events of a recording. Files and folders are numbered; a name leads to one."""

    def __init__(self, tree: Mapping[str, bytes | None]) -> None:
        """All of `tree` is on the disk for certain."""
        self._files: dict[int, _File] = {}
        self._folders = {_ROOT}
        self._changes: list[_Change] = []
        self._names: dict[_Slot, int] = {}
        """As the running system sees them."""
        for path in sorted(tree):
            data = tree[path]
            self._names[self._slot(path)] = self._new(data)
        self._first = dict(self._names)

    def take(self, event: Event) -> None:
        """Follow one event. What the running system refused, such as a name twice, is none."""
        match event:
            case Write(path) | Resize(path):
                self._file(path).pending.append(event)
            case Make(path) | MakeFolder(path):
                if self._find(path) is None:
                    new = self._new(None if isinstance(event, MakeFolder) else b"")
                    self._change(_Change(given=((self._slot(path), new),)))
            case Move(path, target):
                self._move(path, target)
            case Link(path, target):
                node = self._find(path)
                if node is not None and self._find(target) is None:
                    self._change(_Change(given=((self._slot(target), node),)))
            case Remove(path):
                if self._find(path) in self._files:
                    self._change(_Change(taken=(self._slot(path),)))
            case RemoveFolder(path):
                self._remove_folder(path)
            case Flush(path):
                self._flush(path)
            case Told():
                pass

    def running(self) -> Tree:
        """What the running system sees: as if everything had arrived."""
        return self._tree(self._names, {n: _now(file) for n, file in self._files.items()})

    def after_a_cut(self, manner: Manner, random: Random) -> Tree:
        """A state in which the disk may be when the power is cut now."""
        kept = self._apart(manner, random) if manner.apart else self._in_order(manner, random)
        names = dict(self._first)
        for change in kept:
            _rename(names, change)
        reached = set(names.values())
        found = {
            number: file.after_a_cut(manner, random) if number in reached else b""
            for number, file in self._files.items()
        }
        return self._tree(names, found)

    def _in_order(self, manner: Manner, random: Random) -> list[_Change]:
        certain = max((n + 1 for n, c in enumerate(self._changes) if c.flushed), default=0)
        more = len(self._changes) - certain
        if 0 < manner.share < 1:
            return self._changes[: certain + random.randint(0, more)]
        return self._changes[: certain + round(more * manner.share)]

    def _apart(self, manner: Manner, random: Random) -> list[_Change]:
        kept: list[_Change] = []
        lost: list[_Change] = []
        for change in self._changes:
            possible = not any(change.rests_on(other) for other in lost)
            arrived = change.flushed or random.random() < manner.share
            (kept if possible and arrived else lost).append(change)
        return kept

    def _new(self, data: bytes | None) -> int:
        number = len(self._files) + len(self._folders)
        if data is None:
            self._folders.add(number)
        else:
            self._files[number] = _File(bytearray(data))
        return number

    def _change(self, change: _Change) -> None:
        self._changes.append(change)
        _rename(self._names, change)

    def _move(self, path: str, target: str) -> None:
        node, there = self._find(path), self._find(target)
        if node is None or node == there or (there in self._folders and self._within(there)):
            return
        slot = self._slot(target)
        emptied = there if there in self._folders else None
        self._change(_Change((self._slot(path),), ((slot, node),), emptied))

    def _remove_folder(self, path: str) -> None:
        node = self._find(path)
        if node in self._folders and not self._within(node):
            self._change(_Change(taken=(self._slot(path),), emptied=node))

    def _within(self, folder: int | None) -> list[str]:
        return [name for above, name in self._names if above == folder]

    def _flush(self, path: str) -> None:
        node = self._find(path)
        if node is None:
            raise LookupError(f"a flush of {path}, which is not there")
        if node in self._files:
            self._files[node].flush()
            return
        wanted: list[_Change] = []
        for change in reversed(self._changes):
            here = any(folder == node for folder, _ in change.slots)
            if here or any(later.rests_on(change) for later in wanted):
                change.flushed = True
                wanted.append(change)

    def _slot(self, path: str) -> _Slot:
        above, _, name = path.rpartition("/")
        folder = self._find(above)
        if folder not in self._folders:
            raise LookupError(f"no folder for {path}")
        return folder, name

    def _find(self, path: str) -> int | None:
        node: int | None = _ROOT
        for part in filter(None, path.split("/")):
            node = None if node is None else self._names.get((node, part))
        return node

    def _file(self, path: str) -> _File:
        node = self._find(path)
        if node not in self._files:
            raise LookupError(f"{path} is written, and is not there")
        return self._files[node]

    def _tree(self, names: Mapping[_Slot, int], contents: Mapping[int, bytes]) -> Tree:
        """What can be reached from the root; what has lost its folder is gone."""
        by_folder: dict[int, list[tuple[str, int]]] = {}
        for (folder, name), node in names.items():
            by_folder.setdefault(folder, []).append((name, node))
        tree: Tree = {}
        waiting = [("", _ROOT)]
        while waiting:
            above, folder = waiting.pop()
            for name, node in by_folder.get(folder, ()):
                tree[above + name] = contents.get(node)
                if node in self._folders:
                    waiting.append((f"{above}{name}/", node))
        return tree


def _rename(names: dict[_Slot, int], change: _Change) -> None:
    for slot in change.taken:
        names.pop(slot, None)
    names.update(change.given)


def _now(file: _File) -> bytes:
    found = bytearray(file.flushed)
    for change in file.pending:
        _apply(found, change)
    return bytes(found)


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
