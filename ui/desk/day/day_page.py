"""The day on one screen: the line that counts now, large, and large buttons below it.

There is nothing to type. The arrows go along the lines, the space bar ticks the one that is shown.
"""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from nocontact_desktop.app.day import THE_DAY, day_content
from nocontact_desktop.app.workspace import Workspace
from nocontact_desktop.i18n import text as _
from nocontact_desktop.plan.model import State
from nocontact_desktop.plan.timeline import MINUTES
from ui.announce import announce
from ui.desk.day.beside import Beside
from ui.desk.day.course import Course
from ui.desk.day.day_bar import DayBar
from ui.desk.day.go_view import GoView
from ui.desk.day.line_view import LineView, said_of
from ui.desk.page import Page, Place
from ui.desk.saving import SaveQueue
from ui.parts import Column, FlowLayout, follow_reading_order, link_button, quiet_button
from ui.theme import px, rem

TALL_FROM_REM = 22
SHEET = "day-sheet"
"""The id of the print for the day."""


class DayPage(Page):
    """Reads the day once. Every tick is kept at once, and can be taken back."""

    def __init__(self, workspace: Workspace, saving: SaveQueue) -> None:
        super().__init__()
        self._saving = saving
        self._before: dict[str, State] = {}
        day = day_content(workspace)
        self.course = Course(day.lines)
        self.line = LineView()
        self.way_out = GoView(day)
        self.beside = Beside(day)
        self.beside.ticked.connect(self._keep)
        self.undo = quiet_button(_("Undo"), "undo")
        self.undo.clicked.connect(self._undo)
        self.bar = DayBar(self)
        self.bar.stepped.connect(self._step)
        self.bar.done.connect(self._tick)
        self.bar.turned.connect(self._turn)
        self._going = False
        self._column = Column()
        self._lay_out()
        QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), self, self.undo.click)
        self._show()

    def show_place(self, _place: Place) -> None:
        """Space ticks the line that is shown."""
        self.bar.focus_main()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What is to be read has its place even in a low window."""
        super().resizeEvent(event)
        self.bar.set_tall(self.height() >= rem(TALL_FROM_REM))

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        self._column.setMinimumHeight(px(60))
        layout.addWidget(self._column, 1)
        layout.addWidget(self.bar)
        self._lines = QWidget()
        column = QVBoxLayout(self._lines)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.undo, 0, Qt.AlignmentFlag.AlignLeading)
        column.addWidget(self.line)
        column.addWidget(self.beside)
        column.addWidget(self._ways())
        self._column.add(self._lines, self.way_out)

    def _ways(self) -> QWidget:
        holder = QWidget()
        flow = FlowLayout(holder)
        for words, icon, place in (
            (_("Write or change the lines"), "edit", Place(THE_DAY, MINUTES[1])),
            (_("The day on paper"), "print", Place(SHEET)),
        ):
            button = link_button(words, icon)
            button.clicked.connect(lambda _on=False, place=place: self.go.emit(place))
            flow.addWidget(button)
        return holder

    def _show(self) -> None:
        self._lines.setVisible(not self._going)
        self.way_out.setVisible(self._going)
        said = self.line.show_course(self.course)
        last = self._last_ticked()
        self.undo.setVisible(bool(last))
        self.undo.set_words(_("Undo “done”: {line}", line=last))
        self.bar.show_course(self.course, going=self._going)
        self._column.verticalScrollBar().setValue(0)
        follow_reading_order(self)
        if self.isVisible():
            announce(self.line, "" if self._going else said)

    def _last_ticked(self) -> str:
        last = next((each for each in reversed(self.course.ticked) if each in self.course.done), "")
        return next((said_of(each) for each in self.course.lines if each.item_id == last), "")

    def _step(self, by: int) -> None:
        if not self._going:
            self.course.step(by)
            self._show()
            if not self.focusWidget() or not self.focusWidget().isEnabled():
                self.bar.focus_main()

    def _tick(self) -> None:
        """Tick the line, or take its tick back where it has one."""
        line = self.course.line
        if line is not None and self.course.is_done(line):
            self._keep(self.course.take_back(), done=False)
        elif line is not None:
            self._keep(self.course.tick(), done=True)
        self._show()
        self.bar.focus_main()

    def _undo(self) -> None:
        """Not where the lines are out of sight: nobody would see what the keys did."""
        if self._going:
            return
        item_id = self.course.undo()
        if item_id:
            self._keep(item_id, done=False)
        self._show()
        self.bar.focus_main()

    def _turn(self) -> None:
        self._going = not self._going
        self._show()
        self.bar.turn.setFocus(Qt.FocusReason.OtherFocusReason)

    def _keep(self, item_id: str, done: bool) -> None:
        """A tick that is taken back leaves what was there before it."""
        item = self._saving.item(item_id)
        if item is None:
            return
        if done:
            self._before[item_id] = item.state
        state = State.DONE if done else self._before.pop(item_id, State.OPEN)
        self._saving.change(replace(item, state=state))
