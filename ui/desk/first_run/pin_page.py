"""A PIN as well as the words, on a computer that is private enough for one."""

from PySide6.QtWidgets import QWidget

from nocontact_desktop.app.first_run import Draft, pin_trouble
from nocontact_desktop.i18n import text as _
from ui.announce import announce
from ui.desk.first_run.page import FirstRunPage
from ui.desk.first_run.typed_back import TypedBack, field
from ui.parts import PlainLabel


class PinPage(FirstRunPage):
    """Asks for an optional PIN, typed twice."""

    def __init__(self, draft: Draft) -> None:
        super().__init__(
            _("A PIN as well?"),
            _(
                "With a PIN you type digits into the calculator and hold “=”. Without one you hold "
                "“=” and then type your words. Leave this empty if the words are enough for you."
            ),
        )
        self._draft = draft
        self.line = field(_("PIN, six digits or more"), hidden=True)
        self.add(PlainLabel(_("PIN, six digits or more"), "strong"))
        self.add(self.line)
        self.trouble = self.say("", "muted")
        self.trouble.hide()
        self.back = TypedBack(
            _("The same PIN again"),
            lambda typed: typed == self._draft.pin,
            _("That is your PIN."),
            hidden=True,
        )
        self.add(self.back)
        self.say(_("Your words go on working. The PIN works on this computer only."), "muted")
        self.say(_("If your PIN stops working, use your words."), "muted")
        self.line.setText(draft.pin)
        self.line.textChanged.connect(self._typed)
        self.back.right.connect(self._known)
        self.back.setVisible(bool(draft.pin))
        if draft.pin and draft.pin_known:
            self.back.accept()

    def first_field(self) -> QWidget | None:
        """The field for the PIN."""
        return self.line

    def _typed(self, typed: str) -> None:
        trouble = pin_trouble(typed) if typed else ""
        if trouble != self.trouble.text():
            announce(self.trouble, trouble)
        self.trouble.setText(trouble)
        self.trouble.setVisible(bool(trouble))
        self._draft.pin_known = False
        self._draft.pin = typed
        self.back.clear()
        self.back.setVisible(bool(typed) and not trouble)
        self.answered.emit()

    def _known(self) -> None:
        self._draft.pin_known = True
        self.answered.emit()
