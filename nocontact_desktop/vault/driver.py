"""What SQLite reads and writes through: the compartment's file and nothing beside it.

SQLite asks for a file `<name>-journal`; there is none, the journal lies in the compartment.
Locks of SQLite's own are not needed, because the folder's lock is held by one process.
"""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import cast

import apsw

from nocontact_desktop.errors import VaultInUseError
from nocontact_desktop.vault.compartment_file import CompartmentFile
from nocontact_desktop.vault.failures import FULL

_NAME = "compartments"
_JOURNAL = "-journal"
_ABILITIES = apsw.SQLITE_IOCAP_POWERSAFE_OVERWRITE | apsw.SQLITE_IOCAP_SAFE_APPEND


def opened(path: Path, key: bytes, *, new: bool) -> apsw.Connection:
    """A connection to a compartment, as yet without its cipher.

    Raises as `CompartmentFile` does, and `VaultInUseError` while there is another connection.
    """
    files = _SYSTEM.files
    name = str(path.absolute())
    if name in files:
        raise VaultInUseError
    files[name] = file = CompartmentFile(path, key, new=new)
    flags = apsw.SQLITE_OPEN_READWRITE | apsw.SQLITE_OPEN_CREATE
    try:
        return apsw.Connection(name, flags=flags, vfs=f"multipleciphers-{_NAME}")
    except BaseException:
        if files.pop(name, None):  # else SQLite let go of it already
            file.close()
        raise


def file_of(connection: apsw.Connection) -> CompartmentFile:
    """The file behind a connection."""
    return _SYSTEM.files[connection.filename]


class _System(apsw.VFS):
    """Files that were opened beforehand, by path."""

    def __init__(self) -> None:
        base = next(name for name in apsw.vfs_names() if name in ("unix", "win32"))
        super().__init__(_NAME, base=base)
        self.files: dict[str, CompartmentFile] = {}
        self.last_fault = 0

    def xOpen(  # noqa: N802 - SQLite's name
        self, name: str | apsw.URIFilename | None, flags: list[int]
    ) -> apsw.VFSFile:
        """A compartment or its journal; nothing else is ever opened."""
        path = name.filename() if isinstance(name, apsw.URIFilename) else str(name)
        kind, flags[1] = flags[0], flags[0]
        if kind & apsw.SQLITE_OPEN_MAIN_DB and path in self.files:
            return cast("apsw.VFSFile", _Pages(self, path))
        if kind & apsw.SQLITE_OPEN_MAIN_JOURNAL:
            file = self._file_of_journal(path)
            file.journal.begin()
            return cast("apsw.VFSFile", _Journal(self, file))
        raise apsw.CantOpenError

    def xFullPathname(self, name: str) -> str:  # noqa: N802
        """Paths are whole already."""
        return name

    def xAccess(self, pathname: str, flags: int) -> bool:  # noqa: N802
        """Whether there is a journal; other files are of no interest."""
        if not pathname.endswith(_JOURNAL):
            return pathname in self.files
        return self._file_of_journal(pathname).journal.there

    def xDelete(self, filename: str, syncdir: bool) -> None:  # noqa: N802
        """Take a journal away, which is the commit."""
        with self.faults():
            self._file_of_journal(filename).journal.end()

    def xGetLastError(self) -> tuple[int, str]:  # noqa: N802
        """The number of the last fault, without its words."""
        return self.last_fault, ""

    @contextmanager
    def faults(self) -> Iterator[None]:
        """Tell SQLite of a fault in its own words; the number is kept."""
        try:
            yield
        except OSError as error:
            self.last_fault = error.errno or errno.EIO
            if error.errno in FULL:
                raise apsw.FullError from None
            raise apsw.IOError from None

    def _file_of_journal(self, path: str) -> CompartmentFile:
        return self.files[path.removesuffix(_JOURNAL)]


class _Pages:
    """The pages of a compartment, as a file of SQLite."""

    def __init__(self, system: _System, path: str) -> None:
        self._system = system
        self._path = path
        self._file = system.files[path]

    def xRead(self, amount: int, offset: int) -> bytes:  # noqa: N802
        """Pages, or what there is of them."""
        with self._system.faults():
            return self._file.read_page(amount, offset)

    def xWrite(self, data: bytes, offset: int) -> None:  # noqa: N802
        """One page."""
        with self._system.faults():
            self._file.write_page(data, offset)

    def xTruncate(self, newsize: int) -> None:  # noqa: N802
        """Files never shrink: what lies behind the content is random, or the journal."""

    def xSync(self, flags: int) -> None:  # noqa: N802
        """Return when all pages are on the disk."""
        with self._system.faults():
            self._file.sync_pages()

    def xFileSize(self) -> int:  # noqa: N802
        """The size without the front."""
        with self._system.faults():
            return self._file.size()

    def xLock(self, level: int) -> None:  # noqa: N802
        """The folder's lock is enough."""

    def xUnlock(self, level: int) -> None:  # noqa: N802
        """Nothing was locked."""

    def xCheckReservedLock(self) -> bool:  # noqa: N802
        """Nobody else writes."""
        return False

    def xFileControl(self, op: int, ptr: int) -> bool:  # noqa: N802
        """No special wishes."""
        return False

    def xDeviceCharacteristics(self) -> int:  # noqa: N802
        """The journal counts only when all of it is there."""
        return _ABILITIES

    def xClose(self) -> None:  # noqa: N802
        """Let go of the file."""
        del self._system.files[self._path]
        self._file.close()


class _Journal:
    """The journal of a compartment, as a file of SQLite: what SQLite asks of one, and no more."""

    def __init__(self, system: _System, file: CompartmentFile) -> None:
        self._system = system
        self._file = file

    def xRead(self, amount: int, offset: int) -> bytes:  # noqa: N802
        """What was written, or what there is of it."""
        return self._file.journal.read(amount, offset)

    def xWrite(self, data: bytes, offset: int) -> None:  # noqa: N802
        """Keep it until the pages are flushed."""
        self._file.journal.write(data, offset)

    def xSync(self, flags: int) -> None:  # noqa: N802
        """It goes to the disk, sealed, with the pages: see `CompartmentFile.sync_pages`."""

    def xFileSize(self) -> int:  # noqa: N802
        """How much was written."""
        return self._file.journal.size

    def xClose(self) -> None:  # noqa: N802
        """It stays until it is taken away."""


_SYSTEM = _System()
"""The one file system of the process: SQLite knows each by a name, for ever."""
