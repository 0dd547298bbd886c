"""The items of one list, with boxes to tick."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSignalBlocker,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from nocontact_desktop.disguise.engine.pad import Item, Page
from ui.cover.type_size import line_height

_FLAGS = (
    Qt.ItemFlag.ItemIsSelectable
    | Qt.ItemFlag.ItemIsEnabled
    | Qt.ItemFlag.ItemIsUserCheckable
    | Qt.ItemFlag.ItemIsEditable
    | Qt.ItemFlag.ItemIsDragEnabled
)


class _InLines(QStyledItemDelegate):
    """Rows that are as wide as the list: Qt itself makes a long item one line."""

    def __init__(self, rows: QListWidget) -> None:
        super().__init__(rows)
        self._rows = rows

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """As high as the words in so many lines."""
        width = self._rows.viewport().width()
        option.rect = QRect(0, 0, width, 1)
        hint = super().sizeHint(option, index)
        return QSize(min(width, hint.width()), hint.height())


class ItemList(QListWidget):
    """Says what the person did to an item, by its number; the owner shows the result anew."""

    ticked = Signal(int, bool)
    renamed = Signal(int, str)
    moved = Signal(int, int)
    delete_asked = Signal(int)
    _later = Signal(object)
    """Says something when Qt is done with the row: the owner builds the rows anew."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWordWrap(True)
        self.setItemDelegate(_InLines(self))
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        self._later.connect(lambda say: say(), Qt.ConnectionType.QueuedConnection)
        self.itemChanged.connect(self._on_changed)
        self.model().rowsMoved.connect(self._on_moved)
        self._shown: tuple[Item, ...] = ()
        self._page: int | None = None

    def sizeHint(self) -> QSize:
        """Some rows; more where there is room."""
        return QSize(round(17 * line_height(self)), round(16 * line_height(self)))

    def minimumSizeHint(self) -> QSize:
        """A few rows."""
        return QSize(round(11 * line_height(self)), round(5 * line_height(self)))

    def show_items(self, page: Page) -> None:
        """Show the items of a list. The chosen row and the place stay, if it is the same list."""
        is_same, self._page = page.number == self._page, page.number
        row = min(self.currentRow(), len(page.items) - 1) if is_same else -1
        place = self.verticalScrollBar().value() if is_same else 0
        self._shown = page.items
        self.setAccessibleName(page.name)
        with QSignalBlocker(self):
            self.clear()
            for item in page.items:
                self._add(item)
            self.setCurrentRow(row)
        self.executeDelayedItemsLayout()
        self.verticalScrollBar().setValue(place)

    def _add(self, item: Item) -> None:
        row = QListWidgetItem(item.text, self)
        row.setFlags(_FLAGS)
        row.setCheckState(Qt.CheckState.Checked if item.done else Qt.CheckState.Unchecked)
        font = row.font()
        font.setStrikeOut(item.done)
        row.setFont(font)

    def edit_row(self, row: int) -> None:
        """Let the person change the text of a row."""
        item = self.item(row)
        if item is not None:
            self.setCurrentRow(row)
            self.editItem(item)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space ticks, F2 and Enter change the text, Delete takes away, Alt with arrows moves."""
        if self.state() is QAbstractItemView.State.EditingState:
            super().keyPressEvent(event)  # what the editor leaves, such as its Enter
            return
        row, key = self.currentRow(), event.key()
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if row >= 0 and key == Qt.Key.Key_Delete:
            self.delete_asked.emit(row)
        elif row >= 0 and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.edit_row(row)
        elif event.modifiers() & Qt.KeyboardModifier.AltModifier and Qt.Key(key) in steps:
            self.move_row(steps[Qt.Key(key)])
        else:
            super().keyPressEvent(event)

    def move_row(self, step: int) -> None:
        """Ask for the chosen row to go up or down."""
        row = self.currentRow()
        if row >= 0 and 0 <= row + step < self.count():
            with QSignalBlocker(self):
                self.setCurrentRow(row + step)
            self.moved.emit(row, row + step)
            self.scrollToItem(self.item(row + step))

    def _on_changed(self, item: QListWidgetItem) -> None:
        row = self.row(item)
        before = self._shown[row]
        done = item.checkState() is Qt.CheckState.Checked
        if done != before.done:
            self._later.emit(partial(self.ticked.emit, row, done))
        elif item.text() != before.text:
            self._later.emit(partial(self.renamed.emit, row, item.text()))

    def _on_moved(
        self, _parent: QModelIndex, first: int, _last: int, _to: QModelIndex, before: int
    ) -> None:
        to = before - 1 if before > first else before
        self._later.emit(partial(self.moved.emit, first, to))
