"""The sums that were done, in the place of the keys. They are in memory only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from nocontact_desktop.disguise.engine.arithmetic import shown
from nocontact_desktop.i18n import text as _
from ui.cover.early_qt import never_mirror
from ui.cover.keyboard import is_enter
from ui.cover.sheet import sheet
from ui.cover.type_size import line_height

if TYPE_CHECKING:
    from nocontact_desktop.disguise.engine.calculator import Sum
    from nocontact_desktop.disguise.profile import Shade
    from ui.cover.local_numbers import LocalNumbers


class SumList(QListWidget):
    """Enter and a click take a sum; Esc leaves."""

    entered = Signal(int)
    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Esc, wherever the system would want something else."""
        if is_enter(event):
            if not event.isAutoRepeat() and self.currentRow() >= 0:
                self.entered.emit(self.currentRow())
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def minimumSizeHint(self) -> QSize:
        """As the keys, it may be small."""
        return QSize(0, round(3 * line_height(self)))


class HistoryPanel(QWidget):
    """The last sum is above. `taken` carries a result, `emptied` and `left` say so."""

    taken = Signal(object)
    emptied = Signal()
    left = Signal()

    def __init__(self, numbers: LocalNumbers, sums: tuple[Sum, ...], parent: QWidget) -> None:
        super().__init__(parent)
        self._results = [done.result for done in reversed(sums)]
        self.rows = SumList(self)
        self.rows.setAccessibleName(_("History"))
        self.rows.setWordWrap(True)
        self.rows.setSpacing(round(line_height(self) / 6))
        self.rows.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        never_mirror(self.rows)
        for done in reversed(sums):
            text = f"{numbers.line(done.line)} =\n{numbers.shown(shown(done.result))}"
            row = QListWidgetItem(text, self.rows)
            row.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.rows.setCurrentRow(0)
        self.empty = QPushButton(_("Clear history"), self)
        self.empty.setEnabled(bool(sums))
        self.back = QPushButton(_("Back"), self)
        self._arrange()
        self.rows.entered.connect(self._take)
        self.rows.itemClicked.connect(lambda row: self._take(self.rows.row(row)))
        self.rows.left.connect(self.left)
        self.back.clicked.connect(self.left)
        self.empty.clicked.connect(self._on_empty)

    def _arrange(self) -> None:
        buttons = QHBoxLayout()
        buttons.addWidget(self.empty)
        buttons.addStretch(1)
        buttons.addWidget(self.back)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self.rows, 1)
        layout.addLayout(buttons)

    def dress(self, shade: Shade, *, is_dark: bool) -> None:
        """Put on the colours of `shade`."""
        self.setStyleSheet(sheet(shade, line_height(self), is_dark=is_dark))

    def forget(self) -> None:
        """Let go of everything that stands here."""
        self._results.clear()
        self.rows.clear()

    def _take(self, row: int) -> None:
        self.taken.emit(self._results[row])

    def _on_empty(self) -> None:
        self.forget()
        self.emptied.emit()
        self.left.emit()
