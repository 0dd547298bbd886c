"""What the prints are made of, worked out of the open plan when a print asks for it."""

from __future__ import annotations

from dataclasses import dataclass

from nocontact_desktop.app.card import card_content
from nocontact_desktop.app.day import day_content
from nocontact_desktop.app.lines import sheet_lines
from nocontact_desktop.app.workspace import Workspace
from nocontact_desktop.exports.card_content import CardContent
from nocontact_desktop.exports.day_content import DayContent
from nocontact_desktop.exports.helpline_sheet import Lines
from nocontact_desktop.plan.gaps import Gaps


@dataclass(frozen=True, slots=True)
class PlanMaterial:
    """A `Material` over the open plan. It holds no recovery code."""

    plan: Workspace
    recovery_code: str = ""

    @property
    def card(self) -> CardContent:
        """What is on the card."""
        return card_content(self.plan)

    @property
    def day(self) -> DayContent:
        """What is on the sheet for the day."""
        return day_content(self.plan)

    @property
    def lines(self) -> Lines:
        """What is on the sheet of helplines."""
        return sheet_lines(self.plan)

    @property
    def gaps(self) -> Gaps:
        """What the plan still lacks."""
        return self.plan.gaps()
