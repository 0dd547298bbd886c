"""The field that searches in all lists and notes."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from nocontact_desktop.i18n import text as _
from ui.cover.keyboard import is_enter

_LONGEST = 1000


class SearchField(QLineEdit):
    """Enter goes down and up like a key of its own. Nothing that was searched for is kept."""

    enter_down = Signal()
    enter_up = Signal()
    left = Signal()
    went_down = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setMaxLength(_LONGEST)
        self.setPlaceholderText(_("Search"))
        self.setAccessibleName(_("Search"))
        self.setInputMethodHints(
            Qt.InputMethodHint.ImhNoPredictiveText
            | Qt.InputMethodHint.ImhNoAutoUppercase
            | Qt.InputMethodHint.ImhSensitiveData
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on to the next place, Down goes into the list of places, Esc leaves."""
        if is_enter(event):
            if not event.isAutoRepeat():
                self.enter_down.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() == Qt.Key.Key_Down:
            self.went_down.emit()
        else:
            self.enter_up.emit()  # another key ends the holding
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Only Enter that goes up ends the holding: who types fast has others still down."""
        if is_enter(event) and not event.isAutoRepeat():
            self.enter_up.emit()
        super().keyReleaseEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """A field that is left has nothing held down."""
        self.enter_up.emit()
        super().focusOutEvent(event)
