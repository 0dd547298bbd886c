"""What the items of a list add up to. Worked out anew each time, never stored."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from nocontact_desktop.i18n import plural
from nocontact_desktop.i18n import text as _
from nocontact_desktop.plan.amounts import Amount, added, less, read_amount, show_amount
from nocontact_desktop.plan.model import (
    Answers,
    Condition,
    Item,
    ItemList,
    State,
    Sum,
    Value,
    is_filled,
)
from nocontact_desktop.plan.rules import meets


@dataclass(frozen=True, slots=True)
class SumLine:
    """One sum in translated words, and its figure with the local decimal sign."""

    id: str
    label: str
    figure: str

    @property
    def sentence(self) -> str:
        """The whole line, for somebody who hears it."""
        return _("{label}: {figure}", label=self.label, figure=self.figure)


@dataclass(frozen=True, slots=True)
class Sums:
    """The sums of one list, and how many amounts in it do not read as a number."""

    lines: tuple[SumLine, ...] = ()
    unread: int = 0

    @property
    def remark(self) -> str:
        """What is left out of the sums, in a translated sentence; empty when nothing is."""
        if not self.unread:
            return ""
        return plural(
            "{count} amount could not be read as a number. It is not counted here.",
            "{count} amounts could not be read as numbers. They are not counted here.",
            self.unread,
        )


def sums(list_: ItemList, items: Sequence[Item], answers: Answers, decimal_sign: str = ".") -> Sums:
    """What `items` of `list_` add up to; a sum of which nothing was typed is left out.

    `items` are the live ones; those that are not for this person do not count. `answers` are the
    section's, for the goals.
    """
    counted = [item for item in items if item.state is not State.NOT_FOR_ME]
    lines: list[SumLine] = []
    unread: set[tuple[str, str]] = set()
    for each in list_.sums:
        amounts, odd = _amounts(each, each.where, counted)
        taken, odd_taken = _amounts(each, each.less, counted) if each.less else ([], set())
        unread |= odd | odd_taken
        if amounts and (taken or not each.less):
            total = added([*amounts, *map(less, taken)])
            lines.append(_line(each, total, answers, decimal_sign))
    return Sums(tuple(lines), len(unread))


def _amounts(
    sum_: Sum, where: Sequence[Condition], items: Sequence[Item]
) -> tuple[list[Amount], set[tuple[str, str]]]:
    """The amounts of the items that meet `where`, and the places of those that do not read."""
    amounts: list[Amount] = []
    unread: set[tuple[str, str]] = set()
    for item in items:
        value = item.values.get(sum_.field)
        if not is_filled(value) or not meets(where, item):
            continue
        amount = _read(value)
        if amount:
            amounts.append(amount)
        else:
            unread.add((item.id, sum_.field))
    return amounts, unread


def _line(sum_: Sum, total: Sequence[Amount], answers: Answers, decimal_sign: str) -> SumLine:
    below = bool(sum_.below) and all(amount.figure < 0 for amount in total)
    shown = [less(amount) for amount in total] if below else total
    figure = " + ".join(show_amount(amount, decimal_sign) for amount in shown)
    goal = _read(answers.get(sum_.goal))
    if goal and goal.figure > 0:
        figure = _("{sum} of {goal}", sum=figure, goal=show_amount(goal, decimal_sign))
    return SumLine(sum_.id, _(sum_.below if below else sum_.label), figure)


def _read(value: Value | None) -> Amount | None:
    return read_amount(value) if isinstance(value, str) else None
