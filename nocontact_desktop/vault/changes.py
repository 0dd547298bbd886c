"""Writing to files that do not change, as often as to the one that does.

Some file systems count the changes of each file, and whoever has a copy of the whole disk can read
the number. A compartment that nobody ever wrote to would stay behind the other one, which tells
that there is no second vault. So for each write to one a byte is written to the other, the same
that was there, at a place that means nothing.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from nocontact_desktop.vault.files import read_at, write_at

_SECOND = 1_000_000_000


def touch(descriptor: int, place: int) -> None:
    """Write the byte at `place` once more. Nothing depends on it, so no fault of it is told."""
    with suppress(OSError):
        if byte := read_at(descriptor, 1, place):
            write_at(descriptor, byte, place)
        was_looked_at(descriptor)


def was_looked_at(descriptor: int) -> None:
    """Look at the times of a file: Linux counts more finely from then on, so all must have it."""
    with suppress(OSError):
        os.fstat(descriptor)


def same_times(paths: Iterable[Path], moment: int) -> None:
    """Give all files the same times, in nanoseconds."""
    for path in paths:
        # Read times lie ahead of write times, so that reading one file does not move its own.
        os.utime(path, ns=(moment + _SECOND, moment))
