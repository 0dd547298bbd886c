"""The end of a step: to say that it is not for now, and the steps before and after it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from nocontact_desktop.app.keeping import keeping
from nocontact_desktop.app.workspace import Workspace
from nocontact_desktop.i18n import text as _
from nocontact_desktop.plan.model import Mark, Section
from ui.desk.keeping.entries import KEEPING
from ui.desk.keeping.keep_words import kept_words
from ui.desk.marks import MARKS, mark_words
from ui.desk.page import HOME, Place
from ui.parts import FlowLayout, PlainLabel, WordsButton, divider, link_button, quiet_button
from ui.theme import px

ChooseMark = Callable[[Mark], None]


class StepFoot(QWidget):
    """Nothing here is asked for; every step can be left as it is."""

    go = Signal(object)

    def __init__(self, workspace: Workspace, section: Section, choose: ChooseMark) -> None:
        super().__init__()
        self._ids = [each.id for each in workspace.sections]
        self._at = self._ids.index(section.id)
        self._workspace = workspace
        self._open = workspace.mark(section.id) is Mark.OPEN
        column = QVBoxLayout(self)
        column.setContentsMargins(0, px(12), 0, 0)
        column.setSpacing(px(12))
        self._marks = _mark_buttons(choose)
        column.addWidget(self._marks)
        self.offer_marks(offered=True)
        column.addWidget(self._kept(section.id))
        column.addWidget(divider())
        column.addWidget(self._ways())

    def offer_marks(self, *, offered: bool) -> None:
        """Offer to leave the step aside, unless it is offered elsewhere or done already."""
        self._marks.setVisible(offered and self._open)

    def _kept(self, section_id: str) -> QWidget:
        """How long the step is kept, and the way to change that."""
        outer = QWidget()
        column = QVBoxLayout(outer)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(2))
        column.addWidget(PlainLabel(kept_words(keeping(self._workspace, section_id)), "small"))
        holder = QWidget()
        button = link_button(_("What you keep"))
        button.clicked.connect(lambda: self.go.emit(Place(KEEPING, item_id=section_id)))
        FlowLayout(holder, gap=0).addWidget(button)
        column.addWidget(holder)
        return outer

    def _ways(self) -> QWidget:
        holder = QWidget()
        flow = FlowLayout(holder)
        if self._at > 0:
            flow.addWidget(self._way(self._ids[self._at - 1], _("Before: {step}")))
        if self._at + 1 < len(self._ids):
            flow.addWidget(self._way(self._ids[self._at + 1], _("Next: {step}")))
        flow.addWidget(self._button(_("Overview"), Place(HOME)))
        return holder

    def _way(self, step_id: str, words: str) -> WordsButton:
        title = _(self._workspace.section(step_id).title)
        return self._button(words.format(step=title), Place(step_id))

    def _button(self, words: str, place: Place) -> WordsButton:
        button = quiet_button(words)
        button.clicked.connect(lambda: self.go.emit(place))
        return button


def _mark_buttons(choose: ChooseMark) -> QWidget:
    holder = QWidget()
    flow = FlowLayout(holder, gap=4)
    for mark in MARKS:
        button = link_button(mark_words(mark))
        button.setAccessibleName(_("This whole step: {mark}", mark=mark_words(mark)))
        button.clicked.connect(lambda _on=False, mark=mark: choose(mark))
        flow.addWidget(button)
    outer = QWidget()
    column = QVBoxLayout(outer)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(px(2))
    column.addWidget(PlainLabel(_("You can leave this whole step aside:"), "small"))
    column.addWidget(holder)
    return outer


def mark_strip(mark: Mark, choose: ChooseMark) -> QWidget:
    """What stands instead of the questions while a step is left aside."""
    strip = QFrame()
    strip.setProperty("part", "note")
    again = quiet_button(mark_words(Mark.OPEN))
    again.setAccessibleName(_("Open this step again"))
    again.clicked.connect(lambda: choose(Mark.OPEN))
    row = QHBoxLayout(strip)
    row.setContentsMargins(px(16), px(12), px(12), px(12))
    row.addWidget(PlainLabel(_strip_words(mark)), 1)
    row.addWidget(again)
    if mark is Mark.OPEN:
        strip.hide()
    return strip


def _strip_words(mark: Mark) -> str:
    kept = _("Whatever you wrote here is kept, and you can open it again at any time.")
    said = {
        Mark.OPEN: "",
        Mark.NOT_FOR_ME: _("You said: this step is not for me."),
        Mark.LATER: _("You set this step aside for later."),
        Mark.RATHER_NOT_SAY: _("You said: I’d rather not say."),
    }[mark]
    return f"{said} {kept}"
