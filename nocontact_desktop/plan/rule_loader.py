"""Reads rules, and refuses those that name a list, field or value that is not there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from nocontact_desktop.plan.model import MARKS, Condition, Field, Rule, Section
from nocontact_desktop.plan.reading import Table, read_file

_TESTS = ("filled", "empty", "is", "is_not")


def load_common_rules(path: Path) -> tuple[Rule, ...]:
    """The rules that hold for every list; they test the marks only and name no list."""
    table = read_file(path)
    rules = tuple(_rule(each, each.id(), (), marks=True) for each in table.tables("rule", "rule"))
    table.once((each.id for each in rules), "rule")
    table.close()
    return rules


def read_rule(table: Table, section: Section) -> Rule:
    """The rule in `table`, checked against the lists and fields of its `section`."""
    rule_id = table.id()
    list_id = table.optional_words("list")
    if not list_id:
        return _rule(table, rule_id, section.fields, marks=False)
    for each in section.lists:
        if each.id == list_id:
            return replace(_rule(table, rule_id, each.fields, marks=True), list=list_id)
    raise table.fault(f"unknown list {list_id}")


def _rule(table: Table, rule_id: str, fields: Sequence[Field], *, marks: bool) -> Rule:
    by_id = {field.id: field for field in fields}
    found = Rule(
        id=rule_id,
        list="",
        text=table.words("text"),
        many=table.counted_words("many"),
        conditions=tuple(
            read_condition(each, by_id, marks=marks)
            for each in table.tables("conditions", "condition")
        ),
    )
    if not found.conditions:
        raise table.fault("a rule has conditions")
    table.close()
    return found


def read_condition(table: Table, fields: dict[str, Field], *, marks: bool) -> Condition:
    """The condition in `table`, on one of `fields` or, with `marks`, on a mark of an item."""
    found = Condition(
        field=table.words("field"), test=table.words("test"), values=table.texts("values")
    )
    if found.test not in _TESTS:
        raise table.fault(f"test has to be one of: {', '.join(_TESTS)}")
    if bool(found.values) != (found.test in {"is", "is_not"}):
        raise table.fault("is and is_not have values, filled and empty have none")
    _known_values(table, found, fields, marks=marks)
    table.close()
    return found


def _known_values(
    table: Table, condition: Condition, fields: dict[str, Field], *, marks: bool
) -> None:
    if marks and condition.field in MARKS:
        known = {str(each) for each in MARKS[condition.field]}
    elif condition.field in fields:
        known = {option.id for option in fields[condition.field].options}
    else:
        raise table.fault(f"unknown field {condition.field}")
    for each in condition.values:
        if each not in known:
            raise table.fault(f"unknown value {each} of {condition.field}")
