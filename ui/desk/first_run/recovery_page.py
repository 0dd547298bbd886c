"""The recovery code of a new vault."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from nocontact_desktop.app.first_run import Draft
from nocontact_desktop.app.triage import Paper
from nocontact_desktop.i18n import text as _
from nocontact_desktop.vault import new_code
from ui.desk.choosing.code_choice import CodeChoice
from ui.desk.first_run.page import FirstRunPage

_KEEP = {
    Paper.AWAY: "You said that you have a safe place outside your home. Keep the sheet there.",
    Paper.HOME: "Paper at home can be found. Somebody you trust could keep the sheet for you.",
    Paper.NOWHERE: "You have no safe place for paper now. You could give the code to somebody you "
    "trust, or hide it in a text of your own. You can also go on without it.",
}


class RecoveryPage(FirstRunPage):
    """The code, a sheet with it, and the line to type it back, which may be skipped."""

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
        code = draft.recovery_code
        keep = _(_KEEP[draft.advice.paper])
        self.choice = CodeChoice(code, sheet_of(code), keep, may_skip=True)
        self.choice.done.connect(self._done)
        self.add(self.choice)
        if draft.recovery_done:
            self.choice.show_part(checking=True)
            self.choice.back.accept()

    def first_field(self) -> QWidget | None:
        """The button below the code."""
        return self.choice.have if self.choice.have.isVisibleTo(self) else None

    def _done(self) -> None:
        self._draft.recovery_done = True
        self.answered.emit()
