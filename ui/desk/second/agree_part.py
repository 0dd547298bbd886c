"""The last question before it is made: the tick, the present secret, and the waiting."""

from __future__ import annotations

from PySide6.QtCore import Signal

from nocontact_desktop.i18n import text as _
from ui.announce import announce
from ui.desk.choosing.group import Group
from ui.desk.choosing.typed_back import field
from ui.parts import Check, Note, PlainLabel


class AgreePart(Group):
    """Ready when the box is ticked and something is typed; says in place what went wrong."""

    changed = Signal()
    entered = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.tick = Check(
            "understood",
            _("I understand that another vault here, if there is one, will be gone"),
        )
        label = _("Your words or your PIN for this vault, once more")
        self.line = field(label, hidden=True)
        self.note = Note(" ")
        self.note.hide()
        self.add(self.tick, PlainLabel(label, "strong"), self.line, self.note)
        self.tick.toggled.connect(self.changed)
        self.line.textChanged.connect(self.changed)
        self.line.returnPressed.connect(self.entered)

    @property
    def ready(self) -> bool:
        """Whether it may be made now."""
        return self.tick.isChecked() and bool(self.line.text().strip())

    def take(self) -> str:
        """What was typed; the line is empty afterwards."""
        typed = self.line.text()
        self.line.clear()
        return typed

    def say(self, words: str) -> None:
        """Say how it stands."""
        self.note.set_words(words)
        self.note.show()
        announce(self.note, words)
