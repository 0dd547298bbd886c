"""Reads what a list adds up to, and refuses sums of things that are no figures."""

from __future__ import annotations

from collections.abc import Sequence

from nocontact_desktop.plan.model import Condition, Field, Kind, Sum
from nocontact_desktop.plan.reading import Table
from nocontact_desktop.plan.rule_loader import read_condition

_FIGURES = (Kind.MONEY, Kind.NUMBER)


def read_sums(
    table: Table, fields: Sequence[Field], section_fields: Sequence[Field]
) -> tuple[Sum, ...]:
    """The sums of a list with `fields`, in a section that asks `section_fields`."""
    sums = tuple(_sum(each, fields, section_fields) for each in table.tables("sum", "sum"))
    table.once((each.id for each in sums), "sum")
    return sums


def _sum(table: Table, fields: Sequence[Field], section_fields: Sequence[Field]) -> Sum:
    found = Sum(
        id=table.id(),
        label=table.words("label"),
        field=table.words("field"),
        where=_conditions(table, "where", fields),
        less=_conditions(table, "less", fields),
        below=table.optional_words("below"),
        goal=table.optional_words("goal"),
    )
    _refuse_odd_figure(table, "field", found.field, fields)
    if found.goal:
        _refuse_odd_figure(table, "goal", found.goal, section_fields)
    if bool(found.less) != bool(found.below):
        raise table.fault("less and below go together: what to call it when it is below zero")
    if found.less and found.goal:
        raise table.fault("a sum has less or a goal, not both")
    table.close()
    return found


def _conditions(table: Table, key: str, fields: Sequence[Field]) -> tuple[Condition, ...]:
    by_id = {field.id: field for field in fields}
    return tuple(read_condition(each, by_id, marks=True) for each in table.tables(key, key))


def _refuse_odd_figure(table: Table, key: str, name: str, fields: Sequence[Field]) -> None:
    kinds = {field.id: field.kind for field in fields}
    if name not in kinds:
        raise table.fault(f"{key} names an unknown field {name}")
    if kinds[name] not in _FIGURES:
        raise table.fault(f"{key} names {name}, which is not a money or number field")
