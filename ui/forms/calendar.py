"""A month to pick a day from, drawn with our own tokens and in the words of our own catalogue.

Every day is a button, so that a mouse, keys, a screen reader and a switch all pick it alike.
"""

from __future__ import annotations

from PySide6.QtCore import QDate, QLocale, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from nocontact_desktop.app.reading_out import day_in_words, month_in_words
from nocontact_desktop.i18n import text as _
from ui.announce import announce
from ui.parts import IconButton, PlainLabel
from ui.theme import px

_SHORT = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
_LONG = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_WEEKS = 6
_KEY = Qt.Key
_BY_DAYS = {_KEY.Key_Up: -7, _KEY.Key_Down: 7, _KEY.Key_Left: -1, _KEY.Key_Right: 1}
_BY_MONTHS = {_KEY.Key_PageUp: -1, _KEY.Key_PageDown: 1}
_ENDS = (_KEY.Key_Home, _KEY.Key_End)
_ENTER = (_KEY.Key_Return, _KEY.Key_Enter)


class DayCalendar(QWidget):
    """Shows one month. `picked` comes with the day, `given_up` with Escape.

    Keys: arrows go by days and weeks, Home and End to the ends of the month, Page Up and Page Down
    by months and with Shift by years; Enter and the space bar pick.
    """

    picked = Signal(QDate)
    given_up = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._chosen = QDate()
        self._at = QDate.currentDate()
        self._first_weekday = QLocale().firstDayOfWeek().value
        self._title = PlainLabel("", "strong")
        self._days = tuple(_Day(self) for _cell in range(_WEEKS * 7))
        for day in self._days:
            day.clicked.connect(lambda _on=False, day=day: self.picked.emit(day.date))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(4))
        column.addLayout(self._head())
        column.addLayout(self._grid())
        self._show_month()

    @property
    def at(self) -> QDate:
        """The day that the keys are on."""
        return self._at

    def choose(self, day: QDate) -> None:
        """Show `day` as the one that is chosen; with none, today comes into view."""
        self._chosen = day
        self._at = day if day.isValid() else QDate.currentDate()
        self._show_month()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go about by keys; what a day does not take arrives here."""
        key = _KEY(event.key())
        if key in _ENTER:
            self.picked.emit(self._at)
        elif key == _KEY.Key_Escape:
            self.given_up.emit()
        elif key in _DAY_KEYS:
            self._go_to(self._next(key, event.modifiers()))
        else:
            super().keyPressEvent(event)

    def _next(self, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> QDate:
        if key in _BY_DAYS:
            mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
            turned = mirrored and key in (_KEY.Key_Left, _KEY.Key_Right)
            return self._at.addDays(-_BY_DAYS[key] if turned else _BY_DAYS[key])
        if key in _BY_MONTHS:
            by_years = bool(modifiers & Qt.KeyboardModifier.ShiftModifier)
            return self._at.addMonths(_BY_MONTHS[key] * (12 if by_years else 1))
        last = self._at.daysInMonth() if key == _KEY.Key_End else 1
        return QDate(self._at.year(), self._at.month(), last)

    def _go_to(self, day: QDate) -> None:
        self._at = day
        self._show_month()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _turn(self, months: int) -> None:
        self._at = self._at.addMonths(months)
        self._show_month()
        announce(self._title, self._title.text())

    def _head(self) -> QHBoxLayout:
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        left, right = "chevron-left", "chevron-right"
        before = IconButton(right if mirrored else left, _("Month before"))
        after = IconButton(left if mirrored else right, _("Next month"))
        before.clicked.connect(lambda: self._turn(-1))
        after.clicked.connect(lambda: self._turn(1))
        row = QHBoxLayout()
        row.setSpacing(px(4))
        row.addWidget(before)
        row.addStretch()
        row.addWidget(self._title)
        row.addStretch()
        row.addWidget(after)
        return row

    def _grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(px(2))
        for column in range(7):
            grid.setColumnStretch(column, 1)
            weekday = (self._first_weekday - 1 + column) % 7
            label = PlainLabel(_(_SHORT[weekday]), "small")
            label.setAccessibleName(_(_LONG[weekday]))
            grid.addWidget(label, 0, column, Qt.AlignmentFlag.AlignHCenter)
        for at, day in enumerate(self._days):
            grid.addWidget(day, 1 + at // 7, at % 7)
        return grid

    def _show_month(self) -> None:
        """Put the days of the month in their places; places before and after stay empty."""
        first = QDate(self._at.year(), self._at.month(), 1)
        month = month_in_words(first.month())
        self._title.setText(_("{month} {year}", month=month, year=first.year()))
        start = first.addDays(-((first.dayOfWeek() - self._first_weekday) % 7))
        for at, day in enumerate(self._days):
            date = start.addDays(at)
            day.show_date(date, chosen=date == self._chosen, here=date == self._at)
            day.setVisible(date.month() == first.month())
            if date == self._at:
                self.setFocusProxy(day)


_DAY_KEYS = (*_BY_DAYS, *_BY_MONTHS, *_ENDS)


class _Day(QPushButton):
    """One day. Tab reaches only the one that the keys are on."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.date = QDate()
        self.setProperty("part", "day")
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        policy.setRetainSizeWhenHidden(True)
        self.setSizePolicy(policy)

    def show_date(self, date: QDate, *, chosen: bool, here: bool) -> None:
        """Be another day."""
        self.date = date
        self.setText(str(date.day()))
        words = day_in_words(date.toString(Qt.DateFormat.ISODate))
        weekday = _(_LONG[date.dayOfWeek() - 1])
        today = date == QDate.currentDate()
        said = [_("{weekday}, {day}", weekday=weekday, day=words)]
        said += [_("today")] * today + [_("chosen")] * chosen
        self.setAccessibleName(", ".join(said))
        policy = Qt.FocusPolicy
        self.setFocusPolicy(policy.StrongFocus if here else policy.ClickFocus)
        self._wear({"today": today, "chosen": chosen})

    def _wear(self, marks: dict[str, bool]) -> None:
        if marks != {mark: self.property(mark) for mark in marks}:
            for mark, on in marks.items():
                self.setProperty(mark, on)
            self.style().unpolish(self)
            self.style().polish(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave all keys but the space bar to the month."""
        if event.key() == _KEY.Key_Space:
            super().keyPressEvent(event)
        else:
            event.ignore()
