"""A list in the middle: its items, a row to add one, and what can be done with the chosen one."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from nocontact_desktop.disguise.engine.pad import Page
from nocontact_desktop.i18n import text as _
from ui.cover.glyph_button import GlyphButton
from ui.cover.pad.item_list import ItemList

_LONGEST = 100_000
"""A whole list may be pasted."""


class ListPage(QWidget):
    """`added` carries the text of new items, `swept` says that ticked ones go; `items` the rest."""

    added = Signal(str)
    swept = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.items = ItemList(self)
        self._field = QLineEdit(self)
        self._field.setPlaceholderText(_("New item"))
        self._field.setAccessibleName(_("New item"))
        self._field.setMaxLength(_LONGEST)
        self._add = QPushButton(_("Add"), self)
        self._add.setProperty("role", "main")
        self._tools = (
            GlyphButton("up", _("Move up"), self),
            GlyphButton("down", _("Move down"), self),
            GlyphButton("rename", _("Change the item"), self),
            GlyphButton("delete", _("Delete the item"), self),
            GlyphButton("sweep", _("Delete what is ticked"), self),
        )
        self._has_done = False
        self._arrange()
        self._connect()

    def _arrange(self) -> None:
        adding, tools = QHBoxLayout(), QHBoxLayout()
        adding.addWidget(self._field, 1)
        adding.addWidget(self._add)
        tools.setSpacing(0)
        tools.addStretch(1)
        for button in self._tools:
            tools.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addLayout(adding)
        layout.addWidget(self.items, 1)
        layout.addLayout(tools)

    def _connect(self) -> None:
        up, down, change, delete, sweep = self._tools
        self._field.returnPressed.connect(self._on_add)
        self._add.clicked.connect(self._on_add)
        self.items.currentRowChanged.connect(lambda _row: self._enable())
        up.clicked.connect(lambda: self.items.move_row(-1))
        down.clicked.connect(lambda: self.items.move_row(1))
        change.clicked.connect(lambda: self.items.edit_row(self.items.currentRow()))
        delete.clicked.connect(self._on_delete)
        sweep.clicked.connect(self.swept)
        for button in (change, delete, sweep):
            button.offer_in_menu(self.items)
        self.items.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)

    def show_list(self, page: Page) -> None:
        """Show a list; the row that was chosen stays chosen."""
        self.items.show_items(page)
        self._has_done = any(item.done for item in page.items)
        self._enable()

    def begin(self) -> None:
        """Let the keyboard write the next item."""
        self._field.setFocus()

    def show_added(self) -> None:
        """Empty the field for the next item, and show the one that was added last."""
        self._field.setText("")
        self.items.setCurrentRow(self.items.count() - 1)
        self.items.scrollToBottom()

    def _enable(self) -> None:
        row, count = self.items.currentRow(), self.items.count()
        up, down, change, delete, sweep = self._tools
        up.setEnabled(row > 0)
        down.setEnabled(0 <= row < count - 1)
        change.setEnabled(row >= 0)
        delete.setEnabled(row >= 0)
        sweep.setEnabled(self._has_done)

    def _on_add(self) -> None:
        if self._field.text().strip():
            self.added.emit(self._field.text())
        self._field.setFocus()

    def _on_delete(self) -> None:
        if self.items.currentRow() >= 0:
            self.items.delete_asked.emit(self.items.currentRow())
