"""A store that lives in memory only: for practice, and for tests of everything above a store."""

from __future__ import annotations

import copy
import threading
import uuid
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from nocontact_desktop.app.folding import has_words, words
from nocontact_desktop.plan.model import Value


@dataclass(frozen=True, slots=True)
class MemoryItem:
    """An item as `MemoryStore` hands it out: a copy, which nothing changes later."""

    id: str
    section: str
    list: str
    position: int
    data: dict[str, Any]


@dataclass(frozen=True, slots=True)
class MemoryFound:
    """One place where a searched text was found."""

    section: str
    list: str
    item: str
    field: str
    text: str


@dataclass(slots=True)
class _Row:
    id: str
    place: tuple[str, str]
    data: dict[str, Any]
    removed_from: int = -1

    @property
    def is_live(self) -> bool:
        """Whether it is in its list, not among the removed."""
        return self.removed_from < 0


@dataclass(slots=True)
class _Rows:
    live: list[_Row] = field(default_factory=list)
    removed: list[_Row] = field(default_factory=list)


class MemoryStore:
    """Keeps answers, items and settings for as long as it lives. Unknown ids raise `KeyError`."""

    def __init__(self) -> None:
        self._lock = threading.RLock()
        self._answers: dict[str, dict[str, Value]] = {}
        self._settings: dict[str, str] = {}
        self._lists: dict[tuple[str, str], _Rows] = {}
        self._rows: dict[str, _Row] = {}

    def answers(self, section: str) -> dict[str, Value]:
        """All answers of a section, by field id."""
        with self._lock:
            return copy.deepcopy(self._answers.get(section, {}))

    def set_answer(self, section: str, field: str, value: Value) -> None:
        """Keep one answer; an empty value takes it away."""
        with self._lock:
            answers = self._answers.setdefault(section, {})
            if value:
                answers[field] = copy.deepcopy(value)
            else:
                answers.pop(field, None)

    def items(self, section: str, list_: str) -> list[MemoryItem]:
        """The live items of a list, in order."""
        with self._lock:
            return [_item(row, at) for at, row in enumerate(self._at(section, list_).live)]

    def item(self, item_id: str) -> MemoryItem | None:
        """One live item by its id; None when there is none, or when it was removed."""
        with self._lock:
            row = self._rows.get(item_id)
            return self._handed_out(row) if row and row.is_live else None

    def add_item(
        self, section: str, list_: str, data: Mapping[str, Any], position: int | None = None
    ) -> MemoryItem:
        """A new item, at the end or at `position`."""
        with self._lock:
            row = _Row(uuid.uuid4().hex, (section, list_), copy.deepcopy(dict(data)))
            self._rows[row.id] = row
            live = self._at(section, list_).live
            live.insert(len(live) if position is None else max(0, position), row)
            return self._handed_out(row)

    def change_item(self, item_id: str, data: Mapping[str, Any]) -> MemoryItem:
        """Replace an item's data."""
        with self._lock:
            row = self._live(item_id)
            row.data = copy.deepcopy(dict(data))
            return self._handed_out(row)

    def move_item(self, item_id: str, position: int) -> None:
        """Put a live item at `position` of its list; too large means last."""
        with self._lock:
            row = self._live(item_id)
            live = self._at(*row.place).live
            live.remove(row)
            live.insert(max(0, position), row)

    def remove_item(self, item_id: str) -> None:
        """Take an item out of its list; it can be brought back."""
        with self._lock:
            row = self._live(item_id)
            rows = self._at(*row.place)
            row.removed_from = rows.live.index(row)
            rows.live.remove(row)
            rows.removed.insert(0, row)

    def restore_item(self, item_id: str) -> MemoryItem:
        """Bring a removed item back to its old position; a live one stays where it is."""
        with self._lock:
            row = self._rows[item_id]
            rows = self._at(*row.place)
            if not row.is_live:
                rows.removed.remove(row)
                rows.live.insert(row.removed_from, row)
                row.removed_from = -1
            return self._handed_out(row)

    def removed_items(self, section: str, list_: str) -> list[MemoryItem]:
        """The removed items of a list, the one removed last first."""
        with self._lock:
            return [self._handed_out(row) for row in self._at(section, list_).removed]

    def forget_section(self, section: str) -> None:
        """Take away for good all answers and items of a section, also the removed ones."""
        with self._lock:
            self._answers.pop(section, None)
            for place in [place for place in self._lists if place[0] == section]:
                rows = self._lists.pop(place)
                for row in (*rows.live, *rows.removed):
                    del self._rows[row.id]

    def setting(self, name: str, default: str = "") -> str:
        """A setting, or `default`."""
        with self._lock:
            return self._settings.get(name, default)

    def set_setting(self, name: str, value: str) -> None:
        """Keep a setting."""
        with self._lock:
            self._settings[name] = value

    def search(self, text: str, limit: int = 50) -> list[MemoryFound]:
        """Where words begin as those of `text` do, accents and case aside."""
        wanted = words(text)
        if not wanted:
            return []
        with self._lock:
            found = [_best(texts, wanted) for texts in self._texts() if _hold(texts, wanted)]
        return found[:limit]

    def _at(self, section: str, list_: str) -> _Rows:
        return self._lists.setdefault((section, list_), _Rows())

    def _handed_out(self, row: _Row) -> MemoryItem:
        live = self._at(*row.place).live
        return _item(row, live.index(row) if row.is_live else row.removed_from)

    def _live(self, item_id: str) -> _Row:
        row = self._rows[item_id]
        if not row.is_live:
            raise KeyError(item_id)
        return row

    def _texts(self) -> Iterator[list[MemoryFound]]:
        """The texts of each answer and of each live item."""
        for section, answers in self._answers.items():
            for key, value in answers.items():
                yield [MemoryFound(section, "", "", key, text) for text in _strings(value)]
        for place, rows in self._lists.items():
            for row in rows.live:
                yield [
                    MemoryFound(*place, row.id, key, text)
                    for key, typed in _searched(row.data)
                    for text in _strings(typed)
                ]


def _hold(texts: list[MemoryFound], wanted: tuple[str, ...]) -> bool:
    return has_words(" ".join(each.text for each in texts), wanted)


def _best(texts: list[MemoryFound], wanted: tuple[str, ...]) -> MemoryFound:
    return max(texts, key=lambda each: sum(has_words(each.text, (word,)) for word in wanted))


def _item(row: _Row, position: int) -> MemoryItem:
    return MemoryItem(row.id, *row.place, position, copy.deepcopy(row.data))


def _searched(data: Mapping[str, Any]) -> Iterator[tuple[str, object]]:
    yield from ((key, data.get(key)) for key in ("title", "note"))
    values = data.get("values")
    if isinstance(values, dict):
        yield from values.items()


def _strings(value: object) -> Iterator[str]:
    for each in value if isinstance(value, list) else [value]:
        if isinstance(each, str):
            yield each
