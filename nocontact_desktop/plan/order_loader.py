"""Reads the rules of order from `resources/plan/order.toml`, and refuses what is not in the plan.

A rule that names a step, a list, a suggestion, a field or a value that is not there would never
speak, and nobody would notice. All functions raise `ContentError`, naming the rule.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from nocontact_desktop.plan.model import Condition, Field, ItemList, Section
from nocontact_desktop.plan.order import EVERY, OrderRule, Pick
from nocontact_desktop.plan.reading import Table, read_file
from nocontact_desktop.plan.rule_loader import read_condition

ORDER_RULES = "order.toml"


def load_order(path: Path, sections: Sequence[Section]) -> tuple[OrderRule, ...]:
    """The rules in the file at `path`, checked against the steps that there are."""
    table = read_file(path)
    by_id = {section.id: section for section in sections}
    rules = tuple(_rule(each, by_id) for each in table.tables("rule", "rule"))
    table.once((each.id for each in rules), "rule")
    table.close()
    return rules


def _rule(table: Table, sections: Mapping[str, Section]) -> OrderRule:
    found = OrderRule(
        id=table.id(),
        title=table.words("title"),
        text=table.words("text"),
        first=_picks(table, "first", sections),
        then=_picks(table, "then", sections),
        given=_picks(table, "given", sections),
        on_step=not table.flag("step_says_it"),
    )
    if not found.then:
        raise table.fault("a rule says what comes later in then")
    if not (found.first or found.given):
        raise table.fault("a rule says what comes first, or when it holds")
    if any(pick.same for pick in (*found.then, *found.given)):
        raise table.fault("same belongs to first")
    places = {(pick.section, pick.list) for pick in found.then}
    if any(pick.same and (pick.section, pick.list) not in places for pick in found.first):
        raise table.fault("same asks of an item in a list of then")
    table.close()
    return found


def _picks(table: Table, key: str, sections: Mapping[str, Section]) -> tuple[Pick, ...]:
    return tuple(_pick(each, sections) for each in table.tables(key, key))


def _pick(table: Table, sections: Mapping[str, Section]) -> Pick:
    section_id = table.words("section")
    list_id = table.optional_words("list")
    suggestions = table.texts("suggestions")
    every = section_id == EVERY
    if not every and section_id not in sections:
        raise table.fault(f"unknown step {section_id}")
    but = table.texts("but")
    if odd := [each for each in but if not every or each not in sections]:
        raise table.fault(f"but names {odd[0]}, which is no step of {section_id}")
    list_ = _list(table, sections[section_id], list_id) if list_id and not every else None
    known = {each.id for each in list_.suggestions} if list_ else set()
    for each in suggestions:
        if each not in known:
            raise table.fault(f"unknown suggestion {each}")
    fields = () if every else list_.fields if list_ else sections[section_id].fields
    found = Pick(
        section_id,
        list_id,
        suggestions,
        _conditions(table, fields, marks=bool(list_) or every),
        there=table.flag("there"),
        same=table.flag("same"),
        but=but,
    )
    if not list_ and not found.conditions:
        raise table.fault("answers are picked by conditions")
    table.close()
    return found


def _conditions(table: Table, fields: Sequence[Field], *, marks: bool) -> tuple[Condition, ...]:
    by_id = {field.id: field for field in fields}
    found = table.tables("conditions", "condition")
    return tuple(read_condition(each, by_id, marks=marks) for each in found)


def _list(table: Table, section: Section, list_id: str) -> ItemList:
    for each in section.lists:
        if each.id == list_id:
            return each
    raise table.fault(f"unknown list {list_id}")
