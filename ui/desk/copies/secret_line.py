"""A line for the words or the recovery code that open a copy."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from nocontact_desktop.i18n import text as _
from ui.forms import PrivateLine
from ui.parts import Check, FlowLayout, PlainLabel
from ui.theme import px


class SecretLine(QWidget):
    """Hidden letters unless the person wants to see them."""

    entered = Signal()
    edited = Signal()

    def __init__(self, label: str) -> None:
        super().__init__()
        self.line = PrivateLine()
        self.line.setEchoMode(QLineEdit.EchoMode.Password)
        self.line.setAccessibleName(label)
        self.line.returnPressed.connect(self.entered)
        self.line.textChanged.connect(self.edited)
        self.seen = Check("seen", _("Show what I type"))
        self.seen.toggled.connect(self._show_typed)
        row = QWidget()
        FlowLayout(row).addWidget(self.seen)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(5))
        column.addWidget(PlainLabel(label, "strong"))
        column.addWidget(self.line)
        column.addWidget(row)
        self.setFocusProxy(self.line)

    @property
    def typed(self) -> str:
        """What stands in it."""
        return self.line.text()

    def _show_typed(self, on: bool) -> None:
        mode = QLineEdit.EchoMode
        self.line.setEchoMode(mode.Normal if on else mode.Password)
