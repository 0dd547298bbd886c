"""A month to pick a day from, also for programs that select a day instead of clicking on it."""

from __future__ import annotations

from PySide6.QtCore import QDate, QModelIndex, Qt, Signal
from PySide6.QtWidgets import QCalendarWidget, QSpinBox, QTableView, QToolButton, QWidget

from nocontact_desktop.i18n import text as _


class DayCalendar(QCalendarWidget):
    """`picked` comes with a click, with Enter, and when an assistive program selects a day."""

    picked = Signal(QDate)
    _looked = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setVerticalHeaderFormat(self.VerticalHeaderFormat.NoVerticalHeader)
        self.clicked.connect(self.picked)
        self.activated.connect(self.picked)
        self._name_parts(name)
        (self._days,) = self.findChildren(QTableView)
        self._looked.connect(self._settle, Qt.ConnectionType.QueuedConnection)
        self._days.selectionModel().selectionChanged.connect(lambda *_: self._looked.emit())

    def _name_parts(self, name: str) -> None:
        """The month and the year say what they are by themselves."""
        arrows = {
            "qt_calendar_prevmonth": _("Month before"),
            "qt_calendar_nextmonth": _("Next month"),
        }
        for button in self.findChildren(QToolButton):
            button.setAccessibleName(arrows.get(button.objectName(), ""))
        for part in (*self.findChildren(QTableView), *self.findChildren(QSpinBox)):
            part.setAccessibleName(_("Year") if isinstance(part, QSpinBox) else name)

    def _settle(self) -> None:
        """Mouse and keys have changed the selected date by now; others only select a cell."""
        for index in self._days.selectionModel().selectedIndexes():
            day = self._day_of(index)
            if day.isValid() and day != self.selectedDate():
                self.setSelectedDate(day)
                self.picked.emit(day)
                return

    def _day_of(self, index: QModelIndex) -> QDate:
        """The day of a cell. The first and the last rows hold days of the months around."""
        words = str(index.data() or "")
        if index.row() == 0 or index.column() == 0 or not words.isdigit():
            return QDate()
        number = int(words)
        first = QDate(self.yearShown(), self.monthShown(), 1)
        months = -1 if index.row() <= 2 and number > 20 else int(index.row() >= 5 and number < 15)
        month = first.addMonths(months)
        return QDate(month.year(), month.month(), number)
