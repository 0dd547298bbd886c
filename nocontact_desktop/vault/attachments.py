"""Files kept in the vault: streamed in and out, each content once, names in the database only."""

from __future__ import annotations

import os
import secrets
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from dataclasses import dataclass, field
from functools import partial
from typing import BinaryIO, TypeVar

import apsw

from nocontact_desktop.errors import (
    DamagedVaultError,
    DiskFullError,
    ExpectedError,
    FileNotReadError,
    FileNotWrittenError,
    StoppedError,
)
from nocontact_desktop.vault import chunks
from nocontact_desktop.vault.chunks import CHUNK, WRITTEN, Hashing
from nocontact_desktop.vault.database import Database, rows
from nocontact_desktop.vault.failures import FULL

T = TypeVar("T")
Progress = Callable[[int], bool]
"""Called with the bytes done so far; `False` stops the work."""

_ALL = "select id, name, size, hash from attachments join contents on contents.n = content"


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file in the vault. Two with the same `hash` (SHA-256, hexadecimal) share their bytes."""

    id: str
    name: str = field(repr=False)
    size: int
    hash: str


class Attachments:
    """The files of an open vault; any thread, but slow, so never the one that draws.

    All calls raise the expected errors of `Database`; `KeyError` for an id that is not there.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, source: BinaryIO, name: str, progress: Progress) -> Attachment:
        """Take in everything that `source` gives, in little memory.

        All or nothing: when this raises, or the process dies, nothing of it is kept; only behind a
        `StorageFailedError` of the very last step it may be there, whole. Raises
        `StoppedError` when `progress` says so and `FileNotReadError` for a fault of `source`.
        A full disk is told before anything is written, unless `source` does not know its length.
        """
        name = _as_text(name)
        self._database.expect(_length(source))
        content = self._write(chunks.begin)
        try:
            size, hash_ = self._taken_in(source, content, progress)
            item_id, kept = self._write(lambda c: _attached(c, content, name, size, hash_))
        except BaseException:
            with suppress(ExpectedError):
                chunks.give_up(self._database, content)
            raise
        if kept != content:
            chunks.drop(self._database, content)
        return Attachment(item_id, name, size, hash_.hex())

    def read(self, attachment_id: str, target: BinaryIO, progress: Progress) -> None:
        """Write the whole file to `target`. Flushing it, and its name, is left to the caller.

        Raises `DamagedVaultError`, perhaps after a part was written; then what was written must
        be thrown away. Raises `StoppedError`, and `DiskFullError` or `FileNotWrittenError` for a
        fault of `target`.
        """
        done = 0
        with closing(chunks.verified(self._database, self._content(attachment_id))) as found:
            for chunk in found:
                _hand_over(target, chunk)
                done += len(chunk)
                if not progress(done):
                    raise StoppedError

    def list(self) -> list[Attachment]:
        """All files, in the order they came."""
        found = self._database.read(lambda c: rows(c, f"{_ALL} order by attachments.n"))
        return [Attachment(item, name, size, hash_.hex()) for item, name, size, hash_ in found]

    def rename(self, attachment_id: str, name: str) -> None:
        """Call a file something else; its content stays where it is."""
        sql = "update attachments set name = ? where id = ? returning n"
        values = (_as_text(name), attachment_id)
        if self._database.write(lambda c: c.execute(sql, values).get) is None:
            raise KeyError(attachment_id)

    def remove(self, attachment_id: str) -> None:
        """Remove a file for good, and its bytes with the last file that shares them.

        Raises `DamagedVaultError` when its bytes are damaged; it is out of the list all the same.
        """
        content = self._content(attachment_id)
        if self._write(lambda c: _detached(c, attachment_id, content)):
            chunks.drop(self._database, content)

    def check(self, progress: Progress = lambda _done: True) -> tuple[str, ...]:
        """The ids of the files that cannot be read whole. Reads everything, each content once.

        Raises `StoppedError` when `progress` says so.
        """
        sql = "select id, content from attachments order by n"
        found = self._database.read(lambda c: rows(c, sql))
        done, bad = 0, set[int]()
        for content in dict.fromkeys(n for _, n in found):
            try:
                for chunk in chunks.verified(self._database, content):
                    done += len(chunk)
                    if not progress(done):
                        raise StoppedError
            except DamagedVaultError:
                bad.add(content)
        return tuple(item for item, content in found if content in bad)

    def _taken_in(self, source: BinaryIO, content: int, progress: Progress) -> tuple[int, bytes]:
        hashing, done, number = Hashing(), 0, 0
        for some in _batches(_chunks(source, hashing)):
            self._write(partial(chunks.put, content=content, first=number, chunks=some))
            number += len(some)
            done += sum(map(len, some))
            if not progress(done):
                raise StoppedError
        return done, hashing.value()

    def _content(self, attachment_id: str) -> int:
        sql = "select content from attachments where id = ?"
        for (content,) in self._database.read(lambda c: rows(c, sql, attachment_id)):
            return int(content)
        raise KeyError(attachment_id)

    def _write(self, work: Callable[[apsw.Connection], T]) -> T:
        return self._database.write(work, dear=False)


def _chunks(source: BinaryIO, hashing: Hashing) -> Iterator[bytes]:
    """What `source` gives, in chunks that are full but for the last."""
    while True:
        chunk = b""
        while len(chunk) < CHUNK and (more := _taken(source, CHUNK - len(chunk))):
            chunk = chunk + more if chunk else more
        if not chunk:
            return
        hashing.add(chunk)
        yield chunk


def _length(source: BinaryIO) -> int:
    """How much `source` has to give from here on; 0 when it cannot tell."""
    try:
        if not source.seekable():
            return 0
        start = source.tell()
        end = source.seek(0, os.SEEK_END)
        source.seek(start)
    except OSError:
        raise FileNotReadError from None
    return max(0, end - start)


def _taken(source: BinaryIO, size: int) -> bytes:
    try:
        return source.read(size)
    except OSError:
        raise FileNotReadError from None


def _hand_over(target: BinaryIO, chunk: bytes) -> None:
    try:
        target.write(chunk)
    except OSError as error:
        full = error.errno in FULL
        raise (DiskFullError if full else FileNotWrittenError) from None


def _as_text(name: str) -> str:
    """A name that can be stored: a file system may give bytes that are no text."""
    return name.encode("utf-8", "surrogatepass").decode("utf-8", "replace")


def _batches(found: Iterator[bytes]) -> Iterator[list[bytes]]:
    batch: list[bytes] = []
    for chunk in found:
        batch.append(chunk)
        if len(batch) == WRITTEN:
            yield batch
            batch = []
    if batch:
        yield batch


def _attached(
    connection: apsw.Connection, content: int, name: str, size: int, hash_: bytes
) -> tuple[str, int]:
    """Let the content count, or use the same one that was there: the new id, and which it is."""
    same = rows(connection, "select n from contents where hash = ?", hash_)
    kept = int(same[0][0]) if same else content
    if not same:
        sql = "update contents set hash = ?, size = ? where n = ?"
        connection.execute(sql, (hash_, size, content))
    item_id = secrets.token_hex(12)
    sql = "insert into attachments (id, name, content) values (?, ?, ?)"
    connection.execute(sql, (item_id, name, kept))
    return item_id, kept


def _detached(connection: apsw.Connection, attachment_id: str, content: int) -> bool:
    """Take a file out; whether its content does not count any more."""
    connection.execute("delete from attachments where id = ?", (attachment_id,))
    if rows(connection, "select 1 from attachments where content = ? limit 1", content):
        return False
    connection.execute("update contents set hash = null where n = ?", (content,))
    return True
