"""Between an `Item` and the JSON object that is stored for it.

Reading never fails: what this program does not understand (a mark or a kind of value of a newer
one) is kept in `extra` and written back, unless the person has put something else in its place.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Any, TypeVar

from nocontact_desktop.plan.model import MARKS, Item, Notice, State, Value, When

_Mark = TypeVar("_Mark", bound=StrEnum)

_TEXTS = ("title", "note", "suggestion")

_VALUES = {kind: frozenset(mark.value for mark in kind) for kind in MARKS.values()}


def to_data(item: Item) -> dict[str, Any]:
    """The JSON object to store for `item`."""
    known: dict[str, str] = {
        "title": item.title,
        "state": item.state.value,
        "when": item.when.value,
        "notice": item.notice.value,
        "note": item.note,
        "suggestion": item.suggestion,
    }
    data: dict[str, Any] = {**known, **item.extra}
    data.update((key, value) for key, value in known.items() if value)
    kept = item.extra.get("values", {})
    if isinstance(kept, dict):
        data["values"] = {**kept, **item.values}
    else:
        data["values"] = item.values or kept
    return data


def from_data(item_id: str, section: str, list_: str, data: Mapping[str, Any]) -> Item:
    """The item that was stored as `data`, however odd that is."""
    state, when, notice = (
        _mark(data.get("state"), State),
        _mark(data.get("when"), When),
        _mark(data.get("notice"), Notice),
    )
    title, note, suggestion = (_words(data.get(key)) for key in _TEXTS)
    return Item(
        id=item_id,
        section=section,
        list=list_,
        title=title,
        state=state,
        when=when,
        notice=notice,
        note=note,
        suggestion=suggestion,
        values=to_values(data.get("values")),
        extra=_extra(data),
    )


def to_values(data: object) -> dict[str, Value]:
    """The values in stored `data` that a field can hold; anything else is left out."""
    if not isinstance(data, Mapping):
        return {}
    return {str(key): value for key, value in data.items() if _is_value(value)}


def _extra(data: Mapping[str, Any]) -> dict[str, object]:
    extra: dict[str, object] = {}
    for key, value in data.items():
        if key == "values":
            odd = _odd_values(value)
            if odd:
                extra[key] = odd
        elif not _understood(key, value):
            extra[key] = value
    return extra


def _odd_values(values: object) -> object:
    if not isinstance(values, dict):
        return values
    return {key: value for key, value in values.items() if not _is_value(value)}


def _understood(key: str, value: object) -> bool:
    if key in MARKS:
        return isinstance(value, str) and value in _VALUES[MARKS[key]]
    return key in _TEXTS and isinstance(value, str)


def _is_value(value: object) -> bool:
    if isinstance(value, list):
        return all(isinstance(each, str) for each in value)
    return isinstance(value, str)


def _mark(value: object, marks: type[_Mark]) -> _Mark:
    return marks(value if isinstance(value, str) and value in _VALUES[marks] else "")


def _words(value: object) -> str:
    return value if isinstance(value, str) else ""
