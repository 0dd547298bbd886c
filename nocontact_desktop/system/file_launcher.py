"""Entries that are files: the order in which they are written, renewed and removed."""

from abc import ABC, abstractmethod
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from nocontact_desktop.errors import LauncherFailedError
from nocontact_desktop.system.door import Entry, Listed
from nocontact_desktop.system.whole_file import check, remove, write


class FileLauncher(ABC):
    """Keeps the promises of a launcher by files. An adapter says which, and where."""

    @property
    def available(self) -> bool:
        """Always: such files need nothing but a folder."""
        return True

    def add(self, entry: Entry) -> tuple[Path, ...]:
        """Write the pictures first, so that a menu never shows the entry without them."""
        return self._put(entry, ())

    def change(self, old: Entry, new: Entry) -> tuple[Path, ...]:
        """The new entry and its pictures are there before the old ones go."""
        before = self._own(old)
        files = self._put(new, before)
        kept = self._places(new)
        self._remove_files([path for path in before if path not in kept])
        return files

    def remove(self, entry: Entry) -> None:
        """Remove the entry, then its pictures, and the folders that are empty without them."""
        self._remove_files(self._own(entry))

    def present(self, entry: Entry) -> bool:
        """Whether one of the files is there that a person sees, and is not another program's."""
        seen = (path for path in self._seen(entry) if path.is_file())
        return any(not self._is_foreign(path, entry) for path in seen)

    def _put(self, entry: Entry, replaced: tuple[Path, ...]) -> tuple[Path, ...]:
        """Write all of `entry`, also over the files of the entry that it replaces."""
        check(entry)
        files = self._files(entry)
        seen = (path for path in self._seen(entry) if path in files and path not in replaced)
        if any(self._is_foreign(path, entry) for path in seen):
            raise LauncherFailedError
        fresh = [path for path in files if not path.exists()]
        try:
            for path, content in files.items():
                write(path, content)
        except OSError:
            with suppress(LauncherFailedError):
                self._remove_files(fresh)
            raise LauncherFailedError from None
        with suppress(LauncherFailedError):  # from before; nothing names it any more
            self._remove_files([path for path in self._own(entry) if path not in files])
        return tuple(files)

    @abstractmethod
    def listed(self, command: tuple[str, ...]) -> tuple[Listed, ...]:
        """Look into every file that a person sees there."""

    def remove_all(self, command: tuple[str, ...]) -> None:
        """Remove what is listed, then the pictures that it names."""
        seen = [path for each in self.listed(command) for path in each.files]
        pictures = [picture for path in seen for picture in self._pictures_of(path)]
        self._remove_files([*seen, *pictures])

    @abstractmethod
    def _pictures_of(self, path: Path) -> tuple[Path, ...]:
        """The pictures that belong to one of the files that are seen, as far as they are ours."""

    def _own(self, entry: Entry) -> tuple[Path, ...]:
        """All places of an entry but those that another program has taken, and its pictures."""
        foreign = [path for path in self._seen(entry) if self._is_foreign(path, entry)]
        if foreign and not self.present(entry):
            return ()
        return tuple(path for path in self._places(entry) if path not in foreign)

    @abstractmethod
    def _files(self, entry: Entry) -> dict[Path, bytes]:
        """What is written, in this order. Raises `LauncherFailedError`."""

    @abstractmethod
    def _places(self, entry: Entry) -> tuple[Path, ...]:
        """All that an entry of this name may have, what is seen first."""

    @abstractmethod
    def _seen(self, entry: Entry) -> tuple[Path, ...]:
        """The files that a person sees, if they are there."""

    @abstractmethod
    def _is_foreign(self, path: Path, entry: Entry) -> bool:
        """Whether `path` is there and another program's; it is one of those that are seen."""

    @abstractmethod
    def _roots(self) -> tuple[Path, ...]:
        """The folders that stay, however empty they are."""

    def _remove_files(self, paths: Iterable[Path]) -> None:
        """All that can be removed; only then is said that something could not."""
        if not all([remove(path, self._roots()) for path in paths]):
            raise LauncherFailedError
