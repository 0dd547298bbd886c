"""The content of an open vault: answers, lists of items, settings, and the search over them."""

from __future__ import annotations

import json
import secrets
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, TypeVar

import apsw

from nocontact_desktop.vault import json_text, search
from nocontact_desktop.vault.database import Database, rows
from nocontact_desktop.vault.order import Order, Place, find, list_number, live
from nocontact_desktop.vault.search import Found

T = TypeVar("T")
Value = str | list[str]

_SECRET = frozenset({"vault.ways", "vault.mark"})
"""Settings that are read each time, so that they are in memory no longer than they are needed."""


@dataclass(frozen=True, slots=True)
class StoredItem:
    """One item of a list. `position` counts from 0 among the items that are not removed."""

    id: str
    section: str
    list: str
    position: int
    data: dict[str, Any]


class Store:
    """What `ui` and `app` read and write; any thread.

    Each writing call is one transaction that is on the disk when the call returns. Raises the
    expected errors of `Database`, and `KeyError` for an item that is not there.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._order = Order()
        self._settings: dict[str, str | None] = {}
        """What was read of them; `None` for one that was never set."""

    @property
    def short_of_room(self) -> bool:
        """Whether the disk was so full that the last reserve was used to save an edit."""
        return self._database.short_of_room

    def answers(self, section: str) -> dict[str, Value]:
        """All answered fields of a section."""
        sql = "select field, value from answers where section = ? order by n"
        found = self._database.read(lambda c: rows(c, sql, section))
        return {field: json_text.an_answer(value) for field, value in found}

    def set_answer(self, section: str, field: str, value: Value) -> None:
        """Store an answer; an empty one is the same as none."""

        def work(connection: apsw.Connection) -> None:
            where = (section, field)
            found = "select n from answers where section = ? and field = ?"
            number = connection.execute(found, where).get
            search.forget_answer(connection, number)
            if not value:
                connection.execute("delete from answers where n = ?", (number,))
                return
            sql = (
                "insert into answers (section, field, value) values (?, ?, ?) "
                "on conflict do update set value = excluded.value returning n"
            )
            number = connection.execute(sql, (*where, json.dumps(value))).get
            search.learn_answer(connection, number, value)

        self._database.write(work)

    def items(self, section: str, list_: str) -> list[StoredItem]:
        """The items of a list in their order, without the removed ones."""
        sql = (
            "select id, data, list, rank from items where removed = 0 "
            "and list = (select n from lists where section = ? and name = ?) order by rank"
        )

        def work(connection: apsw.Connection) -> list[tuple[Any, ...]]:
            found = rows(connection, sql, section, list_)
            if found:
                self._order.learn(found[0][2], [rank for *_, rank in found])
            return found

        return [
            StoredItem(item, section, list_, position, json_text.an_object(data))
            for position, (item, data, *_) in enumerate(self._database.read(work))
        ]

    def item(self, item_id: str) -> StoredItem | None:
        """One item, or `None` when it is not there or was removed."""
        with suppress(KeyError):
            return self._database.read(lambda c: self._stored(c, live(c, item_id)))
        return None

    def add_item(
        self, section: str, list_: str, data: Mapping[str, Any], position: int | None = None
    ) -> StoredItem:
        """A new item, at the end or at `position`."""
        text = json.dumps(dict(data))

        def work(connection: apsw.Connection) -> StoredItem:
            number = list_number(connection, section, list_)
            rank = self._order.rank_for(connection, number, position)
            sql = "insert into items (id, list, rank, data) values (?, ?, ?, ?)"
            item_id = secrets.token_hex(12)
            connection.execute(sql, (item_id, number, rank, text))
            return self._learnt(connection, item_id)

        return self._write(work)

    def change_item(self, item_id: str, data: Mapping[str, Any]) -> StoredItem:
        """Replace what an item holds."""
        text = json.dumps(dict(data))

        def work(connection: apsw.Connection) -> StoredItem:
            place = live(connection, item_id)
            connection.execute("update items set data = ? where n = ?", (text, place.n))
            return self._learnt(connection, item_id)

        return self._write(work)

    def move_item(self, item_id: str, position: int) -> None:
        """Put an item at `position` of its list; the others close the gap."""

        def work(connection: apsw.Connection) -> None:
            place = live(connection, item_id)
            self._order.take(connection, place)
            # Out of the list meanwhile, so that fresh ranks for all do not count it in.
            connection.execute("update items set removed = -1 where n = ?", (place.n,))
            rank = self._order.rank_for(connection, place.list, position)
            sql = "update items set removed = 0, rank = ? where n = ?"
            connection.execute(sql, (rank, place.n))
            self._order.put(connection, place.list, rank)

        self._write(work)

    def remove_item(self, item_id: str) -> None:
        """Take an item out of its list and out of the search; it can be brought back."""

        def work(connection: apsw.Connection) -> None:
            place = live(connection, item_id)
            self._order.take(connection, place)
            sql = (
                "update items set removed = 1 + coalesce("
                "(select max(removed) from items where list = ? and removed > 0), 0) where n = ?"
            )
            connection.execute(sql, (place.list, place.n))
            search.forget_item(connection, place.n)

        self._write(work)

    def restore_item(self, item_id: str) -> StoredItem:
        """Bring a removed item back to where it was; one that is not removed stays as it is."""

        def work(connection: apsw.Connection) -> StoredItem:
            place = find(connection, item_id)
            connection.execute("update items set removed = 0 where n = ?", (place.n,))
            return self._learnt(connection, item_id)

        return self._write(work)

    def removed_items(self, section: str, list_: str) -> list[StoredItem]:
        """The removed items of a list, the last removed first, each where it would come back."""

        def work(connection: apsw.Connection) -> list[StoredItem]:
            sql = (
                "select id from items where removed > 0 "
                "and list = (select n from lists where section = ? and name = ?) "
                "order by removed desc"
            )
            ids = rows(connection, sql, section, list_)
            return [self._stored(connection, find(connection, item)) for (item,) in ids]

        return self._database.read(work)

    def forget_section(self, section: str) -> None:
        """Take away for good all that is kept of a section: answers, items, the removed ones too.

        The index of words is made anew, for it holds what was taken out of it until parts of it
        happen to be joined. Whatever was kept of the section is written over in the file.
        """

        def work(connection: apsw.Connection) -> None:
            inside = "in (select n from lists where section = ?)"
            connection.execute(f"delete from items where list {inside}", (section,))  # noqa: S608 - ours
            connection.execute("delete from lists where section = ?", (section,))
            connection.execute("delete from answers where section = ?", (section,))
            search.learn_anew(connection)
            self._order.clear()

        self._write(work)

    def setting(self, name: str, default: str = "") -> str:
        """A setting, or `default` when it was never set.

        One that was read before is told at once, also while something long is being written.
        """
        known = self._settings.get(name, ...)
        if known is ...:
            lasting = not self._database.under_way and name not in _SECRET
            known = self._database.read(lambda c: self._read_setting(c, name, lasting))
        return default if known is None else known

    def set_setting(self, name: str, value: str) -> None:
        """Store a setting."""
        sql = "insert or replace into settings (name, value) values (?, ?)"

        def work(connection: apsw.Connection) -> None:
            self._settings.pop(name, None)
            connection.execute(sql, (name, json.dumps(value)))

        self._database.write(work)

    def search(self, text: str, limit: int = 50) -> list[Found]:
        """What holds every word of `text`, each of them whole or begun, in any script.

        One result for an answer or an item: the field that holds the most of the words.
        """
        return self._database.read(lambda c: search.find(c, text, limit))

    def _write(self, work: Callable[[apsw.Connection], T]) -> T:
        return self._database.write(work, self._order.clear)

    def _read_setting(self, connection: apsw.Connection, name: str, lasting: bool) -> str | None:
        found = connection.execute("select value from settings where name = ?", (name,)).get
        value = None if found is None else json_text.a_text(found)
        if lasting:
            self._settings[name] = value
        return value

    def _learnt(self, connection: apsw.Connection, item_id: str) -> StoredItem:
        """The item as it is now in its list, with its words in the index."""
        place = live(connection, item_id)
        self._order.put(connection, place.list, place.rank)
        stored = self._stored(connection, place)
        search.forget_item(connection, place.n)
        search.learn_item(connection, place.n, stored.data)
        return stored

    def _stored(self, connection: apsw.Connection, place: Place) -> StoredItem:
        text = rows(connection, "select data from items where n = ?", place.n)[0][0]
        data = json_text.an_object(text)
        position = self._order.position(connection, place)
        return StoredItem(place.id, place.section, place.list_name, position, data)
