"""What a search has found."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QListWidget, QStackedWidget, QWidget

from nocontact_desktop.disguise.engine.pad import Found, Pages
from nocontact_desktop.i18n import side_by_side
from nocontact_desktop.i18n import text as _
from ui.cover.keyboard import is_enter
from ui.cover.type_size import line_height


class _Rows(QListWidget):
    """Enter goes to the place that is chosen."""

    entered = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter, wherever the system would want a double click."""
        if is_enter(event) and self.currentRow() >= 0:
            self.entered.emit(self.currentRow())
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """As the list that it stands in for."""
        return QSize(round(11 * line_height(self)), round(5 * line_height(self)))

    minimumSizeHint = sizeHint


class Results(QStackedWidget):
    """The places, or that there are none. `wanted` carries the place to go to."""

    wanted = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._found: Sequence[Found] = ()
        self._nothing = QLabel(_("Nothing found"), self)
        self._nothing.setProperty("role", "quiet")
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._rows = _Rows(self)
        self._rows.setAccessibleName(_("Found"))
        self._rows.setWordWrap(True)
        self._rows.entered.connect(lambda row: self.wanted.emit(self._found[row]))
        self._rows.itemClicked.connect(
            lambda item: self.wanted.emit(self._found[self._rows.row(item)])
        )
        self.addWidget(self._nothing)
        self.addWidget(self._rows)

    def show_found(self, found: Sequence[Found], pages: Pages) -> None:
        """Show every place, the first one chosen."""
        self._found = found
        self._rows.clear()
        for place in found:
            name = pages[place.page].name
            is_name = place.item is None and place.line == name
            self._rows.addItem(name if is_name else side_by_side((name, place.line)))
        self._rows.setCurrentRow(0)
        self.setCurrentWidget(self._rows if found else self._nothing)

    def go_on(self) -> None:
        """Choose the next place; after the last, the first."""
        if self._found:
            self._rows.setCurrentRow((self._rows.currentRow() + 1) % len(self._found))

    def take_focus(self) -> None:
        """Let the keyboard choose among the places, if there are any."""
        if self._found:
            self._rows.setFocus()

    def forget(self) -> None:
        """Show nothing of what was found."""
        self.show_found((), ())
