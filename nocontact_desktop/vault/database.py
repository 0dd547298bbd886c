"""One open compartment: an encrypted SQLite database, its settings, and its transactions."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, TypeVar

import apsw

from nocontact_desktop.errors import DiskFullError, StorageFailedError
from nocontact_desktop.vault import driver
from nocontact_desktop.vault.ballast import Ballast
from nocontact_desktop.vault.compartments import Compartments
from nocontact_desktop.vault.failures import FULL, named
from nocontact_desktop.vault.layout import FRONT, PAGE

T = TypeVar("T")
Again = Callable[[], tuple[apsw.Connection, Compartments]]
"""Opens both files of a vault anew and settles what a fault left; raises as opening does."""

_CIPHER = {"cipher": "chacha20", "legacy": 1, "legacy_page_size": PAGE}
_SETTINGS = {
    "locking_mode": "normal",
    "journal_mode": "delete",
    "cache_spill": "off",  # no page is written before the whole journal is
    "synchronous": "extra",
    "secure_delete": "on",
    "temp_store": "memory",
    "mmap_size": 0,
    "trusted_schema": "off",
    "foreign_keys": "on",
    "cell_size_check": "on",
    "cache_size": -16384,
}
_HELD = PAGE - 48
"""How much of a large content a page holds, at least."""

_CHECKED_WHOLE = 16 << 20


def connect(path: Path, key: bytes, *, new: bool = False) -> apsw.Connection:
    """A connection with all settings in place.

    `new` begins an empty database, in the place of whatever is there; else it must be there. Then
    the first page was read, after an interrupted transaction was rolled back: `apsw.NotADBError`
    for another key.
    """
    connection = driver.opened(path, key, new=new)
    try:
        for name, value in _CIPHER.items():
            connection.pragma(name, value)
        connection.pragma("key", f"raw:{key.hex()}")
        for name, value in _SETTINGS.items():
            connection.pragma(name, value)
    except apsw.SQLError:  # the first page is of no kind that SQLite knows
        connection.close()
        raise apsw.CorruptError from None
    except BaseException:
        connection.close()
        raise
    return connection


def rows(connection: apsw.Connection, sql: str, *values: object) -> list[tuple[Any, ...]]:
    """All rows that `sql` finds with `values` in its places."""
    return list(connection.execute(sql, values))


def is_whole(connection: apsw.Connection) -> bool:
    """Whether every page in use is sound; a large compartment is checked as it is read instead.

    Damage in attached files alone does not count: all the rest can be read without them.
    """
    if used_bytes(connection) > _CHECKED_WHOLE or _is_sound(connection):
        return True
    tables = rows(connection, "select name from sqlite_schema where type = 'table' and rootpage")
    others = [name for (name,) in tables if name != "chunks"]
    has_files = len(others) < len(tables) and rows(connection, "select 1 from contents limit 1")
    return bool(has_files) and all(_is_sound(connection, name) for name in others)


def _is_sound(connection: apsw.Connection, *table: str) -> bool:
    try:
        return bool(connection.pragma("quick_check", *table) == "ok")
    except (apsw.CorruptError, apsw.NotADBError, apsw.SQLError):
        return False


def is_of_one_state(connection: apsw.Connection, *, accept: bool = False) -> bool:
    """Whether no page in use is an older one put back; with `accept` it is so from now on."""
    root = driver.file_of(connection).root
    if accept and not root.intact:
        root.accept(int(connection.pragma("page_count")))
    return root.intact


def used_bytes(connection: apsw.Connection) -> int:
    """How many bytes of the file, from its beginning, hold content; random bytes follow."""
    return FRONT + int(connection.pragma("page_count")) * PAGE


class Database:
    """Reads and writes of an open compartment, from any thread, one at a time.

    After the disk reported a fault both files are let go and opened anew before anything else:
    what a later write would rest on is unknown until then. What was committed is in them.
    """

    def __init__(
        self,
        connection: apsw.Connection,
        compartments: Compartments,
        ballast: Ballast,
        again: Again | None = None,
    ) -> None:
        self._again = again
        self._connection = connection
        self._compartments = compartments
        self._ballast = ballast
        self._turn = threading.RLock()
        self._faulty = False
        self._closed = False
        self._take_file()

    @property
    def short_of_room(self) -> bool:
        """Whether the last room was given up, so that the person should free some."""
        return self._ballast.spent

    @property
    def under_way(self) -> bool:
        """Whether a transaction is open: what is read inside one may be undone with it."""
        with self._turn:
            self._recover()
            return bool(self._connection.in_transaction)

    def read(self, work: Callable[[apsw.Connection], T]) -> T:
        """What `work` finds, all of it in one state."""
        with self._turn:
            self._recover()
            with named(self._connection):
                if self._connection.in_transaction:
                    return work(self._connection)
                return self._read(work)

    def write(
        self,
        work: Callable[[apsw.Connection], T],
        undone: Callable[[], None] = lambda: None,
        *,
        dear: bool = True,
    ) -> T:
        """Run `work` in one transaction, which is on the disk when this returns.

        On a full disk the ballast is given up and `work` runs once more. Raises the errors of
        `failures.named`; then nothing of `work` has happened, unless the disk fails on and on, so
        that it cannot be found out. `undone` is called each time that `work` was run in vain.
        What is not `dear`, because it can be done again, gets neither the ballast nor the room by
        which the two files are alike.
        """
        with self._turn:
            self._recover()
            try:
                result = self._committed(work, undone, dear)
            except DiskFullError:
                self._make_do(dear)
                result = self._committed(work, undone, dear)
            self.tidy()
            return result

    def expect(self, more: int) -> None:
        """Raise `DiskFullError` when the disk has no room for `more` bytes of content.

        Better than to find out in the end: files do not shrink when what was written is undone.
        """
        with self.still() as compartments, named(self._connection):
            used = self._used_with(more)
            if used > used_bytes(self._connection) and not compartments.fits(used):
                raise DiskFullError

    def grown(self, more: int) -> int:
        """How large each of the two files will be with `more` bytes of content."""
        with self.still() as compartments, named(self._connection):
            return compartments.size_for(self._used_with(more))

    def _used_with(self, more: int) -> int:
        """What `used_bytes` will be; room of what was removed is used first."""
        free = int(self._connection.pragma("freelist_count")) * PAGE
        taken = -(-more // _HELD) * PAGE
        return used_bytes(self._connection) + max(0, taken - free)

    @contextmanager
    def still(self) -> Iterator[Compartments]:
        """Both files between two commits: nothing is written inside the `with`.

        Raises `StorageFailedError` after a fault and when closed.
        """
        with self._turn:
            self._recover()
            yield self._compartments

    def rekey(self, key: bytes) -> None:
        """Encrypt all content under another key, in one transaction with a journal.

        A kill in the middle leaves a journal that brings the old content back under the old key.
        """
        with self.still(), named(self._connection):
            self._level(used_bytes(self._connection))
            self._file.content_end = used_bytes(self._connection)
            self._file.shown = self._file.content_end - FRONT
            self._file.root.lead_to(key)
            try:
                self._connection.pragma("rekey", f"raw:{key.hex()}")
            except BaseException:
                self._faulty = True
                raise
            finally:
                self._file.content_end = self._file.shown = None
                self._file.root.lead_to(None)
            self._file.journal.use(key)
            self._file.root.use(key)
        self.tidy()

    def tidy(self) -> None:
        """Make both files alike. Nothing depends on it, so no fault of it is told."""
        try:
            self._level()
            self._compartments.same_times()
            self._ballast.take_back()
        except (OSError, apsw.Error):
            self._faulty = True

    def _level(self, more: int = 0, *, dear: bool = True) -> None:
        """Make both files the same size; where there is no room for that, the next edit tries."""
        try:
            self._compartments.level(used_bytes(self._connection) + more)
        except OSError as error:
            if not dear or error.errno not in FULL or self._compartments.spoiled:
                raise

    def _make_room(self, dear: bool) -> None:
        """Let both files grow together before a commit would make one of them grow."""
        # A savepoint makes the search index write what it holds back until the commit.
        self._connection.execute("savepoint room; release room")
        self._level(self._file.journal.size + 2 * PAGE, dear=dear)
        self._file.content_end = used_bytes(self._connection)

    def close(self) -> None:
        """Make both files alike and let go of them. Never fails for the sake of tidiness."""
        with self._turn:
            if self._closed:
                return
            self._closed = True
            if not self._faulty:
                self.tidy()
            self.let_go()

    def let_go(self) -> None:
        """Close both files as they are."""
        self._closed = True
        with suppress(apsw.Error):
            self._connection.close()
        self._compartments.close()

    def _recover(self) -> None:
        """Go on with fresh descriptors after a fault; raises while it cannot, and when closed."""
        if self._closed:
            raise StorageFailedError
        if not (self._faulty or self._file.spoiled or self._compartments.spoiled):
            return
        self._faulty = True
        if self._again is None:
            raise StorageFailedError
        with suppress(apsw.Error):
            self._connection.close()
        self._compartments.close()
        with named():
            self._connection, self._compartments = self._again()
        self._take_file()
        self._faulty = False

    def _take_file(self) -> None:
        """Know the file that is written to, and have both of them written to as often."""
        self._file = driver.file_of(self._connection)
        self._file.echo = self._compartments.written

    def _committed(
        self, work: Callable[[apsw.Connection], T], undone: Callable[[], None], dear: bool
    ) -> T:
        connection = self._connection
        try:
            with named(connection):
                connection.execute("begin immediate")
                result = work(connection)
                self._make_room(dear)
                connection.execute("commit")
        except BaseException as error:
            at_its_end = self._file.journal.ending
            self._undo()
            self._faulty |= at_its_end or isinstance(error, StorageFailedError)
            if at_its_end and self._stands(undone, dear):
                return result
            undone()
            raise
        finally:
            self._file.content_end = None
        return result

    def _stands(self, undone: Callable[[], None], dear: bool) -> bool:
        """Whether a commit whose very last step failed is on the disk, now that it was flushed."""
        try:
            try:
                self._recover()
            except DiskFullError:
                self._make_do(dear)
        except BaseException:
            undone()
            raise
        return not self._file.journal.found

    def _make_do(self, dear: bool) -> None:
        """Give the ballast up on a full disk, and go on; raises when there is no more to give."""
        with named():
            if not dear or not self._ballast.give_up():
                raise DiskFullError
        self._recover()

    def _read(self, work: Callable[[apsw.Connection], T]) -> T:
        # Not the connection's own `with`: after a fault there may be nothing left to roll back.
        try:
            self._connection.execute("begin")
            found = work(self._connection)
            self._connection.execute("commit")
        except BaseException:
            self._undo()
            raise
        return found

    def _undo(self) -> None:
        try:
            if self._connection.in_transaction:
                self._connection.execute("rollback")
        except apsw.Error:
            self._faulty = True
