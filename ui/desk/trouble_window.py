"""A small neutral window with one sentence: the secret was right, but the vault did not open."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from nocontact_desktop.i18n import text as _
from ui.parts import PlainLabel, primary_button, quiet_button
from ui.theme import px


class TroubleWindow(QWidget):
    """Shows the sentence until it is closed."""

    closed = Signal()
    leave_asked = Signal()
    """The way out, with the neutral name, as in every window."""
    go_on_asked = Signal()
    """The button with the words of `go_on` was pressed."""

    def __init__(self, title: str, sentence: str, go_on: str = "") -> None:
        super().__init__()
        self.setObjectName("page")
        self.setWindowTitle(title)
        self.setMinimumWidth(px(380))
        self.close_button = primary_button(_("Close"))
        self.close_button.clicked.connect(self.close)
        self.leave_button = quiet_button(title)
        self.leave_button.clicked.connect(self.leave_asked)
        self.go_on = quiet_button(go_on)
        self.go_on.clicked.connect(self.go_on_asked)
        buttons = QHBoxLayout()
        buttons.addWidget(self.leave_button)
        buttons.addStretch(1)
        if go_on:
            buttons.addWidget(self.go_on)
        buttons.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(24), px(20), px(24), px(20))
        column.setSpacing(px(16))
        column.addWidget(PlainLabel(sentence))
        column.addLayout(buttons)
        self.close_button.setFocus()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Say that it was closed."""
        super().closeEvent(event)
        self.closed.emit()
