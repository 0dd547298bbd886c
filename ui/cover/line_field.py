"""A line of text that opens for a while in the place of a number."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QClipboard, QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from ui.cover.keyboard import is_enter
from ui.cover.type_size import resized

_LONGEST = 1000


class LineField(QLineEdit):
    """One line. Enter says `typed`, Esc says `left`; both leave emptying to the owner."""

    typed = Signal(object)
    left = Signal()

    def __init__(self, prompt: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._is_fresh = True
        self.setFrame(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setFont(resized(self.font(), 1.7))
        self.setMaxLength(_LONGEST)
        self.setPlaceholderText(prompt)
        self.setAccessibleName(prompt)
        self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.setInputMethodHints(
            Qt.InputMethodHint.ImhNoPredictiveText
            | Qt.InputMethodHint.ImhNoAutoUppercase
            | Qt.InputMethodHint.ImhSensitiveData
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Esc; the key that opened the field and is still held down types nothing."""
        if event.isAutoRepeat() and self._is_fresh:
            return
        self._is_fresh = False
        if is_enter(event):
            self.say()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def say(self) -> None:
        """Hand over what was typed, if anything was."""
        if self.text().strip():
            self.typed.emit(self.text())

    def forget(self) -> None:
        """Empty the field, its undo history and, on X11, the selection that it offered."""
        forget(self)


def forget(field: QLineEdit) -> None:
    """Empty `field`, its undo history and, on X11, the selection that it offered."""
    clipboard = QGuiApplication.clipboard()
    if clipboard.ownsSelection():
        clipboard.clear(QClipboard.Mode.Selection)
    field.setText("")
