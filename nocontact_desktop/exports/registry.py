"""Every print there is. A new one is a file with a `render`, and a line here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from nocontact_desktop.exports import card, plan_print, recovery_sheet
from nocontact_desktop.exports.card_content import CardContent
from nocontact_desktop.exports.pages import Choices, Pages
from nocontact_desktop.exports.plan_print import PlanReader


@dataclass(frozen=True, slots=True)
class Material:
    """What prints are made of. Each print takes its own part and never sees the others'."""

    plan: PlanReader
    card: CardContent = field(default_factory=CardContent)
    recovery_code: str = ""
    """Known only while it is being made or has just been typed."""


@dataclass(frozen=True, slots=True)
class Export:
    """A print: `title` is an English key of the catalogue, `id` is for ever."""

    id: str
    title: str
    render: Callable[[Material, Choices], Pages]


EXPORTS = (
    Export("card", "Emergency card", lambda made, choices: card.render(made.card, choices)),
    Export("plan", "The whole plan", lambda made, choices: plan_print.render(made.plan, choices)),
    Export(
        "recovery",
        "Recovery sheet",
        lambda made, choices: recovery_sheet.render(made.recovery_code, choices),
    ),
)
"""In the order in which they are offered."""
