"""What stood in the plan before, so that it can be said what changed since a day.

For each day and each place that was changed on it, what stood there when the day began is kept
beside the plan: once, before the first change of that day. It is no part of the search. Whatever
is forgotten here is gone; the plan itself stays as it is.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Protocol

from nocontact_desktop.errors import ExpectedError
from nocontact_desktop.plan.model import Value

MOST_DAYS = 400
"""Days with changes that are kept; when there are more, the oldest is forgotten."""

WHOLE_STEP = "*"
"""Stands among the answers for what the person says of a whole step; no field has this id."""

_DAYS = "trail.days"
_OFF = "trail.off"


class SettingsDoor(Protocol):
    """The little that is asked of a store."""

    def setting(self, name: str, default: str = "") -> str:
        """A setting, or `default`."""

    def set_setting(self, name: str, value: str) -> None:
        """Keep a setting."""


@dataclass(slots=True)
class Before:
    """How things stood before they were changed, by section; only of what was changed."""

    answers: dict[str, dict[str, Value]] = field(default_factory=dict)
    """By section and field; an empty value where nothing was answered."""
    items: dict[str, dict[str, dict[str, Any]]] = field(default_factory=dict)
    """By section and item: its `list`, and its `data`, which is None where it was not there."""


class Trail:
    """Keeps and tells what stood before. Any thread may call it.

    Keeping never stands in the way: when there is no room for it, the change is kept without.
    """

    def __init__(self, store: SettingsDoor, today: Callable[[], date] = date.today) -> None:
        self._store = store
        self._today = today
        self._turn = threading.RLock()

    @property
    def keeps(self) -> bool:
        """Whether anything is kept; the person can choose not to."""
        return not self._store.setting(_OFF)

    def set_keeps(self, *, keeps: bool) -> None:
        """Keep what stood before from now on, or no more; what is there already stays."""
        self._store.set_setting(_OFF, "" if keeps else "1")

    def note_answer(self, section_id: str, field_id: str, old: Value) -> None:
        """An answer is about to change from `old`, which may be empty."""
        self._note(section_id, "answers", field_id, old)

    def note_item(
        self, section_id: str, list_id: str, item_id: str, old: Mapping[str, Any] | None
    ) -> None:
        """An item is about to change from `old`; None when it was not in its list."""
        kept = None if old is None else dict(old)
        self._note(section_id, "items", item_id, {"list": list_id, "data": kept})

    def days(self) -> tuple[date, ...]:
        """The days of which something is kept, the first one first."""
        return tuple(date.fromisoformat(day) for day in sorted(self._slots()))

    def last_before_today(self) -> date | None:
        """The last day before this one on which something was changed."""
        today = self._today()
        return max((day for day in self.days() if day < today), default=None)

    def before(self, day: date) -> Before:
        """How what was changed on `day` or later stood before all of those changes."""
        found = Before()
        with self._turn:
            slots = self._slots()
            for each in sorted(slots):
                if each >= day.isoformat():
                    _add(found, self._read(slots[each]))
        return found

    def sections(self) -> frozenset[str]:
        """The sections of which something is kept."""
        with self._turn:
            return frozenset(each for slot in self._slots().values() for each in self._read(slot))

    def forget(self, section_id: str) -> None:
        """Forget all that stood in a section."""
        with self._turn:
            for slot in self._slots().values():
                kept = self._read(slot)
                if kept.pop(section_id, None) is not None:
                    self._write(slot, kept)

    def forget_all(self) -> None:
        """Forget all that stood anywhere, and on which days something was changed."""
        with self._turn:
            for slot in self._slots().values():
                self._store.set_setting(_name(slot), "")
            self._store.set_setting(_DAYS, "")

    def _note(self, section_id: str, kind: str, place: str, old: object) -> None:
        with self._turn, suppress(ExpectedError):
            if not self.keeps:
                return
            day = self._today().isoformat()
            slot = self._slots().get(day)
            kept = self._read(slot) if slot is not None else {}
            places = kept.setdefault(section_id, {}).setdefault(kind, {})
            if place not in places:
                places[place] = old
                self._write(self._new_slot(day) if slot is None else slot, kept)

    def _new_slot(self, day: str) -> int:
        """A place for one more day: the first free one, or that of the oldest day."""
        slots = self._slots()
        free = (number for number in range(MOST_DAYS) if number not in slots.values())
        slot = next(free, None)
        if slot is None:
            slot = slots.pop(min(slots))
        slots[day] = slot
        self._store.set_setting(_name(slot), "")
        self._store.set_setting(_DAYS, json.dumps(slots))
        return slot

    def _write(self, slot: int, kept: Mapping[str, Any]) -> None:
        self._store.set_setting(_name(slot), json.dumps(kept))

    def _slots(self) -> dict[str, int]:
        """Where what stood before each day is kept."""
        found = _object(self._store.setting(_DAYS))
        return {day: slot for day, slot in found.items() if isinstance(slot, int) and _is_day(day)}

    def _read(self, slot: int) -> dict[str, Any]:
        return _object(self._store.setting(_name(slot)))


def _name(slot: int) -> str:
    return f"trail.{slot}"


def _add(found: Before, kept: Mapping[str, Any]) -> None:
    """Take in what a later day kept; what an earlier day said of a place stays."""
    for section_id, of_section in kept.items():
        for place, old in _places(of_section, "answers"):
            found.answers.setdefault(section_id, {}).setdefault(place, old)
        for place, old in _places(of_section, "items"):
            if isinstance(old, dict):
                found.items.setdefault(section_id, {}).setdefault(place, old)


def _places(of_section: object, kind: str) -> Iterator[tuple[str, Any]]:
    places = of_section.get(kind) if isinstance(of_section, dict) else None
    return iter(places.items()) if isinstance(places, dict) else iter(())


def _object(text: str) -> dict[str, Any]:
    """A stored JSON object; an empty one for anything else, such as that of a newer program."""
    try:
        found = json.loads(text) if text else {}
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True
