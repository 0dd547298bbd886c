"""The way out with nothing in the hands: go, who to call, where to. Large, and nothing else."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from nocontact_desktop.exports.day_content import Call, DayContent, Refuge
from nocontact_desktop.i18n import text as _
from ui.desk.day.call_row import CallRow
from ui.parts import Heading, PlainLabel
from ui.theme import px

FEW = 2


class GoView(QWidget):
    """What was planned for it; where nothing was, what to do is said in general."""

    def __init__(self, day: DayContent) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(10))
        column.addWidget(PlainLabel(_("Go"), "huge"))
        own = day.go_now.way
        safest = _("By the way out that is safest right now. Things can be fetched later.")
        column.addWidget(PlainLabel(own or safest, "large"))
        column.addSpacing(px(10))
        column.addWidget(Heading(_("Who to call")))
        for call in _few(day):
            column.addWidget(CallRow(call, huge=True))
        if not day.calls:
            words = _("The emergency number, or the first person you trust.")
            column.addWidget(PlainLabel(words, "large"))
        column.addSpacing(px(10))
        column.addWidget(Heading(_("Where to")))
        for place in day.go_now.places[:FEW]:
            column.addWidget(_place(place))
        if not day.go_now.places:
            words = _("A place with people and light: a shop, a hospital, a police station.")
            column.addWidget(PlainLabel(words, "large"))


def _few(day: DayContent) -> list[Call]:
    """The first ones, and the emergency number, which comes last."""
    return [*day.calls[:FEW], *day.calls[FEW:][-1:]]


def _place(place: Refuge) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(px(2))
    column.addWidget(PlainLabel(place.name, "large"))
    if place.how:
        column.addWidget(PlainLabel(place.how, "lead"))
    return holder
