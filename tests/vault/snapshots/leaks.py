"""Faults that would give a second vault away, each put into real files and taken back."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from pathlib import Path
from typing import Protocol

from tests.vault.made import NAMES
from tests.vault.snapshots.look import PAGE


class Leak(Protocol):
    """As long as the context lasts, the files give the second vault away, where there is one."""

    def __call__(self, folder: Path, *, two: bool) -> AbstractContextManager[None]: ...


_SECOND = 1_000_000_000


@contextmanager
def longer(folder: Path, *, two: bool) -> Iterator[None]:
    """One compartment is a page longer."""
    path = folder / NAMES.second
    size = path.stat().st_size
    with path.open("ab") as file:
        file.write(os.urandom(PAGE if two else 0))
    yield
    os.truncate(path, size)


@contextmanager
def later(folder: Path, *, two: bool) -> Iterator[None]:
    """One compartment was written a second later."""
    path = folder / NAMES.second
    stat = path.stat()
    os.utime(path, ns=(stat.st_atime_ns, stat.st_mtime_ns + _SECOND * two))
    yield
    os.utime(path, ns=(stat.st_atime_ns, stat.st_mtime_ns))


@contextmanager
def fresh(folder: Path, *, two: bool) -> Iterator[None]:
    """One compartment was written to another file, which took its place."""
    path, kept = folder / NAMES.second, folder.with_name("kept")
    if two:
        path.rename(kept)
        shutil.copyfile(kept, path)
        shutil.copystat(kept, path)
    yield
    if two:
        kept.replace(path)


@contextmanager
def given_away(folder: Path, *, two: bool) -> Iterator[None]:
    """How many there are, in the clear; a block that both have; a page that was never filled."""
    with ExitStack() as stack:
        stack.enter_context(_written(folder, NAMES.slots, 3000, b"\2" if two else b"\1"))
        if two:
            block = (folder / NAMES.first).read_bytes()[2 * PAGE : 2 * PAGE + 16]
            stack.enter_context(_written(folder, NAMES.second, 2 * PAGE, block))
            stack.enter_context(_written(folder, NAMES.second, (1 << 21) + PAGE, bytes(PAGE)))
        yield


@contextmanager
def _written(folder: Path, name: str, at: int, data: bytes) -> Iterator[None]:
    with (folder / name).open("r+b", buffering=0) as file:
        file.seek(at)
        before = file.read(len(data))
        file.seek(at)
        file.write(data)
        yield
        file.seek(at)
        file.write(before)


@contextmanager
def times_kept(folder: Path) -> Iterator[None]:
    """The times of the files are in the end what they were."""
    stats = {path: path.stat() for path in folder.iterdir()}
    yield
    for path, stat in stats.items():
        os.utime(path, ns=(stat.st_atime_ns, stat.st_mtime_ns))


LEAKS: dict[str, Leak] = {
    "longer": longer,
    "later": later,
    "fresh": fresh,
    "given away": given_away,
}
