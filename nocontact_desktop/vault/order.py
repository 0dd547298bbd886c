"""The order of items: each has a rank with room between neighbours, so a move writes one row."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from dataclasses import dataclass

import apsw

from nocontact_desktop.vault.database import rows

GAP = 1 << 32


@dataclass(frozen=True, slots=True)
class Place:
    """Where an item stands."""

    n: int
    id: str
    list: int
    rank: int
    removed: int
    section: str
    list_name: str


def find(connection: apsw.Connection, item_id: str) -> Place:
    """The place of an item, removed or not; `KeyError` when there is none."""
    sql = (
        "select items.n, id, list, rank, removed, section, name "
        "from items join lists on lists.n = items.list where id = ?"
    )
    for row in rows(connection, sql, item_id):
        return Place(*row)
    raise KeyError(item_id)


def live(connection: apsw.Connection, item_id: str) -> Place:
    """The place of an item that is not removed; `KeyError` for any other."""
    place = find(connection, item_id)
    if place.removed:
        raise KeyError(item_id)
    return place


def list_number(connection: apsw.Connection, section: str, name: str) -> int:
    """The number of a list, which is made when it is met for the first time."""
    sql = "insert or ignore into lists (section, name) values (?, ?)"
    connection.execute(sql, (section, name))
    sql = "select n from lists where section = ? and name = ?"
    return int(rows(connection, sql, section, name)[0][0])


class Order:
    """The ranks of the items that are not removed, in memory, by list.

    It saves counting rows: a commit costs the same in a short list and in a long one. Lists are
    learnt when shown or first needed, and dropped by `clear` when a transaction was undone.
    """

    def __init__(self) -> None:
        self._ranks: dict[int, array[int]] = {}

    def clear(self) -> None:
        """Forget all lists; they are read again when needed."""
        self._ranks.clear()

    def learn(self, list_: int, ranks: list[int]) -> None:
        """Take over the ranks of a list, in order, that was read just now for another reason."""
        self._ranks[list_] = array("q", ranks)

    def position(self, connection: apsw.Connection, place: Place) -> int:
        """How many items of its list that are not removed stand before `place`."""
        return bisect_left(self._list(connection, place.list), place.rank)

    def put(self, connection: apsw.Connection, list_: int, rank: int) -> None:
        """Take note that an item of this rank belongs to the list now."""
        ranks = self._list(connection, list_)
        at = bisect_left(ranks, rank)
        if ranks[at : at + 1] != array("q", [rank]):
            ranks.insert(at, rank)

    def take(self, connection: apsw.Connection, place: Place) -> None:
        """Take note that `place` does not belong to its list any more."""
        ranks = self._list(connection, place.list)
        del ranks[bisect_left(ranks, place.rank)]

    def rank_for(self, connection: apsw.Connection, list_: int, at: int | None) -> int:
        """A free rank that puts an item at position `at`, or at the end.

        A position before the first or behind the last is taken as the first or the last.
        """
        ranks = self._list(connection, list_)
        if at is None or at >= len(ranks):
            last = _edge(connection, "max", list_)
            return 0 if last is None else last + GAP
        if at <= 0:
            return (_edge(connection, "min", list_) or 0) - GAP
        before = ranks[at - 1]
        sql = "select min(rank) from items where list = ? and rank > ?"
        after = int(rows(connection, sql, list_, before)[0][0])
        if after - before < 2:
            self._spread(connection, list_)
            return self.rank_for(connection, list_, at)
        return (before + after) // 2

    def _list(self, connection: apsw.Connection, list_: int) -> array[int]:
        if list_ not in self._ranks:
            sql = "select rank from items where list = ? and removed = 0 order by rank"
            self._ranks[list_] = array("q", [rank for (rank,) in rows(connection, sql, list_)])
        return self._ranks[list_]

    def _spread(self, connection: apsw.Connection, list_: int) -> None:
        """Give all items of a list, the removed ones too, fresh ranks with room between them."""
        sql = "select n from items where list = ? order by rank"
        numbers = [n for (n,) in rows(connection, sql, list_)]
        start = (_edge(connection, "max", list_) or 0) + GAP
        fresh = [(start + place * GAP, n) for place, n in enumerate(numbers)]
        connection.executemany("update items set rank = ? where n = ?", fresh)
        del self._ranks[list_]


def _edge(connection: apsw.Connection, which: str, list_: int) -> int | None:
    """The lowest or highest rank of a list, removed items included."""
    sql = f"select {which}(rank) from items where list = ?"  # noqa: S608 - `which` is ours
    found: int | None = rows(connection, sql, list_)[0][0]
    return found
