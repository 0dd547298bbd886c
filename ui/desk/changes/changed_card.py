"""One answer or item that is another now, with what stood there before."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from nocontact_desktop.app.changed import Change, Changed, Part
from nocontact_desktop.i18n import text as _
from nocontact_desktop.plan.model import Mark, Notice, State, When
from ui.desk.marks import mark_words, notice_words, state_words, when_words
from ui.desk.page import Place
from ui.parts import Card, FlowLayout, PlainLabel, link_button
from ui.theme import px

LONGEST = 300
"""Of a longer text only the beginning is shown."""


class ChangedCard(Card):
    """It leads to what is still there."""

    wanted = Signal(object)
    """A `Place`."""

    def __init__(self, changed: Changed) -> None:
        super().__init__(padding=16)
        self.body.setSpacing(px(4))
        self.body.addWidget(PlainLabel(_change_words(changed.change), "small"))
        self.body.addWidget(self._name(changed))
        for part in changed.parts:
            for line, role in _lines(part, changed.change):
                self.body.addWidget(PlainLabel(line, role))

    def _name(self, changed: Changed) -> QWidget:
        """The name leads there; an item that was taken out has no place any more."""
        if changed.list_id and not changed.item_id:
            return PlainLabel(changed.name, "strong")
        place = Place(changed.section_id, changed.list_id, changed.item_id, changed.field_id)
        button = link_button(changed.name)
        button.clicked.connect(lambda: self.wanted.emit(place))
        holder = QWidget()
        FlowLayout(holder, gap=0).addWidget(button)
        return holder


def words_of(kind: StrEnum) -> str:
    """What a mark of an item or of a step is called."""
    match kind:
        case State():
            return state_words(kind)
        case When():
            return when_words(kind)
        case Notice():
            return notice_words(kind)
        case Mark():
            return mark_words(kind)
    return ""


def _lines(part: Part, change: Change) -> list[tuple[str, str]]:
    lines = [(part.label, "strong")] if part.label else []
    if change is not Change.ADDED:
        was = _("Before: {words}", words=_short(part.was)) if part.was else _("Before: nothing")
        lines.append((was, "muted"))
    if change is not Change.TAKEN_OUT:
        now = _("Now: {words}", words=_short(part.now)) if part.now else _("Now: nothing")
        lines.append((now, ""))
    return lines


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[:LONGEST].rstrip()}…"


def _change_words(change: Change) -> str:
    return {
        Change.ADDED: _("Added"),
        Change.CHANGED: _("Changed"),
        Change.TAKEN_OUT: _("Taken out"),
    }[change]
