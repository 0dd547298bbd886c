"""The choices that every print has: whether it says what it is, and the size of the paper."""

from __future__ import annotations

from nocontact_desktop.exports.pages import Choices, Layout, Paper
from nocontact_desktop.i18n import text as _
from ui.desk.paper.choice_line import ChoiceLine


def layout_line(choices: Choices) -> ChoiceLine:
    """Plain or neutral."""
    return ChoiceLine(
        _("Wording"),
        ((Layout.PLAIN.value, _("Plain")), (Layout.NEUTRAL.value, _("Neutral"))),
        choices.layout.value,
        _("Plain says what it is. Neutral looks like anybody's notes."),
    )


def paper_line(choices: Choices) -> ChoiceLine:
    """A4 or Letter."""
    return ChoiceLine(
        _("Paper"),
        ((Paper.A4.value, _("A4")), (Paper.LETTER.value, _("Letter"))),
        choices.paper.value,
    )
