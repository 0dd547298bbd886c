"""The names of all lists and notes, at the side."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QListWidget,
    QListWidgetItem,
    QWidget,
)

from nocontact_desktop.disguise.engine.pad import Pages
from nocontact_desktop.i18n import text as _
from ui.cover.type_size import line_height


class SideList(QListWidget):
    """`chosen` carries the number of a page; `renamed` one and its new name."""

    chosen = Signal(int)
    renamed = Signal(int, str)
    delete_asked = Signal()
    named = Signal()
    """Nobody writes a name any more; `renamed` came before it, if there is another one."""
    _later = Signal(object)
    """Says something when Qt is done with the row: the owner builds the rows anew."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "side")
        self.setAccessibleName(_("Lists and notes"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        self._names: tuple[str, ...] = ()
        self._later.connect(lambda say: say(), Qt.ConnectionType.QueuedConnection)
        self.currentRowChanged.connect(self.chosen)
        self.itemChanged.connect(self._on_changed)

    def sizeHint(self) -> QSize:
        """As wide as an ordinary name."""
        return QSize(round(9.5 * line_height(self)), round(10 * line_height(self)))

    minimumSizeHint = sizeHint

    def show_pages(self, pages: Pages, row: int) -> None:
        """Show the names of `pages`, with the one at `row` chosen."""
        self._names = tuple(page.name for page in pages)
        with QSignalBlocker(self):
            self.clear()
            for name in self._names:
                item = QListWidgetItem(name, self)
                item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
                item.setToolTip(name)
            self.setCurrentRow(row)

    def edit_row(self, row: int) -> None:
        """Let the person change the name at `row`."""
        item = self.item(row)
        if item is not None:
            self.editItem(item)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete takes a page away; F2 changes its name."""
        if event.key() == Qt.Key.Key_Delete and self.currentRow() >= 0:
            self.delete_asked.emit()
        else:
            super().keyPressEvent(event)

    def closeEditor(  # noqa: N802 - Qt's name
        self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint
    ) -> None:
        """Say so."""
        super().closeEditor(editor, hint)
        self._later.emit(self.named.emit)

    def _on_changed(self, item: QListWidgetItem) -> None:
        row = self.row(item)
        if item.text() != self._names[row]:
            self._later.emit(partial(self.renamed.emit, row, item.text()))
