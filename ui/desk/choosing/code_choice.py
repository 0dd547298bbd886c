"""The recovery code: shown in groups, kept on paper, typed back once."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from nocontact_desktop.i18n import text as _
from nocontact_desktop.vault import check_code
from ui.desk.choosing.group import Group
from ui.desk.choosing.typed_back import TypedBack
from ui.parts import Card, Note, PlainLabel, divider, link_button, primary_button


class CodeChoice(Group):
    """Shows a code, offers a neutral sheet, and checks that it was written down.

    `keep` is a sentence about where to keep it. With `may_skip` it need not be typed.
    """

    done = Signal()
    """It was typed, or that was skipped."""

    def __init__(self, code: str, sheet: QWidget, keep: str, *, may_skip: bool) -> None:
        super().__init__()
        self._code = code
        self._may_skip = may_skip
        self.sheet = sheet
        self._build_shown(keep)
        self._build_check()
        self.add(self.shown, self.check)
        self.show_part(checking=False)

    def show_part(self, *, checking: bool) -> None:
        """Show the code, or the line to type it into."""
        self.shown.setVisible(not checking)
        self.check.setVisible(checking)
        if checking:
            self.back.line.setFocus()

    def _build_shown(self, keep: str) -> None:
        card = Card("accent")
        self.code = PlainLabel(_breakable(self._code), "code")
        self.code.setAccessibleName(self._code)
        self.code.setAccessibleDescription(_("Your recovery code"))
        card.body.addWidget(self.code)
        offer = PlainLabel(
            _("You can have a sheet with the code on it, and no name of this program."), "muted"
        )
        self.have = primary_button(_("I have written it down"))
        self.have.clicked.connect(lambda: self.show_part(checking=True))
        self.shown = Group(card, Note(keep), self.have, divider(), offer, self.sheet)

    def _build_check(self) -> None:
        self.back = TypedBack(
            _("Type the code once, with or without the dashes"),
            lambda typed: check_code(typed) == self._code,
            _("That is the code. Keep it safe."),
        )
        self.back.right.connect(self._done)
        self.again = link_button(_("Show the code again"))
        self.again.clicked.connect(lambda: self.show_part(checking=False))
        self.skip = link_button(_("Go on without typing it"))
        self.skip.clicked.connect(self._skip)
        self.skipped = Note(
            _("That is all right. Without words and without the code, nobody can open the vault."),
            "notice",
        )
        self.skipped.hide()
        self.check = Group(self.back, self.again, self.skip, self.skipped)
        self.skip.setVisible(self._may_skip)

    def _skip(self) -> None:
        self.skipped.show()
        self._done()

    def _done(self) -> None:
        self.skip.hide()
        self.done.emit()


def _breakable(code: str) -> str:
    """The code with room for a line break behind each dash."""
    return code.replace("-", "-\u200b")
