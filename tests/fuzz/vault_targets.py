"""Parsers that need a vault: pages, a journal and rows, all sealed with the right key."""

from __future__ import annotations

import io
import json
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import TypeVar, cast

import apsw

from nocontact_desktop.errors import ExpectedError
from nocontact_desktop.vault import familiar, rollback, schema, ways
from nocontact_desktop.vault.attachments import Attachments
from nocontact_desktop.vault.backup import last_backup
from nocontact_desktop.vault.database import Database
from nocontact_desktop.vault.failures import named
from nocontact_desktop.vault.keyring_share import MemoryShare
from nocontact_desktop.vault.slots import SlotTable
from nocontact_desktop.vault.store import Store
from nocontact_desktop.vault.stretch import FLOOR
from nocontact_desktop.vault.vault import Vault
from tests.fuzz.ground import Ground
from tests.fuzz.targets import Target
from tests.vault.second_reader import PAGE

T = TypeVar("T")

_ROWS = (
    "insert or replace into answers (n, section, field, value) values (1, 'money', 'first', ?)",
    "insert or replace into items (n, id, list, rank, data) values (1, 'id', 1, 0, ?)",
    "insert or replace into settings values ('vault.ways', ?)",
    "insert or replace into settings values ('vault.count', ?)",
    "insert or replace into settings values ('vault.mark', ?)",
    "insert or replace into settings values ('vault.epoch', ?)",
    "insert or replace into settings values ('vault.backup', ?)",
    "insert or replace into settings values ('look', ?)",
)


class Straight:
    """A database in memory in the place of a compartment: the same reads and writes, quickly."""

    under_way = True
    """What is read is not kept: rows change behind the store."""

    def __init__(self) -> None:
        self._turn = threading.RLock()
        self.connection = apsw.Connection(":memory:")
        schema.lay(self.connection)
        self.connection.execute("insert into lists values (1, 'people', 'people')")

    def read(self, work: Callable[[apsw.Connection], T]) -> T:
        with self._turn, named(self.connection), self.connection:
            found = work(self.connection)
        return found  # noqa: RET504 - the `with` might swallow, as far as types can tell

    def write(
        self, work: Callable[[apsw.Connection], T], undone: object = None, *, dear: bool = True
    ) -> T:
        return self.read(work)


def rows(data: bytes) -> None:
    """Any text where the program wrote JSON; several rows, zero bytes between them."""
    straight = Straight()
    for text in data.decode("utf-8", "replace").split("\0"):
        if text:
            sql = _ROWS[ord(text[0]) % len(_ROWS)]
            straight.connection.execute(sql, (text[1:],))
    store = Store(cast(Database, straight))
    _use(store)
    straight.connection.close()


def attached(data: bytes) -> None:
    """Rows of contents and chunks that do not fit each other."""
    straight = Straight()
    connection = straight.connection
    insert = "insert or ignore into"
    for n in range(0, len(data) - 4, 4):
        kind, number, size, rest = data[n : n + 4]
        if kind % 3 == 0:
            content = (number, data[n : n + size], size << rest % 56)
            connection.execute(f"{insert} contents values (?, ?, ?)", content)
        elif kind % 3 == 1:
            values = (number, str(rest), str(size), size)
            connection.execute(f"{insert} attachments values (?, ?, ?, ?)", values)
        else:
            row = (number * (1 << 24) + rest, data[n : n + size])
            connection.execute(f"{insert} chunks values (?, ?)", row)
    _use_attachments(Attachments(cast(Database, straight)))
    connection.close()


def pages_of(ground: Ground) -> Target:
    """Bytes of pages changed, sealed with the right key: SQLite meets them."""

    def pages(data: bytes) -> None:
        changed: dict[int, bytearray] = {}
        while len(data) > 4:
            number = 1 + data[0] % len(ground.pages)
            start, size = int.from_bytes(data[1:3], "big") % (PAGE - 32), data[3] % 64
            page = changed.setdefault(number, bytearray(ground.pages[number - 1]))
            page[start : start + size] = data[4 : 4 + size].ljust(size, b"\0")
            data = data[4 + size :]
        ground.lay({number: bytes(page[:PAGE]) for number, page in changed.items()})
        _open(ground)

    return pages


def journal_of(ground: Ground) -> Target:
    """Any bytes as the journal of an interrupted edit, sealed with the right key."""

    def journal(data: bytes) -> None:
        ground.lay({}, *ground.journal(data))
        _open(ground)

    return journal


def mark_of(ground: Ground) -> Target:
    """Any bytes in the keyring's item."""

    def mark(data: bytes) -> None:
        keyring = MemoryShare()
        keyring.put(bytes(32))
        keyring._marks = data
        ground.lay({})
        with ground.opened() as vault, suppress(ExpectedError):
            rollback.check(vault, (), keyring, accept_older=False)

    return mark


def all_targets(ground: Ground) -> dict[str, Target]:
    """Those of this file by name."""
    return {
        "rows": rows,
        "attached": attached,
        "pages": pages_of(ground),
        "journal": journal_of(ground),
        "mark": mark_of(ground),
    }


def _open(ground: Ground) -> None:
    with suppress(ExpectedError), ground.opened() as vault:
        _use(vault.store)
        _use_attachments(vault.attachments)
        with suppress(ExpectedError):
            familiar(vault, "name of mine")
        _check_counts(vault)


def _check_counts(vault: Vault) -> None:
    with suppress(ExpectedError):
        rollback.check(vault, (), MemoryShare(), accept_older=True)


def _use(store: Store) -> None:
    """Everything that a store is asked for; a damaged part does not spare the others."""
    table = SlotTable.new(FLOOR)
    for ask in (
        lambda: store.answers("money"),
        lambda: store.items("people", "people"),
        lambda: store.removed_items("people", "people"),
        lambda: store.search("name"),
        lambda: store.setting("look"),
        lambda: last_backup(store),
        lambda: rollback.count(store),
        lambda: rollback._cipher(store),
        lambda: rollback.note_epoch(store, 1),
        lambda: ways.known(store).fits(table, 15, [bytes(32)]),
        lambda: ways.known(store).in_use(table, 15),
        lambda: _edit(store),
    ):
        with suppress(ExpectedError):
            cast(Callable[[], object], ask)()


def _edit(store: Store) -> None:
    for item in store.items("people", "people")[:2]:
        store.change_item(item.id, item.data)
        store.move_item(item.id, 1)
        store.remove_item(item.id)
        store.restore_item(item.id)
    store.add_item("people", "people", {"title": "another"}, 0)
    store.set_answer("money", "first", "something else")
    json.dumps(store.answers("money"))


def _use_attachments(attachments: Attachments) -> None:
    with suppress(ExpectedError):
        for attachment in attachments.list():
            with suppress(ExpectedError):
                attachments.read(attachment.id, io.BytesIO(), lambda _: True)
            with suppress(ExpectedError):
                attachments.remove(attachment.id)
    with suppress(ExpectedError):
        attachments.check()
