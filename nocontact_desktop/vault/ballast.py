"""Room kept back on the disk, so that the last edit can still be saved when it is full."""

import os
import shutil
from contextlib import suppress
from pathlib import Path

from nocontact_desktop.vault.files import open_descriptor, write_random

SIZE = 1 << 20
_PLENTY = 8 * SIZE


class Ballast:
    """The ballast file of one vault. Its content means nothing."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self.spent = not path.is_file() or path.stat().st_size != SIZE
        """Whether the room was given up and has not been taken back."""

    def give_up(self) -> bool:
        """Free the room; `False` when there was none left to free."""
        if self.spent:
            return False
        self.spent = True
        self._path.unlink()
        return True

    def take_back(self) -> None:
        """Keep the room back again, once the disk has plenty. Never raises for a full disk."""
        with suppress(OSError):
            if self.spent and shutil.disk_usage(self._path.parent).free > _PLENTY:
                self.fill()

    def fill(self) -> None:
        """Write the file, whatever room there is."""
        descriptor = open_descriptor(self._path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        try:
            write_random(descriptor, 0, SIZE)
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
        self.spent = False
