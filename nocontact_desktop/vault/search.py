"""The index of all words, kept in the same transaction as what it indexes.

An item is row `2 n` of the index and an answer is row `2 n + 1`, after their own row numbers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import apsw

from nocontact_desktop.vault import folding, json_text
from nocontact_desktop.vault.database import rows

_MARKS = frozenset({"state", "when", "notice", "suggestion"})
_REFERENCE = re.compile(r"item:\S+")


@dataclass(frozen=True, slots=True)
class Found:
    """Where words were found. `list` and `item` are empty for an answer."""

    section: str
    list: str
    item: str
    field: str
    text: str


def learn_item(connection: apsw.Connection, number: int, data: Mapping[str, Any]) -> None:
    """Put an item's words into the index."""
    _learn(connection, 2 * number, [text for _, text in texts(data)])


def forget_item(connection: apsw.Connection, number: int) -> None:
    """Take an item's words out of the index."""
    connection.execute("delete from words where rowid = ?", (2 * number,))


def learn_answer(connection: apsw.Connection, number: int, value: object) -> None:
    """Put an answer's words into the index."""
    _learn(connection, 2 * number + 1, [text for _, text in _texts_of("", value)])


def forget_answer(connection: apsw.Connection, number: int | None) -> None:
    """Take an answer's words out of the index; `None`: there was none."""
    if number is not None:
        connection.execute("delete from words where rowid = ?", (2 * number + 1,))


def learn_anew(connection: apsw.Connection) -> None:
    """Make the index from what is kept now: of what was taken away nothing is left in it."""
    connection.execute("insert into words (words) values ('delete-all')")
    for number, value in rows(connection, "select n, value from answers"):
        learn_answer(connection, number, json_text.an_answer(value))
    for number, data in rows(connection, "select n, data from items where removed = 0"):
        learn_item(connection, number, json_text.an_object(data))


def texts(data: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Each text of an item with its field; marks and references to other items are left out."""
    for field, value in data.items():
        if field not in _MARKS:
            yield from _texts_of(field, value)


def find(connection: apsw.Connection, typed: str, limit: int) -> list[Found]:
    """The best field of everything that holds all words of `typed`, oldest first."""
    query = folding.query(typed)
    if not query:
        return []
    wanted = [*folding.words(typed), *folding.numbers(typed)]
    sql = "select rowid from words where words match ? order by rowid limit ?"
    return [_found(connection, row, wanted) for (row,) in rows(connection, sql, query, limit)]


def _learn(connection: apsw.Connection, row: int, found: list[str]) -> None:
    text = folding.BOUNDARY.join(filter(None, map(folding.index_text, found)))
    if text:
        connection.execute("insert into words (rowid, text) values (?, ?)", (row, text))


def _texts_of(field: str, value: object) -> Iterator[tuple[str, str]]:
    match value:
        case str():
            if not _REFERENCE.fullmatch(value):
                yield field, value
        case list():
            texts = [text for part in value for _, text in _texts_of(field, part)]
            if texts:
                yield field, ", ".join(texts)
        case dict():
            for name, part in value.items():
                yield from _texts_of(name, part)


def _found(connection: apsw.Connection, row: int, wanted: list[folding.Word]) -> Found:
    number, is_answer = divmod(row, 2)
    if is_answer:
        sql = "select section, field, value from answers where n = ?"
        section, field, value = rows(connection, sql, number)[0]
        return Found(
            section, "", "", field, _best(_texts_of(field, json_text.an_answer(value)), wanted)[1]
        )
    sql = (
        "select section, name, id, data from items "
        "join lists on lists.n = items.list where items.n = ?"
    )
    section, list_, item, data = rows(connection, sql, number)[0]
    return Found(section, list_, item, *_best(texts(json_text.an_object(data)), wanted))


def _best(candidates: Iterator[tuple[str, str]], wanted: list[folding.Word]) -> tuple[str, str]:
    """The first of the candidates that hold the most of the wanted words."""
    return max(
        candidates,
        key=lambda candidate: sum(folding.holds(candidate[1], word) for word in wanted),
        default=("", ""),
    )
