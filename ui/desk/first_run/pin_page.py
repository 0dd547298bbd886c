"""A PIN as well as the words, on a computer that is private enough for one."""

from PySide6.QtWidgets import QWidget

from nocontact_desktop.app.first_run import Draft
from nocontact_desktop.i18n import text as _
from ui.desk.choosing.pin_choice import PinChoice
from ui.desk.first_run.page import FirstRunPage


class PinPage(FirstRunPage):
    """Asks for an optional PIN, typed twice."""

    def __init__(self, draft: Draft) -> None:
        super().__init__(
            _("A PIN as well?"),
            _(
                "A PIN is shorter than your words and opens the vault in the same place. Leave "
                "this empty if the words are enough for you."
            ),
        )
        self._draft = draft
        self.choice = PinChoice(draft.pin, known=draft.pin_known)
        self.choice.changed.connect(self._keep)
        self.add(self.choice)
        self.say(_("Your words go on working. The PIN works on this computer only."), "muted")
        self.say(_("If your PIN stops working, use your words."), "muted")

    def first_field(self) -> QWidget | None:
        """The field for the PIN."""
        return self.choice.line

    def _keep(self) -> None:
        self._draft.pin = self.choice.pin
        self._draft.pin_known = self.choice.known
        self.answered.emit()
