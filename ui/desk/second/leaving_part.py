"""The code for leaving: what it does, the code itself, and the recovery code that undoes it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal

from nocontact_desktop.app.first_run import pin_trouble
from nocontact_desktop.errors import ExpectedError
from nocontact_desktop.i18n import text as _
from nocontact_desktop.vault import estimate, normalise
from nocontact_desktop.vault.second import is_recovery_code
from ui.announce import announce
from ui.desk.choosing.group import Group
from ui.desk.choosing.typed_back import TypedBack, field
from ui.desk.opened import Opened
from ui.parts import Note, PlainLabel, quiet_button


class LeavingPart(Group):
    """Nothing here is ready before the recovery code of the open vault was typed and is right."""

    changed = Signal()

    def __init__(self, opened: Opened) -> None:
        super().__init__()
        self._opened = opened
        self.code = ""
        self.known = False
        self.at_hand = False
        warning = _(
            "This code opens the second vault. It also makes the words and the PIN of this vault "
            "stop working on this computer. Only the recovery code of this vault brings them back. "
            "Copies that you made before still open with the old words. Without the recovery code "
            "you could lose this vault. Most people do not need this."
        )
        label = _("Code for leaving: digits or words")
        self.line = field(label, hidden=True)
        self.trouble = PlainLabel("", "muted")
        self.back = TypedBack(
            _("The same code again"),
            lambda typed: bool(self.code) and normalise(typed) == normalise(self.code),
            _("That is your code for leaving."),
            hidden=True,
        )
        self.add(Note(warning, "notice"), PlainLabel(label, "strong"), self.line, self.trouble)
        self.add(self.back)
        self._build_check()
        self.trouble.hide()
        self.back.hide()
        self.line.textChanged.connect(self._typed)
        self.back.right.connect(self._typed_back)

    @property
    def ready(self) -> bool:
        """Whether the code is known and the recovery code is at hand."""
        return bool(self.code) and self.known and self.at_hand

    def _build_check(self) -> None:
        label = _("The recovery code of this vault, to be sure that you have it")
        self.recovery = field(label)
        self.check = quiet_button(_("Check it"))
        self.check.clicked.connect(self.check_code)
        self.recovery.returnPressed.connect(self.check_code)
        self.remark = Note(" ")
        self.remark.hide()
        self.add(PlainLabel(label, "strong"), self.recovery, self.check, self.remark)

    def check_code(self) -> None:
        """See whether it is the recovery code, in the background."""
        if not self.check.isEnabled():
            return
        self.check.setEnabled(False)
        self._say(_("One moment…"))
        typed = self.recovery.text()
        task = self._opened.slow.run(partial(is_recovery_code, self._opened.vault, typed))
        task.done.connect(self._checked)
        task.failed.connect(self._not_checked)

    def _checked(self, right: object) -> None:
        self.check.setEnabled(True)
        self.at_hand = bool(right)
        if self.at_hand:
            self.recovery.clear()
            self.recovery.setReadOnly(True)
            self.check.hide()
            self._say(_("That is the recovery code of this vault. Keep it safe."))
        else:
            self._say(_("That is not the recovery code of this vault. Nothing was changed."))
        self.changed.emit()

    def _not_checked(self, error: Exception) -> None:
        self.check.setEnabled(True)
        if not isinstance(error, ExpectedError):
            self.remark.hide()
            raise error
        self._say(_(error.sentence))

    def _say(self, words: str) -> None:
        self.remark.set_words(words)
        self.remark.show()
        announce(self.remark, words)

    def _typed(self, typed: str) -> None:
        trouble = _trouble(typed.strip())
        self.code = "" if trouble else typed.strip()
        self.known = False
        self.trouble.setText(trouble)
        self.trouble.setVisible(bool(trouble and typed))
        self.back.clear()
        self.back.setVisible(bool(self.code))
        self.changed.emit()

    def _typed_back(self) -> None:
        self.known = True
        self.changed.emit()


def _trouble(typed: str) -> str:
    if "".join(typed.split()).isdigit():
        return pin_trouble(typed)
    strength = estimate(typed)
    return "" if strength.enough else _(strength.sentence)
