"""Every print there is. A new one is a file with a `render`, and a line here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from nocontact_desktop.exports import (
    access_sheet,
    card,
    day_sheet,
    gaps_print,
    helpline_sheet,
    people_sheet,
    plan_print,
    recovery_sheet,
    timeline_print,
)
from nocontact_desktop.exports.card_content import CardContent
from nocontact_desktop.exports.day_content import DayContent
from nocontact_desktop.exports.helpline_sheet import Lines
from nocontact_desktop.exports.pages import Choices, Pages
from nocontact_desktop.exports.plan_print import PlanReader
from nocontact_desktop.plan.gaps import Gaps


class Material(Protocol):
    """What prints are made of. Each print asks for its own part, and only that is worked out."""

    @property
    def plan(self) -> PlanReader:
        """The whole plan."""

    @property
    def card(self) -> CardContent:
        """What is on the card."""

    @property
    def day(self) -> DayContent:
        """What is on the sheet for the day."""

    @property
    def lines(self) -> Lines:
        """What is on the sheet of helplines."""

    @property
    def gaps(self) -> Gaps:
        """What the plan still lacks."""

    @property
    def recovery_code(self) -> str:
        """Known only while it is being made or has just been typed."""


@dataclass(frozen=True, slots=True)
class Export:
    """A print: `title` and `line` are English keys of the catalogue, `id` is for ever.

    The screens offer it by its title, with `line` below, unless it `needs_code`: what is made of
    the recovery code is offered only where that code is.
    """

    id: str
    title: str
    render: Callable[[Material, Choices], Pages]
    line: str = "On paper, or as a file."
    needs_code: bool = False


EXPORTS = (
    Export(
        "card",
        "Emergency card",
        lambda made, choices: card.render(made.card, choices),
        "Numbers and words to carry with you, as small as a bank card.",
    ),
    Export(
        "plan",
        "The plan on paper",
        lambda made, choices: plan_print.render(made.plan, choices),
        "Everything you wrote and, if you like, lines for what is still open.",
    ),
    Export(
        "gaps",
        "What is still open, on paper",
        lambda made, choices: gaps_print.render(made.gaps, choices),
        "What your plan still lacks, with boxes to tick.",
    ),
    Export(
        "by-time",
        "The timeline on paper",
        lambda made, choices: timeline_print.render(made.plan, choices),
        "All of it as one list: before, on the day and after.",
    ),
    Export(
        "day-sheet",
        "The day on paper",
        lambda made, choices: day_sheet.render(made.day, choices),
        "The lines of the day in large letters, with numbers to call.",
    ),
    Export(
        "people-sheet",
        "People map on paper",
        lambda made, choices: people_sheet.render(made.plan, choices),
        "Who stands where, who keeps what, and what each may know.",
    ),
    Export(
        "access-sheet",
        "Devices and accounts on paper",
        lambda made, choices: access_sheet.render(made.plan, choices),
        "Who can get in where, in which order to change it, and what to do before a block.",
    ),
    Export(
        "helpline-sheet",
        "Helplines on paper",
        lambda made, choices: helpline_sheet.render(made.lines, choices),
        "The lines of your country and your own, on a sheet.",
    ),
    Export(
        "recovery",
        "Recovery sheet",
        lambda made, choices: recovery_sheet.render(made.recovery_code, choices),
        needs_code=True,
    ),
)
"""In the order in which they are offered."""
