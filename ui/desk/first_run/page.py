"""What every screen of the first run has in common: a heading, a column of parts, one signal."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.desk.choosing.group import put
from ui.parts import Heading, PlainLabel
from ui.theme import px


class FirstRunPage(QWidget):
    """One screen. It reads and fills the draft, and says when something was answered."""

    answered = Signal()
    """What may be left, or what comes next, may be different now."""

    next_label = ""
    """Words for the button that goes on, where "Next" does not say enough."""

    def __init__(self, title: str, lead: str = "") -> None:
        super().__init__()
        self.title = title
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(px(14))
        self.add(Heading(title, 1))
        if lead:
            self.say(lead, "lead")

    def add(self, widget: QWidget, *, gap: int = 0) -> None:
        """Put `widget` below what is there, with an extra gap above it."""
        if gap:
            self._column.addSpacing(px(gap))
        put(self._column, widget)

    def say(self, sentence: str, role: str = "", *, gap: int = 0) -> PlainLabel:
        """Add a translated sentence; gives its label, for sentences that change."""
        label = PlainLabel(sentence, role)
        self.add(label, gap=gap)
        return label

    def first_field(self) -> QWidget | None:
        """Where the focus goes when the screen comes up; None for the button that goes on."""
        return None
