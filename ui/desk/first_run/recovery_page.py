"""The recovery code: shown in groups, kept on paper, typed back once."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from nocontact_desktop.app.first_run import Draft
from nocontact_desktop.app.triage import Paper
from nocontact_desktop.i18n import text as _
from nocontact_desktop.vault import check_code, new_code
from ui.desk.first_run.page import FirstRunPage, Group
from ui.desk.first_run.typed_back import TypedBack
from ui.parts import Card, Note, PlainLabel, divider, link_button, primary_button

_KEEP = {
    Paper.AWAY: "You said that you have a safe place outside your home. Keep the sheet there.",
    Paper.HOME: "Paper at home can be found. Somebody you trust could keep the sheet for you.",
    Paper.NOWHERE: "You have no safe place for paper now. You could give the code to somebody you "
    "trust, or hide it in a text of your own. You can also go on without it.",
}


class RecoveryPage(FirstRunPage):
    """Shows the code, offers a neutral sheet, and checks that it was written down."""

    def __init__(
        self,
        draft: Draft,
        sheet_of: Callable[[str], QWidget],
        make: Callable[[], str] = new_code,
    ) -> None:
        super().__init__(
            _("Your recovery code"),
            _(
                "If you forget your words, this code opens your vault. It also opens a copy on "
                "another computer. Whoever has the code and the files can read everything."
            ),
        )
        self._draft = draft
        if not draft.recovery_code:
            draft.recovery_code = make()
        self.sheet = sheet_of(draft.recovery_code)
        self._build_shown()
        self._build_check()
        self._show(checking=False)
        if draft.recovery_done:
            self._show(checking=True)
            self.back.accept()

    def first_field(self) -> QWidget | None:
        """The button below the code."""
        return self.have if self.have.isVisibleTo(self) else None

    def _build_shown(self) -> None:
        card = Card("accent")
        self.code = PlainLabel(_breakable(self._draft.recovery_code), "code")
        self.code.setAccessibleName(self._draft.recovery_code)
        self.code.setAccessibleDescription(_("Your recovery code"))
        card.body.addWidget(self.code)
        offer = PlainLabel(
            _("You can have a sheet with the code on it, and no name of this program."), "muted"
        )
        self.have = primary_button(_("I have written it down"))
        self.have.clicked.connect(lambda: self._show(checking=True))
        keep = Note(_(_KEEP[self._draft.advice.paper]))
        self.shown = Group(card, keep, self.have, divider(), offer, self.sheet)
        self.add(self.shown)

    def _build_check(self) -> None:
        self.back = TypedBack(
            _("Type the code once, with or without the dashes"),
            lambda typed: check_code(typed) == self._draft.recovery_code,
            _("That is the code. Keep it safe."),
        )
        self.back.right.connect(self._done)
        self.again = link_button(_("Show the code again"))
        self.again.clicked.connect(lambda: self._show(checking=False))
        self.skip = link_button(_("Go on without typing it"))
        self.skip.clicked.connect(self._skip)
        self.skipped = Note(
            _("That is all right. Without words and without the code, nobody can open the vault."),
            "notice",
        )
        self.skipped.hide()
        self.check = Group(self.back, self.again, self.skip, self.skipped)
        self.add(self.check)

    def _show(self, *, checking: bool) -> None:
        self.shown.setVisible(not checking)
        self.check.setVisible(checking)
        if checking:
            self.back.line.setFocus()

    def _skip(self) -> None:
        self.skipped.show()
        self._done()

    def _done(self) -> None:
        self._draft.recovery_done = True
        self.skip.hide()
        self.answered.emit()


def _breakable(code: str) -> str:
    """The code with room for a line break behind each dash."""
    return code.replace("-", "-\u200b")
