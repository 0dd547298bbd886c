"""One thing to do on such a page: the secret once more, what there is to choose, and the button."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from nocontact_desktop.errors import ExpectedError
from nocontact_desktop.i18n import text as _
from ui.announce import announce
from ui.desk.choosing.group import Group
from ui.desk.opened import Opened
from ui.desk.outward.work import OutwardWork
from ui.desk.paper.ask_again import AskAgain
from ui.desk.paper.secret_check import SecretCheck
from ui.parts import FlowLayout, Heading, Note, PlainLabel, primary_button, quiet_button


class OutwardPanel(Group):
    """Folded to one button until somebody wants it. Nothing is changed before the last button."""

    def __init__(
        self,
        opened: Opened,
        work: OutwardWork,
        *,
        title: str,
        lead: str,
        go: str,
        choose: QWidget,
    ) -> None:
        super().__init__()
        self._work = work
        self._ready = False
        self._go = go
        self.begin: Callable[[], Callable[[], None]] = lambda: _nothing
        """Gives what is run in a thread when the last button was pressed."""
        self.then: Callable[[], None] = _nothing
        self.fits: Callable[[], bool] = _always
        self.first: Callable[[], QWidget] = lambda: self.not_now
        """Gives what has the focus first: not the last button, which one more Enter might press."""
        self.choose = choose
        self.choose.hide()
        self.open_button = quiet_button(title)
        self.open_button.clicked.connect(self._open)
        self.again = AskAgain(SecretCheck(opened.vault.matches), opened.tasks)
        self.again.right.connect(self._may_choose)
        self.again.wrong.connect(self._refresh)
        self.again.entered.connect(self._press)
        self.remark = Note(" ", "notice")
        self.remark.hide()
        self._inside = Group()
        self._inside.hide()
        self._inside.add(Heading(title), PlainLabel(lead), self.again, choose)
        self._inside.add(self.remark, self._buttons())
        self.add(self.open_button, self._inside)
        work.failed.connect(self._failed)

    def _buttons(self) -> QWidget:
        self.go_on = primary_button(_("Go on"))
        self.go_on.clicked.connect(self._press)
        self.not_now = quiet_button(_("Not now"))
        self.not_now.clicked.connect(self._close)
        buttons = QWidget()
        row = FlowLayout(buttons, gap=10)
        row.addWidget(self.go_on)
        row.addWidget(self.not_now)
        return buttons

    def refresh(self) -> None:
        """Look again whether one can go on."""
        self._refresh()

    def _open(self) -> None:
        self.open_button.hide()
        self._inside.show()
        first = self.first() if self._ready else self.again
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _close(self) -> None:
        self._inside.hide()
        self.open_button.show()
        self.open_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _press(self) -> None:
        if not self.go_on.isEnabled():
            return  # one more Enter while the secret is looked at
        self.remark.hide()
        self.go_on.setEnabled(False)
        if self._ready:
            self._say(_("One moment…"))
            self.choose.setEnabled(False)
            self.not_now.setEnabled(False)
            self._work.start(self.begin(), self.then)
        else:
            self.again.ask()

    def _may_choose(self) -> None:
        self._ready = True
        self.again.hide()
        self.choose.show()
        self.go_on.set_words(self._go)
        self._refresh()
        self.first().setFocus(Qt.FocusReason.OtherFocusReason)

    def _refresh(self) -> None:
        self.go_on.setEnabled(not self._work.busy and (not self._ready or self.fits()))

    def _failed(self, error: ExpectedError) -> None:
        self.choose.setEnabled(True)
        self.not_now.setEnabled(True)
        self._refresh()
        self._say(_(error.sentence))

    def _say(self, sentence: str) -> None:
        self.remark.set_words(sentence)
        self.remark.show()
        announce(self.remark, sentence)


def _nothing() -> None:
    """Nothing is to be done."""


def _always() -> bool:
    return True
