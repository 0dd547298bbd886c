"""The two compartment files, kept alike: same size, same times, random bytes behind the content.

Which of them is in use, or whether both are, must not show in one copy of the files.
"""

from __future__ import annotations

import os
import shutil
import time
from contextlib import suppress
from functools import partial
from pathlib import Path

from nocontact_desktop.errors import DamagedVaultError
from nocontact_desktop.vault import changes
from nocontact_desktop.vault.aside import Aside
from nocontact_desktop.vault.files import open_descriptor, write_random
from nocontact_desktop.vault.layout import FRONT

HEADROOM = 1 << 20
"""Both files grow together before the content reaches the end, so a commit rarely grows one."""

_STEP = 4 << 20
_SMALL = 64 << 20
_ALONE = _STEP
"""Growth by more than this is worth two threads."""


def padded_size(needed: int) -> int:
    """The smallest size a compartment may have for `needed` bytes, one byte at least."""
    needed = max(needed, 1)
    step = _STEP if needed <= _SMALL else (1 << ((needed - 1).bit_length() - 1)) // 16
    return -(-needed // step) * step


class Compartments:
    """Descriptors on both files beside the database's own.

    Whatever is written through them lies behind the content.
    """

    def __init__(self, first: Path, second: Path) -> None:
        """Raise `DamagedVaultError` when a file is missing or empty."""
        self.paths = (first, second)
        if not all(path.is_file() and path.stat().st_size for path in self.paths):
            raise DamagedVaultError
        self._descriptors: list[int] = []
        self.spoiled = False
        """Whether a flush failed. A later one would say that all is well, so both files have to be
        opened anew before anything is written to them."""
        try:
            for path in self.paths:
                self._descriptors.append(open_descriptor(path, os.O_RDWR))
                with suppress(OSError):  # the system notes that a file was read, once a day
                    os.read(self._descriptors[-1], 1)
        except OSError:
            self.close()
            raise

    def level(self, used: int) -> None:
        """Bring both files to one size, with room behind `used` bytes.

        On a failure, an `OSError`, they are as they were.
        """
        target = self.size_for(used)
        if any(size != target for size in self._sizes()):
            self._grow(target)

    def size_for(self, used: int) -> int:
        """How large each file is to be when `used` bytes of it hold content. None ever shrinks."""
        return max(padded_size(used + HEADROOM), *map(padded_size, self._sizes()))

    def fits(self, used: int) -> bool:
        """Whether the disk has room for both files when `used` bytes of them hold content."""
        target = padded_size(used + HEADROOM)
        lacking = sum(max(0, target - size) for size in self._sizes())
        return not lacking or lacking < shutil.disk_usage(self.paths[0].parent).free

    def read(self, number: int, start: int, size: int) -> bytes:
        """Up to `size` bytes of one file as they lie on the disk."""
        os.lseek(self._descriptors[number], start, os.SEEK_SET)
        return os.read(self._descriptors[number], size)

    def written(self, path: Path) -> None:
        """Call this after each write to one of them, so that the system counts as many of both."""
        for known, descriptor in zip(self.paths, self._descriptors, strict=False):  # or closed
            if known == path:
                changes.was_looked_at(descriptor)
            else:
                changes.touch(descriptor, FRONT - 1)

    def same_times(self) -> None:
        """Give both files the same times."""
        changes.same_times(self.paths, time.time_ns())

    def close(self) -> None:
        """Close the descriptors. Only after the database's connection was closed."""
        for descriptor in self._descriptors:
            os.close(descriptor)
        self._descriptors.clear()

    def size(self) -> int:
        """The size of the larger file."""
        return max(self._sizes())

    def _sizes(self) -> list[int]:
        return [os.fstat(descriptor).st_size for descriptor in self._descriptors]

    def _grow_together(self, sizes: list[int], target: int) -> None:
        """Write and flush both at once. Neither is behind, whichever of them is in use."""
        pairs = zip(self._descriptors, sizes, strict=True)
        works = [Aside(partial(self._lengthen, *pair, target)) for pair in pairs]
        for work in works:
            work.wait()
        for work in works:
            work.result()

    def _grow(self, target: int) -> None:
        sizes = self._sizes()
        try:
            if target - min(sizes) > _ALONE:
                self._grow_together(sizes, target)
            for descriptor, size in zip(self._descriptors, self._sizes(), strict=True):
                self._lengthen(descriptor, size, target)
        except OSError:
            with suppress(OSError):
                for descriptor, size in zip(self._descriptors, sizes, strict=True):
                    os.ftruncate(descriptor, size)
            raise

    def _lengthen(self, descriptor: int, size: int, target: int) -> None:
        write_random(descriptor, size, target)
        try:
            os.fsync(descriptor)
        except OSError:
            self.spoiled = True
            raise
