"""One compartment's file as the database driver sees it: pages behind a front, and a journal."""

from __future__ import annotations

import errno
import os
import secrets
from collections.abc import Callable, Iterable
from pathlib import Path

from nocontact_desktop.vault.files import open_descriptor, read_at, write_at, write_random
from nocontact_desktop.vault.journal import Journal
from nocontact_desktop.vault.layout import FRONT, HEAD, PAGE
from nocontact_desktop.vault.root import Rest, Root, expect_reads

Echo = Callable[[Path], None]
"""Is told after each write that this file was written to."""

_SKIPPED = 1 << 20
"""Nothing is written so far behind the end: only a damaged journal asks for that."""


def _unheard(_path: Path) -> None:
    """Nobody is told, while a file is made or opened."""


class CompartmentFile:
    """An open compartment. Nobody else may write to it: the vault's folder is locked."""

    def __init__(self, path: Path, key: bytes, *, new: bool = False) -> None:
        """`new` takes whatever is there, or a file it makes, as an empty database.

        Raises `OSError`, and `DamagedVaultError` for a journal that is not whole.
        """
        self._descriptor = open_descriptor(path, os.O_RDWR | (os.O_CREAT if new else 0))
        self.path = path
        self.echo: Echo = _unheard
        self._filled = 0
        self._grown: int | None = 0 if new else None
        self._waiting: dict[int, bytes] = {}
        """Pages by number that go to the file once the journal is there."""
        self.content_end: int | None = None
        """Where the pages will end after the commit, while that is known."""
        self.shown: int | None = None
        """The size that SQLite is told while it must not take random pages for its own."""
        self.spoiled = False
        """Whether a flush failed. What is on the disk is unknown then, and a later flush of the
        same descriptor would say that all is well; so nothing more is written through it."""
        try:
            if new:
                self.write_at(secrets.token_bytes(FRONT), 0)
            self.root = Root(self, key)
            self.journal = Journal(self, key)
            if not new:
                self.root.load(self.journal.rest, max(self.length() - FRONT, 0) // PAGE)
        except BaseException:
            self.close()
            raise

    def read_page(self, size: int, start: int) -> bytes:
        """Bytes of the database, as many as there are."""
        if self._grown is not None:
            size = max(0, min(size, self._grown - start))
        number, within = start // PAGE + 1, start % PAGE
        if number in self._waiting:
            return self._waiting[number][within : within + size]
        return self.read_at(size, start + FRONT)

    def write_page(self, data: bytes, start: int) -> None:
        """Take a page of the database, for `sync_pages`."""
        if start + FRONT > self.length() + _SKIPPED:
            raise OSError(errno.EFBIG, "far behind the end")
        self._waiting[start // PAGE + 1] = bytes(data)
        if self._grown is not None:
            self._grown = max(self._grown, start + len(data))
            self._write_waiting()  # half of a database that is being made needs no journal

    def sync_pages(self) -> None:
        """Return when the journal, then the pages, and the root over them, are on the disk.

        The journal waits until now, because only now it is known which pages will be written:
        SQLite does not journal free pages that it takes into use, and does not bring them back.
        """
        if self.journal.played and not self.journal.lasting:
            self._waiting.clear()  # a commit that failed before anything was written
        elif self._grown is None and not self.journal.played:
            self.journal.sync(self._waiting)
        self._write_waiting()
        if self.journal.played and self.journal.rest is not None:
            self.root.cut(self.journal.rest.pages)
        self.root.store()
        self.sync()

    def _write_waiting(self) -> None:
        waiting, self._waiting = self._waiting, {}
        for number, page in sorted(waiting.items()):
            start = FRONT + (number - 1) * PAGE
            if self.journal.covers(start, PAGE):
                raise OSError(errno.ENOSPC, "the journal lies there")
            self.write_at(page, start)
            self.root.wrote(number, page[-16:])

    def unchanged(self, pages: Iterable[int]) -> Rest:
        """What holds of the content while these pages are being written."""
        return self.root.without(pages)

    def size(self) -> int:
        """The size of the database with all whole pages behind it, random ones too."""
        if self.shown is not None:
            return self.shown
        if self._grown is not None:
            return self._grown
        return max(self.length() - FRONT, 0) // PAGE * PAGE

    def close(self) -> None:
        """Let go of the file."""
        os.close(self._descriptor)

    def read_at(self, size: int, start: int) -> bytes:
        """Bytes of the file, as many as there are."""
        return read_at(self._descriptor, size, start)

    def write_at(self, data: bytes, start: int) -> None:
        """Put all of `data` there. No hole is left before it, which would read as zeros."""
        self._refuse_spoiled()
        if start > self._filled:
            self._filled = self.length()
            write_random(self._descriptor, self._filled, start)
        write_at(self._descriptor, data, start)
        self.echo(self.path)
        self._filled = max(self._filled, start + len(data))

    def expect(self, size: int, starts: Iterable[int]) -> None:
        """Say what will be read soon."""
        expect_reads(self._descriptor, size, starts)

    def sync(self) -> None:
        """Return when everything written is on the disk."""
        self._refuse_spoiled()
        try:
            os.fsync(self._descriptor)
        except OSError:
            self.spoiled = True
            raise

    def settle(self) -> None:
        """Write the head once more, after a fault: whether it is on the disk is unknown."""
        if not self.journal.there:
            self.write_at(secrets.token_bytes(HEAD), 0)
            self.sync()

    def free_place(self, size: int) -> int:
        """A place behind the content: at the end of the file, which grows if need be."""
        end = self.length()
        return end if self.content_end is None else max(self.content_end, end - size)

    def _refuse_spoiled(self) -> None:
        if self.spoiled:
            raise OSError(errno.EIO, "a flush failed before")

    def length(self) -> int:
        """How many bytes the file has."""
        return os.fstat(self._descriptor).st_size
