"""A PIN, typed twice."""

from PySide6.QtCore import Signal

from nocontact_desktop.app.first_run import pin_trouble
from nocontact_desktop.i18n import text as _
from ui.announce import announce
from ui.desk.choosing.group import Group
from ui.desk.choosing.typed_back import TypedBack, field
from ui.parts import PlainLabel


class PinChoice(Group):
    """A line for a PIN and one for the same again; says in place why a PIN cannot be used."""

    changed = Signal()
    """`pin` or `known` is different now."""

    def __init__(self, pin: str = "", *, known: bool = False) -> None:
        super().__init__()
        self.pin = pin
        self.known = known
        label = _("PIN, six digits or more")
        self.line = field(label, hidden=True)
        self.trouble = PlainLabel("", "muted")
        self.back = TypedBack(
            _("The same PIN again"),
            lambda typed: typed == self.pin,
            _("That is your PIN."),
            hidden=True,
        )
        self.add(PlainLabel(label, "strong"), self.line, self.trouble, self.back)
        self.trouble.hide()
        self.line.setText(pin)
        self.line.textChanged.connect(self._typed)
        self.back.right.connect(self._typed_back)
        self.back.setVisible(bool(pin))
        if pin and known:
            self.back.accept()

    def refuse(self, sentence: str) -> None:
        """Say why the PIN cannot be used; another one has to be typed."""
        self.known = False
        self.back.clear()
        self.back.hide()
        self._say(sentence)
        self.line.setFocus()
        self.line.selectAll()
        self.changed.emit()

    def _typed(self, typed: str) -> None:
        trouble = pin_trouble(typed) if typed else ""
        self._say(trouble)
        self.known = False
        self.pin = typed
        self.back.clear()
        self.back.setVisible(bool(typed) and not trouble)
        self.changed.emit()

    def _say(self, trouble: str) -> None:
        if trouble != self.trouble.text():
            announce(self.trouble, trouble)
        self.trouble.setText(trouble)
        self.trouble.setVisible(bool(trouble))

    def _typed_back(self) -> None:
        self.known = True
        self.changed.emit()
