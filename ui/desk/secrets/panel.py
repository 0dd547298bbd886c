"""One change, step by step: the present secret once more, the new one, and then "from now on"."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QWidget

from nocontact_desktop.errors import ExpectedError
from nocontact_desktop.i18n import text as _
from ui.announce import announce
from ui.desk.choosing.group import Group
from ui.desk.opened import Opened
from ui.desk.paper.ask_again import AskAgain
from ui.desk.paper.secret_check import SecretCheck
from ui.desk.secrets.changing import Changing, Work
from ui.parts import FlowLayout, Heading, Note, PlainLabel, primary_button, quiet_button


class ChangePanel(Group):
    """Asks for the secret, then shows what `choose` gives. Nothing is changed before the end."""

    closed = Signal()

    def __init__(self, opened: Opened, changing: Changing, title: str, lead: str, go: str) -> None:
        super().__init__()
        self.opened = opened
        self._changing = changing
        self._go = go
        self._asked = False
        self.again = AskAgain(SecretCheck(opened.vault.matches), opened.tasks)
        self.again.right.connect(self._may_choose)
        self.again.wrong.connect(self.refresh)
        self.again.entered.connect(self._press)
        self._room = Group()
        self.remark = Note(" ", "notice")
        self.remark.hide()
        self.working = PlainLabel(_("One moment…"), "muted")
        self.working.hide()
        self.go_on = primary_button(_("Go on"))
        self.go_on.clicked.connect(self._press)
        self.not_now = quiet_button(_("Not now"))
        self.not_now.clicked.connect(self.closed)
        buttons = QWidget()
        row = FlowLayout(buttons, gap=10)
        row.addWidget(self.go_on)
        row.addWidget(self.not_now)
        self.add(Heading(title), PlainLabel(lead), self.again, self._room)
        self.add(self.remark, self.working, buttons)

    def choose(self) -> QWidget:
        """What the new secret is chosen with; built when the present one was right."""
        raise NotImplementedError

    def ready(self) -> bool:
        """Whether everything is chosen."""
        return True

    def work(self) -> Work:
        """The change itself."""
        raise NotImplementedError

    def begin(self) -> None:
        """Put the focus where the person goes on."""
        self.again.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        """Look again whether one can go on."""
        self.go_on.setEnabled(not self._changing.busy and (not self._asked or self.ready()))

    def finish(self) -> None:
        """Carry the change out; called when the last button was pressed."""
        self._changing.start(self.work())
        self._show_busy(busy=True)

    def show_failed(self, error: ExpectedError) -> None:
        """Say why nothing was changed. What was chosen stays, for another try."""
        self._show_busy(busy=False)
        self.say(_(error.sentence))

    def say(self, sentence: str) -> None:
        """Say something in place, and aloud."""
        self.remark.set_words(sentence)
        self.remark.show()
        announce(self.remark, sentence)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button that has the focus."""
        focused = self.focusWidget()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(
            focused, QPushButton
        ):
            focused.click()
        else:
            super().keyPressEvent(event)

    def _press(self) -> None:
        self.remark.hide()
        self.go_on.setEnabled(False)
        if self._asked:
            self.finish()
        else:
            self.again.ask()

    def _may_choose(self) -> None:
        self._asked = True
        self.again.hide()
        self._room.add(self.choose())
        self.go_on.set_words(self._go)
        self.refresh()

    def _show_busy(self, *, busy: bool) -> None:
        self._room.setEnabled(not busy)
        self.not_now.setEnabled(not busy)
        self.working.setVisible(busy)
        if busy:
            announce(self.working, self.working.text())
        self.refresh()
