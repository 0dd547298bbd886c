"""Since when: a few days that come to mind, or one of the person's own."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from nocontact_desktop.app.reading_out import day_in_words
from nocontact_desktop.app.workspace import Workspace
from nocontact_desktop.i18n import text as _
from nocontact_desktop.plan.model import Field, Kind
from ui.forms.text import DateEditor
from ui.parts import FlowLayout, WordsButton, choice_button
from ui.theme import px

ADVISER = ("review", "adviser_seen")
"""The section and the field that hold when an adviser last saw the plan."""

LAST, WEEK, MONTH, SEEN, OWN = "last", "week", "month", "seen", "own"


def days_to_choose(workspace: Workspace, today: date) -> Mapping[str, date]:
    """The days that are offered: the last one with a change, a week, a month, an adviser's."""
    found = {WEEK: today - timedelta(days=7), MONTH: today - timedelta(days=30)}
    last = workspace.trail.last_before_today()
    if last is not None:
        found = {LAST: last, **found}
    seen = _seen(workspace)
    return found if seen is None else {**found, SEEN: seen}


def _seen(workspace: Workspace) -> date | None:
    section_id, field_id = ADVISER
    if section_id not in {section.id for section in workspace.sections}:
        return None
    return read_iso(workspace.answers(section_id).get(field_id))


def read_iso(value: object) -> date | None:
    """The day that a stored value means; None when it is none."""
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None


class Since(QWidget):
    """One of the days is always chosen, except while one of the person's own is being typed."""

    chosen = Signal(object)
    """A `date`."""

    def __init__(self, days: Mapping[str, date]) -> None:
        super().__init__()
        self._days = days
        self.buttons: dict[str, WordsButton] = {}
        rows = QWidget()
        flow = FlowLayout(rows)
        for id_ in (*days, OWN):
            button = choice_button(_words(id_, days))
            button.toggled.connect(lambda on, id_=id_: self._toggled(id_, on))
            self.buttons[id_] = button
            flow.addWidget(button)
        self.own = DateEditor(Field("since", Kind.DATE, _("From this day on")))
        self.own.answered.connect(lambda _id, value: self._typed(value))
        self.own.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(10))
        column.addWidget(rows)
        column.addWidget(self.own)

    def begin(self) -> None:
        """Choose the first of the days."""
        next(iter(self.buttons.values())).setChecked(True)

    def _toggled(self, id_: str, on: bool) -> None:
        if id_ == OWN:
            self.own.setVisible(on)
            if on:
                self._typed(self.own.value())
        elif on:
            self.chosen.emit(self._days[id_])

    def _typed(self, value: object) -> None:
        day = read_iso(value)
        if day is not None:
            self.chosen.emit(day)


def _words(id_: str, days: Mapping[str, date]) -> str:
    day = day_in_words(days[id_].isoformat()) if id_ in days else ""
    return {
        LAST: _("Since you last wrote ({day})", day=day),
        WEEK: _("In the last week"),
        MONTH: _("In the last month"),
        SEEN: _("Since an adviser saw it ({day})", day=day),
        OWN: _("Since another day"),
    }[id_]
