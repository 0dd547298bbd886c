"""A note in the middle."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, QSize, Signal
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from nocontact_desktop.disguise.engine.pad import Page
from nocontact_desktop.i18n import text as _
from ui.cover.type_size import line_height


class _Text(QPlainTextEdit):
    """As small as a list may be."""

    def minimumSizeHint(self) -> QSize:
        """A few lines."""
        return QSize(round(11 * line_height(self)), round(5 * line_height(self)))


class NotePage(QWidget):
    """`edited` says that the text is another now."""

    edited = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.page: int | None = None
        self._text = _Text(self)
        self._text.setTabChangesFocus(True)
        self._text.setPlaceholderText(_("Write something"))
        self._text.textChanged.connect(self.edited)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._text)

    def show_note(self, page: Page) -> None:
        """Show a note; the cursor stays where it was when it is the one that is shown."""
        if self.page == page.number and self.text() == page.text:
            return
        self.page = page.number
        self._text.setAccessibleName(page.name)
        with QSignalBlocker(self._text):
            self._text.setPlainText(page.text)

    def begin(self) -> None:
        """Let the keyboard write here."""
        self._text.setFocus()

    def text(self) -> str:
        """What stands there now."""
        return self._text.toPlainText()
