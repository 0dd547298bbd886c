"""A disk between two flushes: what is on it for certain, and what may be.

What POSIX promises is little. `fsync` of a file puts its bytes and its length on the disk, and
says nothing about its name; `fsync` of a folder does that for the names in it (fsync(2): it "does
not necessarily ensure that the entry in the directory containing the file has also reached disk").
Before that, everything reaches the disk in any order or not at all. So this is legal:

- Bytes and length: see `content`. They know nothing of the names: a name may lead to a file whose
  bytes never arrived, also after it was moved to the place of an older file, for which ext4 makes
  an exception (mount option `auto_da_alloc`) that nobody should need.
- Names, in order. ext4 writes names through one journal, whose transactions become valid one after
  the other (Linux, Documentation/filesystems/ext4/journal.rst). So the changes of names arrived
  that come before some moment, which is no earlier than the last flushed change. On ext4 the flush
  of a file brings names along; that is not counted, since nothing promises it.
- Names, apart (`Manner.apart`). Stricter than ext4, and as POSIX allows: any of the unflushed
  changes may be missing. Only changes of the same name keep their order, a folder is gone only
  when the disk knows that it was empty, and one rename is one step (rename(2)).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from random import Random

from tests.vault.power.content import Content, Manner
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

Tree = dict[str, bytes | None]
"""Files by path, and folders, which are `None`."""
_Slot = tuple[int, str]
_ROOT = 0


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
        self._files: dict[int, Content] = {}
        self._folders = {_ROOT}
        self._changes: list[_Change] = []
        self._names: dict[_Slot, int] = {}
        """As the running system sees them."""
        for path in sorted(tree):
            data = tree[path]
            self._names[self._slot(path)] = self._new(data)
        self._first = dict(self._names)

    def take(self, event: Event) -> None:
        """Follow one event. What the running system must have refused changes nothing."""
        if isinstance(event, Write | Resize):
            self._file(event.path).pending.append(event)
        elif isinstance(event, Flush):
            self._flush(event.path)
        elif not isinstance(event, Told):
            self._rename(event)

    def running(self) -> Tree:
        """What the running system sees: as if everything had arrived."""
        return self._tree(self._names, {n: file.running() for n, file in self._files.items()})

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
            self._files[number] = Content(data)
        return number

    def _change(self, change: _Change) -> None:
        self._changes.append(change)
        _rename(self._names, change)

    def _rename(self, event: Make | MakeFolder | Move | Link | Remove | RemoveFolder) -> None:
        match event:
            case Make(path) | MakeFolder(path) if self._is_free(path):
                new = self._new(None if isinstance(event, MakeFolder) else b"")
                self._change(_Change(given=((self._slot(path), new),)))
            case Move(path, target):
                self._move(path, target)
            case Link(path, target):
                node = self._find(path)
                if node is not None and self._is_free(target):
                    self._change(_Change(given=((self._slot(target), node),)))
            case Remove(path) if self._find(path) in self._files:
                self._change(_Change(taken=(self._slot(path),)))
            case RemoveFolder(path):
                self._remove_folder(path)

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

    def _is_free(self, path: str) -> bool:
        """Whether something new can have this path."""
        above = self._find(path.rpartition("/")[0])
        return above in self._folders and self._find(path) is None

    def _find(self, path: str) -> int | None:
        node: int | None = _ROOT
        for part in filter(None, path.split("/")):
            node = None if node is None else self._names.get((node, part))
        return node

    def _file(self, path: str) -> Content:
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
