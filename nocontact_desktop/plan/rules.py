"""Says what is worth knowing about what was filled in: rules that cross fields and marks.

A rule never forbids. It explains, and the person decides.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from nocontact_desktop.i18n import text as _
from nocontact_desktop.plan.model import (
    MARKS,
    Answers,
    Condition,
    Item,
    Rule,
    Section,
    State,
    Value,
    is_filled,
)

ItemsByList = Mapping[str, Sequence[Item]]
"""The live items of a section, by the id of their list."""


@dataclass(frozen=True, slots=True)
class NoticeText:
    """One translated sentence, and what it is about; `item_id` is empty for the answers."""

    rule_id: str
    list_id: str
    item_id: str
    text: str
    many: str = ""
    """What to say once of `{count}` items, where there are many; translated too."""


def notices(section: Section, answers: Answers, items: ItemsByList) -> tuple[NoticeText, ...]:
    """What the rules of `section` say; nothing about items that are marked as not for me."""
    return tuple(
        NoticeText(rule.id, rule.list, item_id, _(rule.text), rule.many and _(rule.many))
        for rule in section.rules
        for item_id in _about(rule, answers, items)
    )


def holds(condition: Condition, value: Value | None) -> bool:
    """Whether `value` passes the test of `condition`; what was not answered is not one of any."""
    given = [value] if isinstance(value, str) else value or []
    match condition.test:
        case "filled":
            return is_filled(value)
        case "empty":
            return not is_filled(value)
        case "is":
            return any(each in condition.values for each in given)
        case _:
            return not any(each in condition.values for each in given)


def meets(conditions: Sequence[Condition], item: Item) -> bool:
    """Whether the fields and marks of `item` pass every test."""
    return _all_hold(conditions, _values_of(item))


def _about(rule: Rule, answers: Answers, items: ItemsByList) -> Iterator[str]:
    if not rule.list:
        if _all_hold(rule.conditions, answers.get):
            yield ""
        return
    for item in items.get(rule.list, ()):
        if item.state is not State.NOT_FOR_ME and meets(rule.conditions, item):
            yield item.id


def _all_hold(conditions: Sequence[Condition], value_of: Callable[[str], Value | None]) -> bool:
    return all(holds(condition, value_of(condition.field)) for condition in conditions)


def _values_of(item: Item) -> Callable[[str], Value | None]:
    return lambda name: getattr(item, name) if name in MARKS else item.values.get(name)
