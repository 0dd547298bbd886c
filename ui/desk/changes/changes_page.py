"""What changed in the plan since a day: added, another now, taken out."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from nocontact_desktop.app.changed import ChangedStep, changed_since
from nocontact_desktop.app.reading_out import day_in_words
from nocontact_desktop.app.workspace import Workspace
from nocontact_desktop.i18n import text as _
from ui.announce import announce
from ui.desk.changes.changed_card import ChangedCard, words_of
from ui.desk.changes.keeping import KeepingFold
from ui.desk.changes.since import Since, days_to_choose
from ui.desk.page import Page, Place
from ui.desk.saving import SaveQueue
from ui.parts import Column, Heading, PlainLabel, follow_reading_order
from ui.theme import px

TRAIL = "trail"
"""Stands for a section where only what stood there before is written."""

MOST = 100
"""So many changes are shown; of more it is said how many there are."""


class ChangesPage(Page):
    """It only looks back. A press on a name leads to where that is now."""

    def __init__(
        self, workspace: Workspace, saving: SaveQueue, today: Callable[[], date] = date.today
    ) -> None:
        super().__init__()
        self._workspace = workspace
        self._saving = saving
        self._day: date | None = None
        self._column = Column()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._column)
        lead = _("What was added, changed or taken out, and what stood there before.")
        self.since = Since(days_to_choose(workspace, today()))
        self.since.chosen.connect(self._find)
        self._found = QWidget()
        self.keeping = KeepingFold(keeps=workspace.trail.keeps)
        self.keeping.keep_chosen.connect(self._keep)
        self.keeping.forget_chosen.connect(self._forget)
        self._column.add(PlainLabel(lead, "lead"), self.since, self._found)
        self._column.body.addSpacing(px(8))
        self._column.add(self.keeping)
        self.since.begin()

    def show_place(self, _place: Place) -> None:
        """Tab begins at the days."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _find(self, day: date) -> None:
        """After what was typed before is kept; an answer that comes too late is left out."""
        self._day = day
        work = partial(changed_since, self._workspace, day, words_of)
        self._saving.ask(work, lambda steps: self._show(day, steps), owner=self)

    def _show(self, day: date, steps: tuple[ChangedStep, ...]) -> None:
        if day != self._day:
            return
        old, self._found = self._found, QWidget()
        column = QVBoxLayout(self._found)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(12))
        told = self._told(day, steps)
        column.addWidget(PlainLabel(told, "muted"))
        self._fill(column, steps)
        self._column.body.replaceWidget(old, self._found)
        old.hide()
        old.deleteLater()
        follow_reading_order(self)
        announce(self._found, told)

    def _fill(self, column: QVBoxLayout, steps: tuple[ChangedStep, ...]) -> None:
        left = MOST
        for step in steps:
            shown = step.changes[:left]
            left -= len(shown)
            if shown:
                column.addWidget(Heading(step.title))
            for changed in shown:
                card = ChangedCard(changed)
                card.wanted.connect(self.go)
                column.addWidget(card)
        more = sum(len(step.changes) for step in steps) - MOST
        if more > 0:
            column.addWidget(PlainLabel(_("And {count} more.", count=more), "small"))

    def _told(self, day: date, steps: tuple[ChangedStep, ...]) -> str:
        """In words what the list is, and from when on anything is known."""
        words = day_in_words(day.isoformat())
        said = (
            _("Since {day}, that day included:", day=words)
            if steps
            else _("Nothing is different from how it was before {day}.", day=words)
        )
        days = self._workspace.trail.days()
        if days and days[0] <= day:
            return said
        if not days:
            return _("Nothing is known of how your plan was before.")
        first = day_in_words(days[0].isoformat())
        return f"{said} {_('What was changed before {day} is not known.', day=first)}"

    def _keep(self, keeps: bool) -> None:
        work = partial(self._workspace.trail.set_keeps, keeps=keeps)
        self._saving.run(TRAIL, work)

    def _forget(self) -> None:
        forget = self._workspace.trail.forget_all
        self._saving.run(TRAIL, forget, lambda _none: self._again(), owner=self)

    def _again(self) -> None:
        if self._day is not None:
            self._find(self._day)
