"""The buttons of the day: large, along the bottom edge, in reach of one hand."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from nocontact_desktop.i18n import text as _
from ui.desk.day.course import Course
from ui.parts import WordsButton, primary_button, quiet_button
from ui.theme import px

TALL = 52


class DayBar(QFrame):
    """Before, done, next, and below them the way out with nothing in the hands."""

    stepped = Signal(int)
    done = Signal()
    turned = Signal()
    """To the way out, or back from it."""

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self.setObjectName("railFoot")
        mirrored = page.layoutDirection() is Qt.LayoutDirection.RightToLeft
        back, on = ("right", "left") if mirrored else ("left", "right")
        self.before = _large(quiet_button(_("Back"), f"chevron-{back}"))
        self.next = _large(quiet_button(_("Next"), f"chevron-{on}"))
        self.tick = _large(primary_button(_("Done"), "check"))
        self.turn = _large(quiet_button(_("Go empty-handed"), "door"))
        self.before.clicked.connect(lambda: self.stepped.emit(-1))
        self.next.clicked.connect(lambda: self.stepped.emit(1))
        self.tick.clicked.connect(self.done)
        self.turn.clicked.connect(self.turned)
        for keys, button in ((back, self.before), (on, self.next)):
            shortcut = QShortcut(QKeySequence(keys.capitalize()), page)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(button.click)
        upper = QHBoxLayout()
        upper.setSpacing(px(6))
        upper.addWidget(self.before)
        upper.addWidget(self.tick, 1)
        upper.addWidget(self.next)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(8), px(8), px(8), px(8))
        column.setSpacing(px(8))
        column.addLayout(upper)
        column.addWidget(self.turn)

    def show_course(self, course: Course, *, going: bool) -> None:
        """Fit the buttons to where one is; `going` shows the way out."""
        lines = [] if going else course.lines
        for button in (self.before, self.tick, self.next):
            button.setVisible(bool(lines))
        line = course.line
        is_done = line is not None and course.is_done(line)
        self.tick.set_words(_("Take back “done”") if is_done else _("Done"))
        self.tick.setEnabled(line is not None)
        self.before.setEnabled(course.at > 0)
        self.next.setEnabled(course.at < len(course.lines))
        self.turn.set_words(_("Back to the lines") if going else _("Go empty-handed"))

    def set_tall(self, tall: bool) -> None:
        """Taller buttons where there is room for them."""
        for button in (self.before, self.tick, self.next, self.turn):
            button.setMinimumHeight(px(TALL) if tall else 0)

    def focus_main(self) -> None:
        """Space is then the button that is wanted most."""
        shown = (each for each in (self.tick, self.before, self.turn) if each.isEnabled())
        main = next((each for each in shown if not each.isHidden()), self.turn)
        main.setFocus(Qt.FocusReason.OtherFocusReason)


def _large(button: WordsButton) -> WordsButton:
    button.setProperty("grade", "large")
    return button
