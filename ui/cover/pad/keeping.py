"""Keeps the pages of a pad in their file, and says calmly what stands in the way."""

from __future__ import annotations

import os
from pathlib import Path

from nocontact_desktop.disguise.engine.ordinary_lists import ordinary_lists
from nocontact_desktop.disguise.engine.pad import Pages
from nocontact_desktop.disguise.engine.pad_file import NAME, read, write
from nocontact_desktop.errors import ListsDamagedError, ListsNotKeptError

Stamp = tuple[int, int, int]


class Keeping:
    """The file in `folder`; without a folder everything is in memory only.

    A file is made when something was changed, not before; until then the same lists
    are there each time. `sentence` is an English key, empty when all is well.
    """

    def __init__(self, folder: Path | None) -> None:
        self._path = folder / NAME if folder is not None else None
        self._place = folder.name if folder is not None else ""
        self._stamp: Stamp | None = None
        self._damaged = False
        self.sentence = ""

    def load(self) -> Pages:
        """The pages that were kept, or those that one begins with."""
        self._stamp = self._stamp_now()
        try:
            pages = read(self._path) if self._path is not None else None
        except ListsDamagedError as error:
            self._damaged, self.sentence = True, error.sentence
            return ordinary_lists(self._place)
        self._damaged, self.sentence = False, ""
        return ordinary_lists(self._place) if pages is None else pages

    def changed_elsewhere(self) -> bool:
        """Whether another window has written the file since it was read or written here."""
        return self._path is not None and self._stamp_now() not in (None, self._stamp)

    def keep(self, pages: Pages) -> None:
        """Write the pages; what goes wrong is in `sentence`. A damaged file is left as it is."""
        if self._path is None or (self._damaged and self._path.exists()):
            return
        self._damaged = False
        try:
            write(self._path, pages)
        except ListsNotKeptError as error:
            self.sentence = error.sentence
        else:
            self.sentence = ""
        self._stamp = self._stamp_now()

    def _stamp_now(self) -> Stamp | None:
        try:
            found = os.stat(self._path) if self._path is not None else None
        except OSError:
            return None
        return (found.st_ino, found.st_size, found.st_mtime_ns) if found else None
