"""A store in front of another one, which remembers what was read of it.

While the one behind commits, it answers nobody. What was read before is then still told at once,
as it was before that commit, so that the window never stands still because a disk is slow.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

from nocontact_desktop.app.store_door import FoundText, Stored, StoreDoor
from nocontact_desktop.plan.model import Value

_Key = tuple[str, ...]
"""A reading method of the store behind, and what it is called with."""


@dataclass(frozen=True, slots=True)
class KeptItem:
    """An item as it is handed out, with data of its own."""

    id: str
    section: str
    list: str
    position: int
    data: dict[str, Any]


class KeptStore:
    """A `StoreDoor` over `store`; nothing else may write to `store` meanwhile.

    What is handed out is a copy. Everything that is stored was JSON, so that copying it by hand is
    enough: `copy.deepcopy` takes ten times as long, which a list of thousands would show.
    """

    def __init__(self, store: StoreDoor) -> None:
        self._store = store
        self._kept: dict[_Key, object] = {}
        self._by_id: dict[str, Stored] | None = None
        """The live items among them, made when one is asked for."""
        self._writes = 0
        self._look = threading.Lock()
        self._turn = threading.RLock()

    def answers(self, section: str) -> dict[str, Value]:
        """As the store behind."""
        return cast("dict[str, Value]", _copied(self._read("answers", section)))

    def items(self, section: str, list_: str) -> Sequence[Stored]:
        """As the store behind."""
        return _rows(self._read("items", section, list_))

    def removed_items(self, section: str, list_: str) -> Sequence[Stored]:
        """As the store behind."""
        return _rows(self._read("removed_items", section, list_))

    def setting(self, name: str, default: str = "") -> str:
        """As the store behind."""
        return str(self._read("setting", name, default))

    def item(self, item_id: str) -> Stored | None:
        """As the store behind."""
        with self._look:
            if self._by_id is None:
                kept = [rows for key, rows in self._kept.items() if key[0] == "items"]
                lists = cast("list[Sequence[Stored]]", kept)
                self._by_id = {each.id: each for rows in lists for each in rows}
            known = self._by_id.get(item_id)
        known = known or cast("Stored | None", self._read("item", item_id))
        return _row(known) if known is not None else None

    def search(self, text: str, limit: int = 50) -> Sequence[FoundText]:
        """As the store behind, and it waits for a commit that is under way."""
        return self._store.search(text, limit)

    def set_answer(self, section: str, field: str, value: Value) -> None:
        """As the store behind."""
        with self._turn:
            self._store.set_answer(section, field, value)
            self._renew(lambda key: key == ("answers", section))

    def set_setting(self, name: str, value: str) -> None:
        """As the store behind."""
        with self._turn:
            self._store.set_setting(name, value)
            self._renew(lambda key: key[:2] == ("setting", name))

    def add_item(
        self, section: str, list_: str, data: Mapping[str, Any], position: int | None = None
    ) -> Stored:
        """As the store behind."""
        return self._change(lambda: self._store.add_item(section, list_, data, position))

    def change_item(self, item_id: str, data: Mapping[str, Any]) -> Stored:
        """As the store behind."""
        with self._turn:
            now = self._store.change_item(item_id, data)
            key = ("items", now.section, now.list)
            with self._look:
                self._writes += 1
                self._kept.pop(("item", item_id), None)
                kept = cast("Sequence[Stored] | None", self._kept.get(key))
                if kept is not None:
                    self._keep({key: [now if each.id == item_id else each for each in kept]})
            return _row(now)

    def restore_item(self, item_id: str) -> Stored:
        """As the store behind."""
        return self._change(lambda: self._store.restore_item(item_id))

    def move_item(self, item_id: str, position: int) -> None:
        """As the store behind."""
        with self._turn:
            self._store.move_item(item_id, position)
            self._renew(lambda key: _is_list(key) or _is_item(key))

    def remove_item(self, item_id: str) -> None:
        """As the store behind."""
        with self._turn:
            self._store.remove_item(item_id)
            self._renew(lambda key: _is_list(key) or _is_item(key))

    def forget_section(self, section: str) -> None:
        """As the store behind."""
        with self._turn:
            self._store.forget_section(section)
            self._renew(lambda key: _is_item(key) or (key[0] != "setting" and key[1] == section))

    def _change(self, write: Callable[[], Stored]) -> Stored:
        with self._turn:
            now = write()
            here = now.section, now.list
            self._renew(lambda key: _is_item(key) or (_is_list(key) and key[1:] == here))
            return now

    def _read(self, *key: str) -> object:
        with self._look:
            if key in self._kept:
                return self._kept[key]
            before = self._writes
        found = self._fetch(key)
        with self._look:
            if before == self._writes:
                self._keep({key: found})
        return found

    def _renew(self, concerns: Callable[[_Key], bool]) -> None:
        """Read again what a write has changed; what cannot be read is asked for when wanted."""
        with self._look:
            self._writes += 1
            old = [key for key in self._kept if concerns(key)]
        fresh: dict[_Key, object] = {}
        try:
            for key in old:
                fresh[key] = self._fetch(key)
        except Exception:  # noqa: BLE001 - the write is done; whoever reads next is told
            fresh.clear()
        with self._look:
            for key in old:
                self._kept.pop(key, None)
            self._keep(fresh)

    def _keep(self, found: Mapping[_Key, object]) -> None:
        """Remember what was read. The caller holds `_look`."""
        self._kept.update(found)
        self._by_id = None

    def _fetch(self, key: _Key) -> object:
        method, *what = key
        found: object = getattr(self._store, method)(*what)
        return found


def _is_list(key: _Key) -> bool:
    return key[0] in {"items", "removed_items"}


def _is_item(key: _Key) -> bool:
    """An item that was asked for by its id and stood in no list that was read: mostly one gone."""
    return key[0] == "item"


def _rows(kept: object) -> list[Stored]:
    return [_row(each) for each in cast("Sequence[Stored]", kept)]


def _row(kept: Stored) -> Stored:
    return KeptItem(kept.id, kept.section, kept.list, kept.position, _copied(kept.data))


def _copied(value: Any) -> Any:  # noqa: ANN401 - any JSON
    if isinstance(value, dict):
        return {key: _copied(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_copied(each) for each in value]
    return value
