"""What the two ways out have in common: one sentence about what stays, and one more click."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from nocontact_desktop.errors import ExpectedError
from nocontact_desktop.exports.pages import Pages
from nocontact_desktop.i18n import text as _
from ui.desk.paper.ask_again import AskAgain
from ui.desk.paper.outside import Outside
from ui.parts import FlowLayout, Note, primary_button, quiet_button
from ui.theme import px

Given = Callable[[Pages], None]
PagesWhenReady = Callable[[Given], None]
"""Calls back with the pages as they are now, as soon as they are made."""


class WayOut(QWidget):
    """A part of the page, not a window of its own. Esc and "Not now" close it."""

    closed = Signal()
    finished = Signal(str)
    """The document is out; a translated sentence about it."""
    failed = Signal(object)
    """An `ExpectedError`; the person may try again."""

    def __init__(self, outside: Outside, leaves: str, go_on: str, icon: str) -> None:
        super().__init__()
        self.outside = outside
        self.sentence = Note(leaves)
        self.parts = QVBoxLayout()
        self.again = AskAgain(outside.secret, outside.tasks)
        self.go_on = primary_button(go_on, icon)
        self.not_now = quiet_button(_("Not now"))
        self.go_on.clicked.connect(self._ask)
        self.not_now.clicked.connect(self.closed)
        self.again.entered.connect(self.go_on.click)
        self.again.right.connect(self._may_go)
        self.again.wrong.connect(lambda: self.set_busy(busy=False))
        self._lay_out()

    def begin(self) -> None:
        """Put the focus where the person goes on."""
        first = self.again if self.again.isVisibleTo(self) else self.go_on
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def act(self) -> None:
        """Let the document out; called when nothing has to be asked any more."""
        raise NotImplementedError

    def set_busy(self, *, busy: bool) -> None:
        """Take no second click while the first is under way."""
        self.go_on.setEnabled(not busy)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc: not now. Enter presses the button that has the focus."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            focused = self.focusWidget()
            button = focused if isinstance(focused, QPushButton) else self.go_on
            button.click()
        else:
            super().keyPressEvent(event)

    def _ask(self) -> None:
        self.set_busy(busy=True)
        self.again.ask()

    def _may_go(self) -> None:
        self.set_busy(busy=False)
        self.act()

    def _tell_failed(self, error: Exception) -> None:
        self.set_busy(busy=False)
        if not isinstance(error, ExpectedError):
            raise error
        self.failed.emit(error)

    def _lay_out(self) -> None:
        buttons = QWidget()
        row = FlowLayout(buttons, gap=10)
        row.addWidget(self.go_on)
        row.addWidget(self.not_now)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(12))
        column.addWidget(self.sentence)
        column.addLayout(self.parts)
        column.addWidget(self.again)
        column.addWidget(buttons)
