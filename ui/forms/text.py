"""Fields that keep what is typed: a line, a long text, a phone number, a figure, a day."""

from __future__ import annotations

from PySide6.QtCore import QDate, QLocale, Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from nocontact_desktop.app.reading_out import day_in_words
from nocontact_desktop.i18n import text as _
from nocontact_desktop.plan.model import Field, Kind, Value
from ui.forms.calendar import DayCalendar
from ui.forms.editor import FieldEditor, as_text
from ui.forms.lines import PrivateLine, PrivateText
from ui.forms.reading import read_day, read_money, read_number, show_number
from ui.parts import OpeningIcon
from ui.theme import px, rem


class LineEditor(FieldEditor):
    """One line, kept as typed."""

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(field, parent)
        self.line = PrivateLine()
        self.line.textChanged.connect(lambda _written: self._edited())
        self._place(self.line)

    def value(self) -> Value:
        """What was typed."""
        return self.line.text()

    def _show(self, value: Value) -> None:
        """Show `value`."""
        self.line.setText(as_text(value))
        self.line.setCursorPosition(0)

    def _edited(self) -> None:
        self._tell()


class PhoneEditor(LineEditor):
    """A phone number, kept as typed; numbers read from left to right in every language."""

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(field, parent)
        self.line.setInputMethodHints(
            self.line.inputMethodHints() | Qt.InputMethodHint.ImhDialableCharactersOnly
        )
        self.line.setMaximumWidth(rem(22))


class LongTextEditor(FieldEditor):
    """Several lines, kept as typed."""

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(field, parent)
        self._text = PrivateText()
        self._text.textChanged.connect(self._tell)
        self._place(self._text)

    def value(self) -> Value:
        """What was typed."""
        return self._text.toPlainText()

    def _show(self, value: Value) -> None:
        """Show `value`."""
        self._text.setPlainText(as_text(value))


class FigureEditor(LineEditor):
    """A sum of money or another figure; what cannot be read as one is kept as typed."""

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(field, parent)
        self._sign = QLocale().decimalPoint()
        self._read = read_money if field.kind is Kind.MONEY else read_number
        self.line.setMaximumWidth(rem(14))
        self.line.left.connect(self._remark_on_it)

    def value(self) -> Value:
        """The figure with `.` as its sign, or what was typed."""
        typed = self.line.text().strip()
        return self._read(typed, self._sign) or typed

    def _show(self, value: Value) -> None:
        """Show `value` with the local sign."""
        super()._show(show_number(as_text(value), self._sign))
        self._remark_on_it()

    def _edited(self) -> None:
        self._say("")
        super()._edited()

    def _remark_on_it(self) -> None:
        typed = self.line.text().strip()
        read = self._read(typed, self._sign)
        if typed and read is None:
            self._say(_("This does not read as a number. It is kept as you wrote it."))
        elif read and show_number(read, self._sign) != typed:
            self._say(_("Read as {number}.", number=show_number(read, self._sign)))
        else:
            self._say("")


class DateEditor(LineEditor):
    """A day, typed as people write it or picked; what cannot be read is kept as typed."""

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(field, parent)
        self._format, self._order = _local_form()
        self.line.setPlaceholderText(_("such as {day}", day=_example(self._format)))
        self.line.setMaximumWidth(rem(14))
        self.line.left.connect(self._remark_on_it)
        self._picker = OpeningIcon("calendar", _("Pick a day"))
        self._picker.toggled.connect(self._show_calendar)
        self._calendar: DayCalendar | None = None
        self.body.removeWidget(self.line)
        row = QHBoxLayout()
        row.setSpacing(px(4))
        row.addWidget(self.line, 1)
        row.addWidget(self._picker)
        row.addStretch()
        self.body.insertLayout(self.body.indexOf(self._remark), row)

    def value(self) -> Value:
        """The day in its ISO form, or what was typed."""
        typed = self.line.text().strip()
        return read_day(typed, self._order) or typed

    def _show(self, value: Value) -> None:
        """Show `value` in the local form."""
        day = QDate.fromString(as_text(value), Qt.DateFormat.ISODate)
        super()._show(QLocale().toString(day, self._format) if day.isValid() else as_text(value))
        self._remark_on_it()

    def _edited(self) -> None:
        self._say("")
        super()._edited()

    def _remark_on_it(self) -> None:
        typed = self.line.text().strip()
        day = read_day(typed, self._order)
        if typed and day is None:
            self._say(_("This does not read as a day. It is kept as you wrote it."))
        else:
            self._say(day_in_words(day) if day else "")

    def _show_calendar(self, shown: bool) -> None:
        if self._calendar is None:
            self._calendar = self._new_calendar()
            self.body.insertWidget(self.body.indexOf(self._remark), self._calendar)
        day = QDate.fromString(as_text(self.value()), Qt.DateFormat.ISODate)
        self._calendar.choose(day)
        self._calendar.setVisible(shown)
        (self._calendar if shown else self.line).setFocus(Qt.FocusReason.OtherFocusReason)

    def _new_calendar(self) -> DayCalendar:
        calendar = DayCalendar(_("Pick a day"), self)
        calendar.setMaximumWidth(rem(20))
        calendar.picked.connect(self._pick)
        calendar.given_up.connect(lambda: self._picker.setChecked(False))
        return calendar

    def _pick(self, day: QDate) -> None:
        self._show(day.toString(Qt.DateFormat.ISODate))
        self._picker.setChecked(False)


def _local_form() -> tuple[str, str]:
    """The local short form of a day with four digits of the year, and the order of its parts."""
    if QLocale().language() is QLocale.Language.C:
        return "yyyy-MM-dd", "ymd"
    form = QLocale().dateFormat(QLocale.FormatType.ShortFormat)
    order = "".join(sorted("dmy", key=lambda part: form.lower().find(part)))
    return (form if "yyyy" in form else form.replace("yy", "yyyy").replace("y'", "yyyy'")), order


def _example(form: str) -> str:
    return QLocale().toString(QDate.currentDate(), form)
