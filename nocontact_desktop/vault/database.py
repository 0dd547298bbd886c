"""One open compartment: an encrypted SQLite database, its settings, and its transactions."""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any, TypeVar

import apsw

from nocontact_desktop.errors import DiskFullError, StorageFailedError
from nocontact_desktop.vault.ballast import Ballast
from nocontact_desktop.vault.compartments import PAGE, Compartments
from nocontact_desktop.vault.failures import FULL, named

T = TypeVar("T")

_CIPHER = {"cipher": "chacha20", "legacy": 1, "legacy_page_size": PAGE}
_SETTINGS = {
    "locking_mode": "normal",  # exclusive would leave a readable journal behind after every lock
    "journal_mode": "delete",
    "synchronous": "extra",
    "secure_delete": "on",
    "temp_store": "memory",
    "mmap_size": 0,
    "trusted_schema": "off",
    "foreign_keys": "on",
    "cell_size_check": "on",
    "cache_size": -16384,
}
_CHECKED_WHOLE = 16 << 20


def connect(path: Path, key: bytes, *, new: bool = False) -> apsw.Connection:
    """A connection with all settings in place. `new` makes the file; else it must be there."""
    flags = apsw.SQLITE_OPEN_READWRITE | (apsw.SQLITE_OPEN_CREATE if new else 0)
    connection = apsw.Connection(str(path), flags=flags)
    try:
        for name, value in _CIPHER.items():
            connection.pragma(name, value)
        connection.pragma("key", f"raw:{key.hex()}")
        for name, value in _SETTINGS.items():
            connection.pragma(name, value)
    except BaseException:
        connection.close()
        raise
    return connection


def rows(connection: apsw.Connection, sql: str, *values: object) -> list[tuple[Any, ...]]:
    """All rows that `sql` finds with `values` in its places."""
    return list(connection.execute(sql, values))


def is_whole(connection: apsw.Connection) -> bool:
    """Whether every page in use is sound; a large compartment is checked as it is read instead."""
    if used_bytes(connection) > _CHECKED_WHOLE:
        return True
    return bool(connection.pragma("quick_check") == "ok")


def used_bytes(connection: apsw.Connection) -> int:
    """How many bytes of the file hold content; random bytes follow."""
    return int(connection.pragma("page_count")) * PAGE


class Database:
    """Reads and writes of an open compartment, from any thread, one at a time.

    After the disk reported a fault nothing more is written: what a later write would rest on is
    unknown until the vault is opened again.
    """

    def __init__(
        self, connection: apsw.Connection, compartments: Compartments, ballast: Ballast
    ) -> None:
        self._connection = connection
        self._compartments = compartments
        self._ballast = ballast
        self._turn = threading.RLock()
        self._faulty = False
        self._closed = False
        self._size = compartments.size()

    @property
    def short_of_room(self) -> bool:
        """Whether the last room was given up, so that the person should free some."""
        return self._ballast.spent

    def read(self, work: Callable[[apsw.Connection], T]) -> T:
        """What `work` finds, all of it in one state."""
        with self._turn, named(self._connection), self._connection:
            found = work(self._connection)
        return found  # noqa: RET504 - the `with` might swallow, as far as types can tell

    def write(
        self, work: Callable[[apsw.Connection], T], undone: Callable[[], None] = lambda: None
    ) -> T:
        """Run `work` in one transaction, which is on the disk when this returns.

        On a full disk the ballast is given up and `work` runs once more. Raises the errors of
        `failures.named`; then nothing of `work` has happened. `undone` is called each time that
        `work` was run in vain.
        """
        with self._turn:
            if self._faulty:
                raise StorageFailedError
            try:
                result = self._committed(work, undone)
            except DiskFullError:
                with named():
                    if not self._ballast.give_up():
                        raise
                result = self._committed(work, undone)
            self.tidy()
            return result

    def tidy(self) -> None:
        """Make both files alike. Nothing depends on it, so a fault is told by the next write."""
        try:
            self._level()
            self._compartments.same_times()
            self._ballast.take_back()
        except (OSError, apsw.Error):
            self._faulty = True

    def _level(self) -> None:
        """Make both files the same size; where there is no room for that, the next edit tries."""
        size = self._compartments.size()
        self._compartments.fill_lock_page(self._size, size)
        self._size = size
        try:
            self._compartments.level(used_bytes(self._connection))
        except OSError as error:
            if error.errno not in FULL:
                raise

    def close(self) -> None:
        """Make both files alike and let go of them. Never fails for the sake of tidiness."""
        with self._turn:
            if self._closed:
                return
            self._closed = True
            self.tidy()
            with suppress(apsw.Error):
                self._connection.close()
            self._compartments.close()

    def _committed(self, work: Callable[[apsw.Connection], T], undone: Callable[[], None]) -> T:
        connection = self._connection
        try:
            with named(connection):
                connection.execute("begin immediate")
                result = work(connection)
                connection.execute("commit")
        except BaseException as error:
            self._undo()
            undone()
            self._faulty |= isinstance(error, StorageFailedError)
            raise
        return result

    def _undo(self) -> None:
        try:
            if self._connection.in_transaction:
                self._connection.execute("rollback")
        except apsw.Error:
            self._faulty = True
