"""Asks for the words or the PIN once more, in place, before a document leaves the vault."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from nocontact_desktop.errors import ExpectedError, UnexpectedError
from nocontact_desktop.i18n import text as _
from ui.announce import announce
from ui.desk.paper.secret_check import SecretCheck
from ui.forms import PrivateLine
from ui.parts import Check, FlowLayout, PlainLabel
from ui.tasks import TaskRunner
from ui.theme import px


class AskAgain(QWidget):
    """Hidden while nothing has to be asked. The check runs in the background."""

    right = Signal()
    """Nothing has to be asked any more."""
    wrong = Signal()
    entered = Signal()
    """Enter was pressed in the line."""

    def __init__(self, check: SecretCheck, tasks: TaskRunner) -> None:
        super().__init__()
        self._check = check
        self._tasks = tasks
        self.line = PrivateLine()
        self.line.setEchoMode(QLineEdit.EchoMode.Password)
        self.line.setAccessibleName(_("Your words or your PIN"))
        self.line.returnPressed.connect(self.entered)
        self.seen = Check("seen", _("Show what I type"))
        self.seen.toggled.connect(self._show_typed)
        self._remark = PlainLabel("", "notice")
        self._remark.hide()
        self._lay_out()
        self.setVisible(check.needed)

    def ask(self) -> None:
        """Try what was typed; `right` or `wrong` comes later, or `right` at once without need."""
        if not self._check.needed:
            self.right.emit()
            return
        typed = self.line.text()
        if not typed.strip():
            self._say(_("Type your words or your PIN first."))
            self.wrong.emit()
            return
        self._say(_("One moment…"))
        task = self._tasks.run(lambda: self._check.try_secret(typed))
        task.done.connect(self._tried)
        task.failed.connect(self._not_tried)

    def _tried(self, right: object) -> None:
        self.line.clear()
        if right:
            self.hide()
            self.right.emit()
        else:
            self._say(_("That did not open anything. Nothing was changed."))
            self.line.setFocus()
            self.wrong.emit()

    def _not_tried(self, error: Exception) -> None:
        """A fault is not a wrong secret; what was typed stays for another try."""
        shown = error if isinstance(error, ExpectedError) else UnexpectedError()
        self._say(_(shown.sentence))
        self.wrong.emit()

    def _say(self, words: str) -> None:
        self._remark.setText(words)
        self._remark.show()
        announce(self._remark, words)

    def _show_typed(self, on: bool) -> None:
        mode = QLineEdit.EchoMode
        self.line.setEchoMode(mode.Normal if on else mode.Password)

    def _lay_out(self) -> None:
        row = QWidget()
        flow = FlowLayout(row)
        flow.addWidget(self.seen)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(5))
        column.addWidget(PlainLabel(_("Your words or your PIN, once more"), "strong"))
        column.addWidget(self.line)
        column.addWidget(self._remark)
        column.addWidget(row)
        self.setFocusProxy(self.line)
