"""Copies kept beside the vault, so that damage costs a day and not everything.

There is a file for each compartment and each generation, all there from the first one on and all
of one size; a file that was never written is random. Each compartment writes its own only, under
its own key. So what lies there is the same with and without a second vault, and from inside one
nothing can be seen of the other: not how often it was used, and not that it changed. A generation
is written over the one that is least worth keeping, in its place, because a fresh file would show
by its number in the file system which ones are in use. A kill spoils that one at most.
"""

from __future__ import annotations

import os
import shutil
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from pathlib import Path

from nocontact_desktop.errors import DamagedBackupError, DiskFullError, VaultTooNewError
from nocontact_desktop.replacing import flush
from nocontact_desktop.vault import changes, copying, sealed_file
from nocontact_desktop.vault.backup import silent
from nocontact_desktop.vault.copying import Cover, Progress, own_key
from nocontact_desktop.vault.failures import named
from nocontact_desktop.vault.files import open_descriptor, write_random
from nocontact_desktop.vault.sealed_file import Head, Reading
from nocontact_desktop.vault.slots import SlotTable
from nocontact_desktop.vault.vault import FileNames, Vault, read_slots

MOST = 10
DAY = 24 * 60 * 60
_BUDGET = 1 << 30
_FEWEST = 2
_SPARE = 16 << 20
_MEANINGLESS = 4000
"""A place in a copy where the slots file has nothing but random bytes."""


class State(StrEnum):
    """What can be said about one of the files."""

    GOOD = "good"
    DAMAGED = "damaged"
    OTHER = "other"
    """Never written, or written by another vault, or under a key that was given up."""


@dataclass(frozen=True, slots=True)
class Generation:
    """One of the files of this compartment. `made` and `count` are 0 unless it could be opened."""

    path: Path
    state: State
    made: int = 0
    count: int = 0


