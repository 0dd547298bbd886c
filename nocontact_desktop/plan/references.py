"""Values that point to an item of the plan, such as a person or a device."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from nocontact_desktop.plan.model import Answers, Field, Item, Section, State, Value

REFERENCE = "item:"
"""What a value, or one of several, begins with when it points to an item of the plan."""


class PlanWords(Protocol):
    """The little that is read of a plan to draw a map of it. `app.Workspace` is one."""

    @property
    def sections(self) -> Sequence[Section]:
        """The steps, in order."""
        ...

    def answers(self, section_id: str) -> Answers:
        """The answers of a step by field id."""
        ...

    def items(self, section_id: str, list_id: str) -> Sequence[Item]:
        """The items of a list, in order."""
        ...

    def shown(self, field: Field, value: Value) -> str:
        """What a value reads as."""
        ...


def referred_id(value: Value | None) -> str:
    """The id of the item that a value points to; empty when it points to none."""
    if isinstance(value, str) and value.startswith(REFERENCE):
        return value.removeprefix(REFERENCE)
    return ""


def each_of(value: Value | None) -> tuple[str, ...]:
    """The parts of a value that say something, whether it is one or a list."""
    parts = [value] if isinstance(value, str) else value or []
    return tuple(each.strip() for each in parts if each.strip())


def texts(item: Item, field_id: str) -> str:
    """What is in a field of an item, as one text."""
    return ", ".join(each_of(item.values.get(field_id)))


class Pointing:
    """Finds the items of a list that values point to, however many values there are."""

    def __init__(self, items: Iterable[Item]) -> None:
        self._by_id = {item.id: item for item in items}
        self._by_name = {
            item.title.strip().casefold(): item
            for item in self._by_id.values()
            if item.title.strip()
        }

    def of(self, value: Value | None) -> tuple[list[Item], list[str]]:
        """The items that a value points to or names in words, and its words that name none."""
        found: list[Item] = []
        words: list[str] = []
        for each in each_of(value):
            item = self._by_id.get(referred_id(each)) or self._by_name.get(each.casefold())
            if item is not None:
                found.append(item)
            elif not referred_id(each):
                words.append(each)
        return _once(found), words


def _once(items: Sequence[Item]) -> list[Item]:
    return list({item.id: item for item in items}.values())


def gathered(pairs: Iterable[tuple[str, str]]) -> Mapping[str, Sequence[str]]:
    """All that goes with each first part, in its order."""
    found: dict[str, list[str]] = {}
    for one, other in pairs:
        found.setdefault(one, []).append(other)
    return found


def of_list(plan: PlanWords, section_id: str, list_id: str) -> tuple[Item, ...]:
    """The items of a list without those that are not for this person; none if there is no list."""
    items = plan.items(section_id, list_id)
    return tuple(item for item in items if item.state is not State.NOT_FOR_ME)


def fields_of(plan: PlanWords, section_id: str, list_id: str) -> dict[str, Field]:
    """The fields of a list by id; none if there is no such list."""
    return {
        field.id: field
        for section in plan.sections
        if section.id == section_id
        for each in section.lists
        if each.id == list_id
        for field in each.fields
    }


def shown_value(plan: PlanWords, fields: dict[str, Field], item: Item, field_id: str) -> str:
    """What a field of an item reads as; empty if it was not answered or is not asked."""
    field, value = fields.get(field_id), item.values.get(field_id)
    return plan.shown(field, value).strip() if field and value else ""
