"""A day is picked alike by mouse, by keys and by assistive programs, in every language."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QAccessible, QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from nocontact_desktop import i18n
from ui import theme
from ui.forms.calendar import DayCalendar
from ui.parts import IconButton
from ui.theme import Look, Scheme

DAY = QDate(2026, 11, 21)
NONE, SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier

Open = Callable[..., DayCalendar]


class Marked(dict[str, str]):
    """A made-up language that has every sentence."""

    def get(self, key: str, default: object = None) -> str:
        return f"⟦{key}⟧"


@pytest.fixture
def open_calendar(qtbot: QtBot, qapp: QApplication) -> Iterator[Open]:
    def build(day: QDate = DAY) -> DayCalendar:
        calendar = DayCalendar("Pick a day")
        qtbot.addWidget(calendar)
        calendar.choose(day)
        calendar.show()
        calendar.activateWindow()
        calendar.setFocus()
        return calendar

    yield build
    i18n.use(i18n.Catalogue())
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def _days(calendar: DayCalendar) -> list[QPushButton]:
    return [each for each in calendar.findChildren(QPushButton) if each.isVisible()]


@pytest.mark.parametrize("month", range(1, 13))
@pytest.mark.parametrize("year", [2026, 2028])
def test_a_month_shows_all_its_days_and_no_other(
    open_calendar: Open, year: int, month: int
) -> None:
    first = QDate(year, month, 1)
    calendar = open_calendar(first)
    shown = [each.text() for each in _days(calendar)]
    assert shown == [str(number) for number in range(1, first.daysInMonth() + 1)]


def test_every_day_stands_under_its_weekday(open_calendar: Open) -> None:
    calendar = open_calendar()
    heads = {
        label.x() + label.width() // 2: label.accessibleName()
        for label in calendar.findChildren(QLabel)
        if label.accessibleName()
    }
    assert len(heads) == 7
    for day in _days(calendar):
        middle = day.x() + day.width() // 2
        nearest = min(heads, key=lambda at: abs(at - middle))
        assert day.accessibleName().startswith(heads[nearest] + ", ")


@pytest.mark.parametrize(
    ("key", "there"),
    [
        ((Qt.Key.Key_Left, NONE), QDate(2026, 11, 20)),
        ((Qt.Key.Key_Right, NONE), QDate(2026, 11, 22)),
        ((Qt.Key.Key_Up, NONE), QDate(2026, 11, 14)),
        ((Qt.Key.Key_Down, NONE), QDate(2026, 11, 28)),
        ((Qt.Key.Key_Home, NONE), QDate(2026, 11, 1)),
        ((Qt.Key.Key_End, NONE), QDate(2026, 11, 30)),
        ((Qt.Key.Key_PageUp, NONE), QDate(2026, 10, 21)),
        ((Qt.Key.Key_PageDown, NONE), QDate(2026, 12, 21)),
        ((Qt.Key.Key_PageUp, SHIFT), QDate(2025, 11, 21)),
        ((Qt.Key.Key_PageDown, SHIFT), QDate(2027, 11, 21)),
    ],
)
@pytest.mark.parametrize("pick", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_keys_go_about_and_pick(
    qtbot: QtBot,
    open_calendar: Open,
    key: tuple[Qt.Key, Qt.KeyboardModifier],
    there: QDate,
    pick: Qt.Key,
) -> None:
    calendar = open_calendar()
    focus = calendar.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, *key)
    assert calendar.at == there
    focus = calendar.focusWidget()
    assert isinstance(focus, QPushButton)
    assert focus.text() == str(there.day())
    with qtbot.waitSignal(calendar.picked) as picked:
        QTest.keyClick(focus, pick)
    assert picked.args == [there]


def test_the_arrow_keys_follow_the_direction_of_reading(
    qapp: QApplication, open_calendar: Open
) -> None:
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    calendar = open_calendar()
    before, after = calendar.findChildren(IconButton)
    assert before.x() > after.x()
    one, two = _days(calendar)[1:3]
    assert one.x() > two.x()
    QTest.keyClick(calendar.focusWidget() or calendar, Qt.Key.Key_Left)
    assert calendar.at == DAY.addDays(1)


def test_tab_reaches_one_day_and_the_two_arrows(open_calendar: Open) -> None:
    calendar = open_calendar()
    tab = Qt.FocusPolicy.TabFocus
    assert [day.text() for day in _days(calendar) if day.focusPolicy() & tab] == ["21"]
    arrows = calendar.findChildren(IconButton)
    assert [each.accessibleName() for each in arrows] == ["Month before", "Next month"]
    arrows[0].click()
    assert calendar.at == QDate(2026, 10, 21)
    arrows[1].click()
    assert calendar.at == DAY


def test_an_assistive_program_can_press_a_day(qtbot: QtBot, open_calendar: Open) -> None:
    calendar = open_calendar()
    day = next(each for each in _days(calendar) if each.text() == "9")
    actions = QAccessible.queryAccessibleInterface(day).actionInterface()
    assert actions is not None
    with qtbot.waitSignal(calendar.picked) as picked:
        actions.doAction(actions.pressAction())
    assert picked.args == [QDate(2026, 11, 9)]


def test_today_is_said(open_calendar: Open) -> None:
    calendar = open_calendar(QDate())
    said = [day.accessibleName() for day in _days(calendar)]
    assert [each for each in said if each.endswith(", today")]
    assert not [each for each in said if "chosen" in each]


def test_every_word_comes_from_the_catalogue(open_calendar: Open) -> None:
    i18n.use(i18n.Catalogue("qps", Marked()))
    calendar = open_calendar()
    labels = [label.text() for label in calendar.findChildren(QLabel)]
    names = [each.accessibleName() for each in calendar.findChildren(IconButton)]
    said = [each.accessibleName() for each in _days(calendar)]
    assert len(labels) == 8
    assert all("⟦" in each for each in (*labels, *names, *said))


@pytest.mark.parametrize("scheme", Scheme)
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_it_is_drawn_with_the_tokens_and_every_number_has_room(
    qapp: QApplication, open_calendar: Open, scheme: Scheme, scale: float
) -> None:
    look = Look(scheme, scale)
    theme.apply(qapp, look)
    try:
        calendar = open_calendar()
        calendar.resize(round(280 * scale), calendar.sizeHint().height())
        QApplication.processEvents()
        for day in _days(calendar):
            words = day.fontMetrics().boundingRect(day.text())
            assert words.width() < day.width() - 6
            assert words.height() < day.height()
        chosen = next(day for day in _days(calendar) if day.accessibleName().endswith("chosen"))
        picture = chosen.grab().toImage()
        corner = picture.pixelColor(chosen.width() // 2, round(5 * scale))
        assert corner == QColor(look.colours.accent)
    finally:
        theme.apply(qapp, Look())