def how_many(size: int) -> int:
    """How many generations are kept of compartments of this size."""
    return max(_FEWEST, min(MOST, _BUDGET // (2 * size)))


def growth(folder: Path, names: FileNames, size: int) -> int:
    """How many bytes more all generations will take once the compartments have this size.

    Less than none when there will be fewer of them.
    """
    wanted = sealed_file.file_size(1 + sealed_file.parts_of(size))
    sizes = [path.stat().st_size if path.exists() else 0 for path in _all(folder, names)]
    return sum(max(wanted, found) for found in sizes[: 2 * how_many(size)]) - sum(sizes)


def paths(folder: Path, names: FileNames, compartment: int, most: int = MOST) -> tuple[Path, ...]:
    """Where the generations of a compartment lie: the odd numbers or the even ones."""
    stem, dot, ending = names.ballast.partition(".")
    numbers = range(1 + compartment, 2 * most + 1, 2)
    return tuple(folder / f"{stem}-{number:02}{dot}{ending}" for number in numbers)


def listed(vault: Vault) -> list[Generation]:
    """All generations of this compartment, read through, the newest first. Slow; for a thread."""
    found = [_examined(path, own_key(vault.place.slot), deep=True) for path in _own(vault)]
    return sorted(found, key=lambda generation: (-generation.count, -generation.made))


def counts(vault: Vault) -> tuple[int, ...]:
    """The counts in all generations of this compartment that open; quick.

    The others are read, too: the time of reading would show whose they are.
    """
    key = own_key(vault.place.slot)
    every = _all(vault.place.folder, vault.place.names)
    return tuple(_examined(path, key, deep=False).count for path in every)


def due(vault: Vault, now: float) -> bool:
    """Whether the newest generation is of another day; a clock that was set back counts too."""
    key = own_key(vault.place.slot)
    found = [_examined(path, key, deep=False) for path in _own(vault)]
    newest = max(found, key=lambda generation: generation.count, default=None)
    return newest is None or abs(now - newest.made) >= DAY


def keep(
    vault: Vault,
    now: float | None = None,
    progress: Progress = silent,
    *,
    also_today: bool = False,
) -> bool:
    """Make a generation unless there is one of today; `False`: there is. Slow; for a thread.

    Call it after opening, and with `also_today` after a secret was changed. It is read back before
    this returns. Raises the expected errors of writing; the vault is never touched, and room that
    it may need is never taken: then `DiskFullError`.
    """
    now = time.time() if now is None else now
    if not also_today and not due(vault, now):
        return False
    with vault.database.still() as compartments, named():
        size = compartments.size()
    with named():
        _lay_out(vault.place.folder, vault.place.names, size)
        table = read_slots(vault.place.folder / vault.place.names.slots)
        for path in _all(vault.place.folder, vault.place.names):
            _same_salts(path, table)
    key = own_key(vault.place.slot)
    with named():  # of a large vault there are fewer
        there = [path for path in _own(vault) if path.exists()]
    path = least_worth([_examined(path, key) for path in there], now)
    _write(vault, path, progress)
    with named():
        same_times(vault.place.folder, vault.place.names)
        flush(vault.place.folder)
    return True


def replace_old(vault: Vault) -> None:
    """Write all generations anew that the present key does not open: old secrets may open those.

    Slow; for a thread. Raises what `keep` raises; then some of the old ones are left.
    """
    key = own_key(vault.place.slot)
    for _ in range(MOST):
        there = [path for path in _own(vault) if path.exists()]
        if there and all(_examined(path, key).state is State.GOOD for path in there):
            return
        keep(vault, also_today=True)


def replace_all(vault: Vault) -> None:
    """Write all generations anew that hold anything: what was forgotten since is in none of them.

    Slow; for a thread. Raises what `keep` raises; then some of the old ones are left.
    """
    key = own_key(vault.place.slot)
    with named():
        there = [path for path in _own(vault) if path.exists()]
    old = [path for path in there if _examined(path, key).state is not State.OTHER]
    keep(vault, also_today=True)
    for path in filter(Path.exists, old):  # there may be fewer of them now
        _write(vault, path, silent)
    with named():
        same_times(vault.place.folder, vault.place.names)
        flush(vault.place.folder)


def least_worth(found: list[Generation], now: float) -> Path:
    """The file to write over: one that holds nothing, else one that stands close to others.

    The newest two and, for a year, the oldest stay; the others thin out with their age.
    """
    for generation in found:
        if generation.state is not State.GOOD:
            return generation.path
    order = sorted(found, key=lambda generation: -generation.count)
    ages = [max(now - generation.made, 0) + DAY for generation in order]
    if len(order) <= _FEWEST or ages[-1] > 365 * DAY:
        return order[-1].path
    gaps = {n: ages[n + 1] / ages[n - 1] for n in range(_FEWEST, len(order) - 1)}
    return order[min(gaps, key=gaps.__getitem__, default=-1)].path


def carried(folder: Path, names: FileNames) -> Iterator[tuple[Path, SlotTable]]:
    """Every file that may be a generation, with the slots it carries, of both compartments.

    Only those with the salts that most of them have: each other one would cost a stretching.
    """
    found = []
    for path in _all(folder, names):
        with suppress(DamagedBackupError, FileNotFoundError), path.open("rb") as file:
            found.append((path, Reading(file).table))
    salts = Counter((table.salt, *table.further) for _, table in found)
    usual = max(salts, key=salts.__getitem__, default=())
    for path, table in found:
        if (table.salt, *table.further) == usual:
            yield path, table


def take_out(folder: Path, names: FileNames, compartment: int, places: int) -> None:
    """Make these places random in the slots that the generations of a compartment carry.

    All generations are written, most of them as they were, so that it looks the same for none.
    """
    own = paths(folder, names, compartment)
    for path in _all(folder, names):
        taken = places if path in own else 0
        with suppress(FileNotFoundError), path.open("r+b", buffering=0) as file:
            start = file.read(sealed_file.START)
            if len(start) == sealed_file.START:
                file.seek(0)
                file.write(sealed_file.with_table(start, partial(SlotTable.emptied, group=taken)))


def _own(vault: Vault) -> tuple[Path, ...]:
    place = vault.place
    return paths(place.folder, place.names, place.slot.compartment)


def _all(folder: Path, names: FileNames) -> list[Path]:
    pairs = zip(paths(folder, names, 0), paths(folder, names, 1), strict=True)
    return [path for pair in pairs for path in pair]


def _examined(path: Path, key: bytes, *, deep: bool = False) -> Generation:
    """What a file holds. A box that is wrong is found with `deep` only."""
    head: Head | None = None
    try:
        with path.open("rb") as file:
            reading = Reading(file)
            head, _ = reading.head((key,))
            if deep:
                for _ in reading.parts(head, key):
                    pass
    except (DamagedBackupError, VaultTooNewError, OSError):
        if head is None:
            return Generation(path, State.OTHER)
        return Generation(path, State.DAMAGED, head.made, head.count)
    return Generation(path, State.GOOD, head.made, head.count)


def _lay_out(folder: Path, names: FileNames, size: int) -> None:
    """Bring all files to one size, random bytes at their ends; take away those beyond the number.

    Files that were made in vain are taken away again.
    """
    wanted = sealed_file.file_size(1 + sealed_file.parts_of(size))
    every = _all(folder, names)
    kept = 2 * how_many(size)
    for path in every[kept:]:
        path.unlink(missing_ok=True)
    sizes = {path: path.stat().st_size if path.exists() else -1 for path in every[:kept]}
    lacking = sum(max(0, wanted - max(found, 0)) for found in sizes.values())
    if lacking and shutil.disk_usage(folder).free < lacking + _SPARE:
        raise DiskFullError
    for path, found in sizes.items():
        if found < wanted:
            _lengthen(path, found, wanted)


def _lengthen(path: Path, found: int, wanted: int) -> None:
    descriptor = open_descriptor(path, os.O_WRONLY | os.O_CREAT)
    try:
        write_random(descriptor, max(found, 0), wanted)
        os.fsync(descriptor)
    except OSError:
        with suppress(OSError):
            os.ftruncate(descriptor, max(found, 0))
            if found < 0:
                path.unlink()
        raise
    finally:
        os.close(descriptor)


def _same_salts(path: Path, table: SlotTable) -> None:
    """Let a file carry the salts of the vault, as all of them do, written or not.

    So those that were never written look like the others, and one stretching is enough for all.
    """
    with suppress(FileNotFoundError), path.open("r+b", buffering=0) as file:
        start = file.read(sealed_file.START)
        fresh = sealed_file.with_table(start, lambda carried: carried.with_salts(table))
        if fresh != start:
            file.seek(0)
            file.write(fresh)
            os.fsync(file.fileno())


def _write(vault: Vault, path: Path, progress: Progress) -> None:
    """Write one of them, and a byte of all others as often: see `changes`."""
    place, key = vault.place, own_key(vault.place.slot)
    opened: dict[Path, int] = {}

    def wrote() -> None:
        changes.was_looked_at(opened[path])
        for other in opened.keys() - {path}:
            changes.touch(opened[other], _MEANINGLESS)

    with ExitStack() as stack:
        with named():
            for each in (each for each in _all(place.folder, place.names) if each.exists()):
                opened[each] = open_descriptor(each, os.O_RDWR)
                stack.callback(os.close, opened[each])
        cover = Cover(key, copying.table_for(vault, whole=False))
        members = (place.slot.compartment,)
        head = copying.write_copy(vault, opened[path], cover, members, progress, wrote=wrote)
    copying.verify(path, (key,), head, progress)


def same_times(folder: Path, names: FileNames) -> None:
    """Give all generations the same times; a kill may have left one that shows who wrote it."""
    there = [path for path in _all(folder, names) if path.exists()]
    changes.same_times(there, time.time_ns())
