"""Large contents in the database, cut into chunks, a few of them in each transaction.

A content counts only once it is whole: until then it has no hash, and a later opening removes it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Generator
from contextlib import closing, suppress
from functools import partial

import apsw

from nocontact_desktop.errors import DamagedVaultError
from nocontact_desktop.vault.aside import Aside
from nocontact_desktop.vault.database import Database, rows

CHUNK = 1 << 20
"""How many bytes a chunk holds; the last one of a content may hold fewer."""

WRITTEN = 16
"""How many chunks are written in one transaction."""

_REMOVED = 2  # the journal holds the old pages of what is removed
_ROOM = 1 << 24  # numbers of chunks in one content


class Hashing:
    """SHA-256 of what passes by, worked out in another thread, one chunk behind."""

    def __init__(self) -> None:
        self._digest = hashlib.sha256()
        self._last: Aside[None] | None = None

    def add(self, data: bytes) -> None:
        """Take the next chunk."""
        self._settle()
        self._last = Aside(lambda: self._digest.update(data))

    def value(self) -> bytes:
        """The hash of everything that was added."""
        self._settle()
        return self._digest.digest()

    def _settle(self) -> None:
        if self._last is not None:
            self._last.result()


def begin(connection: apsw.Connection) -> int:
    """A new content that does not count yet: its number."""
    connection.execute("insert into contents (size) values (0)")
    return connection.last_insert_rowid()


def put(connection: apsw.Connection, content: int, first: int, chunks: list[bytes]) -> None:
    """Store chunks `first`, `first` + 1 and so on."""
    numbered = [(content * _ROOM + first + n, chunk) for n, chunk in enumerate(chunks)]
    connection.executemany("insert into chunks (n, data) values (?, ?)", numbered)


def get(database: Database, content: int) -> Generator[bytes, None, None]:
    """All chunks in order, each read by itself, so that others have their turn in between.

    The next one is being read while the caller uses the last. Close it, with all that it reads.
    """
    coming: Aside[bytes] | None = None
    try:
        for number in _numbers(database, content):
            last, coming = coming, Aside(partial(database.read, partial(_chunk, number=number)))
            if last is not None:
                yield last.result()
        if coming is not None:
            yield coming.result()
    finally:
        if coming is not None:
            coming.wait()


def verified(database: Database, content: int) -> Generator[bytes, None, None]:
    """As `get`; raises `DamagedVaultError` in the end unless it was the content that was put in."""
    hashing = Hashing()
    with closing(get(database, content)) as found:
        for chunk in found:
            hashing.add(chunk)
            yield chunk
    wanted = database.read(lambda c: rows(c, "select hash from contents where n = ?", content))
    if wanted != [(hashing.value(),)]:
        raise DamagedVaultError


def drop(database: Database, content: int) -> None:
    """Remove a content that does not count any more, a few chunks at a time."""
    numbers = _numbers(database, content)
    for start in range(0, len(numbers), _REMOVED):
        database.write(partial(_delete, numbers=numbers[start : start + _REMOVED]))
    database.write(lambda c: c.execute("delete from contents where n = ?", (content,)))


def give_up(database: Database, content: int) -> None:
    """Remove a content whose intake failed; one that counts after all stays.

    A commit whose very last step failed may stand all the same.
    """
    sql = "select 1 from contents where n = ? and hash is null"
    if database.read(lambda c: rows(c, sql, content)):
        drop(database, content)


def sweep(database: Database) -> None:
    """Remove what an interrupted intake or removal left; what is damaged stays where it is."""
    sql = "select n from contents where hash is null"
    for (content,) in database.read(lambda c: rows(c, sql)):
        with suppress(DamagedVaultError):
            drop(database, content)


def _numbers(database: Database, content: int) -> list[int]:
    sql = "select n from chunks where n >= ? and n < ? order by n"
    borders = (content * _ROOM, (content + 1) * _ROOM)
    return [n for (n,) in database.read(lambda c: rows(c, sql, *borders))]


def _chunk(connection: apsw.Connection, number: int) -> bytes:
    data: bytes = rows(connection, "select data from chunks where n = ?", number)[0][0]
    return data


def _delete(connection: apsw.Connection, numbers: list[int]) -> None:
    connection.executemany("delete from chunks where n = ?", [(n,) for n in numbers])
