"""Parts that stand below each other."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from ui.theme import px


class Group(QFrame):
    """Parts that are shown and hidden together."""

    def __init__(self, *widgets: QWidget) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(px(12))
        self.add(*widgets)

    def add(self, *widgets: QWidget) -> None:
        """Put `widgets` below what is there."""
        for widget in widgets:
            put(self._column, widget)


def put(column: QVBoxLayout, widget: QWidget) -> None:
    """Add `widget` below what is there: a button as wide as its words, all else as the column."""
    if isinstance(widget, QPushButton):
        column.addWidget(widget, 0, Qt.AlignmentFlag.AlignLeading)
    else:
        column.addWidget(widget)
