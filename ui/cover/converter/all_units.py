"""The same amount in every unit of the quantity."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from nocontact_desktop.disguise.engine.units import Unit
from nocontact_desktop.i18n import text as _
from ui.cover.type_size import line_height

_LEFT_TO_RIGHT = "\u200e"


class AllUnits(QTreeWidget):
    """Two columns: unit and amount. `chosen` carries the unit that was clicked or entered."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("In every unit"))
        self.setColumnCount(2)
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setAllColumnsShowFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.header().setStretchLastSection(False)
        self._units: Sequence[Unit] = ()
        self.itemActivated.connect(self._on_activated)
        self.itemClicked.connect(self._on_activated)

    def sizeHint(self) -> QSize:
        """Some rows; more where there is room."""
        return QSize(round(25 * line_height(self)), round(11 * line_height(self)))

    def minimumSizeHint(self) -> QSize:
        """A row and a half."""
        return QSize(round(18 * line_height(self)), round(3.5 * line_height(self)))

    def offer(self, units: Sequence[Unit]) -> None:
        """Show `units`, without amounts."""
        self._units = units
        self.clear()
        for unit in units:
            item = QTreeWidgetItem(self, [_(unit.name), ""])
            item.setToolTip(0, _(unit.name))
            item.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)

    def show_amounts(self, amounts: Sequence[str]) -> None:
        """Put an amount beside each unit, with its minus before it in every language."""
        mark = _LEFT_TO_RIGHT if self.isRightToLeft() else ""
        for at, amount in enumerate(amounts):
            item = self.topLevelItem(at)
            if item is not None:
                item.setText(1, amount and mark + amount)

    def _on_activated(self, item: QTreeWidgetItem) -> None:
        self.chosen.emit(self._units[self.indexOfTopLevelItem(item)])
