"""What a stored value reads as, for people, in the active language."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import assert_never

from nocontact_desktop.i18n import text as _
from nocontact_desktop.plan.amounts import show_stored
from nocontact_desktop.plan.model import Field, Kind, Value
from nocontact_desktop.plan.references import REFERENCE, referred_id

__all__ = ["REFERENCE", "day_in_words", "month_in_words", "read_out", "referred_id"]

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip


def read_out(
    field: Field, value: Value, name_of: Callable[[str], str], decimal_sign: str = "."
) -> str:
    """`value` as a text; `name_of` tells the name of the item with an id."""
    match field.kind:
        case Kind.TEXT | Kind.LONG_TEXT | Kind.PHONE:
            return _joined(value, str)
        case Kind.MONEY | Kind.NUMBER:
            return _joined(value, lambda each: show_stored(each, decimal_sign))
        case Kind.CHOICE | Kind.CHECKS:
            labels = {option.id: option.label for option in field.options}
            return _joined(value, lambda each: _(labels[each]) if each in labels else each)
        case Kind.DATE:
            return _joined(value, day_in_words)
        case Kind.PERSON | Kind.PLACE | Kind.ACCOUNT | Kind.PEOPLE | Kind.DEVICES:
            return _joined(value, lambda each: _referred(each, name_of))
    assert_never(field.kind)


def day_in_words(value: str) -> str:
    """An ISO date as "21 November 2026"; anything else as it stands."""
    try:
        day = date.fromisoformat(value)
    except ValueError:
        return value
    return _("{day} {month} {year}", day=day.day, month=month_in_words(day.month), year=day.year)


def month_in_words(month: int) -> str:
    """The name of a month, from 1 to 12."""
    return _(_MONTHS[month - 1])


def _referred(value: str, name_of: Callable[[str], str]) -> str:
    item_id = referred_id(value)
    return name_of(item_id) if item_id else value


def _joined(value: Value, one: Callable[[str], str]) -> str:
    return ", ".join(one(each) for each in ([value] if isinstance(value, str) else value) if each)
