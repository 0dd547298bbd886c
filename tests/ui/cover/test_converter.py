"""The converter under somebody's hands."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QLocale, Qt
from PySide6.QtGui import QFocusEvent, QFontMetricsF, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from nocontact_desktop import resources
from nocontact_desktop.disguise.engine.units import load_quantities
from nocontact_desktop.disguise.profile import load_profiles
from tests.ui.cover.hands.converter import ConverterHands
from ui.cover.converter.all_units import AllUnits
from ui.cover.type_size import resized
from ui.cover.window import MainWindow

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

(PROFILE, *_others) = [
    profile
    for profile in load_profiles(resources.folder("disguises"))
    if profile.engine == "converter"
]


def build(qtbot: QtBot, place: str = "en_GB") -> ConverterHands:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(QLocale, "system", lambda: QLocale(place))
        window = MainWindow(PROFILE, is_dark=False)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    window.settle()
    return ConverterHands(window, qtbot)


@pytest.fixture
def hands(qtbot: QtBot) -> ConverterHands:
    return build(qtbot)


def rate(hands: ConverterHands) -> str:
    """The line between the two sides."""
    (label,) = [each for each in hands.window.findChildren(QLabel) if each.wordWrap()]
    return label.text()


def table(hands: ConverterHands) -> AllUnits:
    """All units."""
    found = hands.window.findChild(AllUnits)
    assert found is not None
    return found


def rows(hands: ConverterHands) -> dict[str, str]:
    """What stands in the table of all units."""
    units = table(hands)
    items = [units.topLevelItem(at) for at in range(units.topLevelItemCount())]
    return {item.text(0): item.text(1) for item in items if item}


def test_it_begins_with_the_cursor_in_an_empty_amount(hands: ConverterHands) -> None:
    assert hands.focus is hands.amount("From")
    assert (hands.amount("From").text(), hands.amount("To").text()) == ("", "")
    assert rate(hands) == "1 mi = 1.609344 km"


def test_it_converts_with_every_letter(hands: ConverterHands) -> None:
    seen = []
    for letter in "12.5":
        hands.type(letter)
        seen.append(hands.amount("To").text())
    assert seen == ["1.609344", "19.312128", "19.312128", "20.1168"]


def test_typing_below_converts_upward(hands: ConverterHands) -> None:
    hands.amount("To").setFocus()
    hands.type("1.609344")
    assert hands.amount("From").text() == "1"
    hands.choose("From: unit", "Metres")
    assert hands.amount("From").text() == "1,609.344"
    assert hands.amount("To").text() == "1.609344"


def test_an_amount_may_be_a_sum(hands: ConverterHands) -> None:
    hands.type("2*(3+2)")
    assert hands.amount("To").text() == "16.09344"
    hands.type("+")
    assert hands.amount("To").text() == ""


def test_swapping_turns_the_units_round(hands: ConverterHands) -> None:
    hands.type("5")
    hands.click("Swap")
    assert rate(hands) == "1 km = 0.6213711922 mi"
    assert hands.amount("From").text() == "5"
    assert hands.amount("To").text() == "3.106855961"
    hands.click("Swap")
    assert hands.amount("To").text() == "8.04672"


def test_every_quantity_begins_with_two_of_its_units(hands: ConverterHands) -> None:
    hands.choose("What to convert", "Temperature")
    hands.amount("From").setFocus()
    hands.type("-40")
    assert hands.amount("To").text() == "−40"
    assert rows(hands)["Kelvins"] == "233.15"
    hands.choose("What to convert", "Data")
    assert rate(hands) == "1 GB = 0.9313225746 GiB"


def test_a_unit_of_the_table_is_taken_by_keyboard_and_mouse(hands: ConverterHands) -> None:
    hands.type("2")
    table = hands.control("In every unit")
    table.setFocus()
    hands.press(Qt.Key.Key_Home)
    hands.press(Qt.Key.Key_Down)
    hands.press(Qt.Key.Key_Return)
    assert hands.amount("To").text() == "3,218.688"
    assert rows(hands)["Feet"] == "10,560"


def test_the_line_takes_a_whole_measure(hands: ConverterHands) -> None:
    hands.words = "350 °F in K"
    hands.give_words()
    assert hands.given == ["350 °F in K"]
    assert hands.amount("From").text() == "350"
    assert hands.amount("To").text() == "449.8166667"
    assert rate(hands).startswith("1 °F = ")


def test_anything_else_in_the_line_is_not_a_measure(hands: ConverterHands) -> None:
    hands.give_words()
    assert rate(hands) == "Not a measure"
    assert hands.amount("From").isVisible()
    hands.type("1")
    assert rate(hands) == "1 mi = 1.609344 km"


def test_the_line_can_be_left(hands: ConverterHands) -> None:
    before = hands.focus
    QTest.keyPress(before, Qt.Key.Key_Return)
    hands.qtbot.waitUntil(lambda: hands.focus is not before)
    QTest.keyRelease(hands.focus, Qt.Key.Key_Return)
    line = hands.focus
    assert isinstance(line, QLineEdit)
    assert line.placeholderText() == "Such as 5 mi in km"
    hands.type("words")
    hands.press(Qt.Key.Key_Escape)
    assert line.text() == ""
    assert hands.given == []
    hands.type("3")
    assert hands.amount("To").text() == "4.828032"


def test_what_is_held_below_or_is_no_number_gives_nothing(hands: ConverterHands) -> None:
    hands.type("12.5")
    hands.hold_key(until_given=False)
    target = hands.amount("To")
    target.setFocus()
    for field in (hands.amount("From"), target):
        field.setFocus()
        QTest.keyPress(field, Qt.Key.Key_Return)
        QTest.qWait(750)
        QTest.keyRelease(field, Qt.Key.Key_Return)
    assert hands.given == []
    assert hands.amount("From").isVisible()


def test_the_signs_of_the_country_are_used(qtbot: QtBot) -> None:
    hands = build(qtbot, "de_DE")
    hands.type("1234,5")
    assert hands.amount("To").text() == "1.986,735168"
    hands.window.put_away()
    hands.window.bring_back()
    assert hands.amount("To").text()


@pytest.fixture(params=[1.0, 2.0])
def smallest(
    request: pytest.FixtureRequest, qtbot: QtBot, qapp: QApplication
) -> Iterator[ConverterHands]:
    """In the smallest window, with usual and with large text."""
    before = qapp.font()
    qapp.setFont(resized(before, request.param))
    try:
        hands = build(qtbot)
        hands.window.resize(1, 1)
        QApplication.processEvents()
        yield hands
    finally:
        qapp.setFont(before)


def test_every_unit_can_be_read_in_the_smallest_window(smallest: ConverterHands) -> None:
    for quantity in load_quantities(resources.folder("units")):
        smallest.choose("What to convert", quantity.name)
        combo = smallest.control("From: unit")
        assert isinstance(combo, QComboBox)
        width = QFontMetricsF(combo.font()).horizontalAdvance
        widest = max(width(combo.itemText(at)) for at in range(combo.count()))
        assert widest <= combo.width() - 2 * combo.fontMetrics().height(), quantity.id


def test_a_minus_stays_before_its_amount_in_every_language(
    qtbot: QtBot, qapp: QApplication
) -> None:
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        hands = build(qtbot)
        hands.choose("What to convert", "Temperature")
        hands.amount("From").setFocus()
        hands.type("-40")
        assert hands.amount("To").text() == "−40"
        assert rows(hands)["Degrees Celsius"] == "\u200e−40"
        for name in ("From", "To"):
            assert hands.amount(name).layoutDirection() is Qt.LayoutDirection.LeftToRight
    finally:
        qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def test_amounts_have_room_for_their_commas_in_the_smallest_window(
    smallest: ConverterHands,
) -> None:
    """Cut off at the bottom, a comma looks like a point."""
    for name in ("From", "To"):
        amount = smallest.amount(name)
        assert amount.cursorRect().height() <= amount.height() - 6
        metrics = QFontMetricsF(amount.font())
        assert metrics.ascent() + metrics.descent() <= amount.height() - 6


def test_in_a_wide_window_amounts_stay_near_their_units(hands: ConverterHands) -> None:
    narrow = table(hands).width()
    hands.window.resize(2000, 900)
    QApplication.processEvents()
    wide = table(hands)
    assert narrow < wide.width() < 2 * narrow
    left = wide.mapTo(hands.window, wide.rect().topLeft()).x()
    assert abs(2 * left + wide.width() - hands.window.width()) <= 2


def test_a_terabyte_is_written_out(hands: ConverterHands) -> None:
    hands.choose("What to convert", "Data")
    hands.choose("From: unit", "Tebibytes")
    hands.choose("To: unit", "Bytes")
    hands.amount("From").setFocus()
    hands.press(Qt.Key.Key_Escape)
    hands.type("1")
    assert hands.amount("To").text() == "1,099,511,627,776"


def test_nothing_changes_its_size_while_one_chooses(hands: ConverterHands) -> None:
    combo = hands.control("From: unit")
    QApplication.processEvents()
    widths = set()
    for entry in ("Temperature", "Cooking", "Length"):
        hands.choose("What to convert", entry)
        for _moment in range(6):
            QTest.qWait(10)
            widths.add(combo.width())
    assert len(widths) == 1


def test_the_sources_of_the_factors_can_be_read(hands: ConverterHands) -> None:
    (label,) = [each for each in hands.window.findChildren(QLabel) if each.wordWrap()]
    assert "International yard and pound" in label.toolTip()
    assert "SI Brochure" in label.toolTip()


def test_shift_that_goes_up_before_equals_does_not_leave_it_held(hands: ConverterHands) -> None:
    """On some keyboards "=" is Shift and 0: the key that goes up is then called otherwise."""
    hands.type("719264")
    none, shift = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
    press, release = QEvent.Type.KeyPress, QEvent.Type.KeyRelease
    for event in (
        QKeyEvent(press, Qt.Key.Key_Equal, shift, 19, 0, 0, "="),
        QKeyEvent(release, Qt.Key.Key_Shift, none, 50, 0, 0),
        QKeyEvent(release, Qt.Key.Key_0, none, 19, 0, 0, "0"),
    ):
        QApplication.sendEvent(hands.amount("From"), event)
    QTest.qWait(750)
    assert hands.given == []
    QApplication.sendEvent(
        hands.amount("From"), QKeyEvent(press, Qt.Key.Key_Equal, none, 21, 0, 0, "=")
    )
    hands.qtbot.waitUntil(lambda: hands.given == ["719264"])


def test_after_coming_back_digits_take_the_place_of_what_was_left(hands: ConverterHands) -> None:
    hands.window.put_away()
    hands.window.bring_back()
    assert hands.amount("From").text()
    assert hands.focus is hands.amount("From")
    back = QFocusEvent(QEvent.Type.FocusIn, Qt.FocusReason.ActiveWindowFocusReason)
    QApplication.sendEvent(hands.focus, back)  # offscreen, no window becomes the active one again
    hands.type("719264")
    assert hands.amount("From").text() == "719264"
    hands.hold_key()
    assert hands.given == ["719264"]
