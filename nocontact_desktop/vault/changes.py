"""How often the file system counted a change of a file, so that it can count as many of others.

Some file systems keep such a number beside the times (ext4 does), and whoever has a copy of the
whole disk can read it. A compartment that nobody ever wrote to would stay behind the other one,
which tells that there is no second vault.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

_SECOND = 1_000_000_000


class Changes:
    """Those of a file that is being written. The system counts a write once its clock moved on."""

    def __init__(self, path: Path, descriptor: int) -> None:
        self.path = path
        self._descriptor = descriptor
        self._seen = self._moments()
        self._count = 0

    def look(self) -> None:
        """Call this after each write."""
        moments = self._moments()
        if moments != self._seen:
            self._seen = moments
            self._count += 1

    def taken(self) -> int:
        """How many there were since this was called the last time."""
        count, self._count = self._count, 0
        return count

    def _moments(self) -> tuple[int, int]:
        stat = os.fstat(self._descriptor)
        return stat.st_mtime_ns, stat.st_ctime_ns


def make_alike(paths: Iterable[Path], moment: int, written: Changes | None = None) -> None:
    """Give all files the same times, and those that were not `written` as many changes."""
    behind = written.taken() if written else 0
    for path in paths:
        for _ in range(1 if written and path == written.path else 1 + behind):
            # Read times lie ahead of write times, so that reading one file does not move its own.
            os.utime(path, ns=(moment + _SECOND, moment))
