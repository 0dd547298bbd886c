"""The calculator under somebody's hands."""

import pytest
from PySide6.QtCore import QEvent, QLocale, Qt
from PySide6.QtGui import QAccessible, QContextMenuEvent, QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from nocontact_desktop.disguise.profile import Profile
from tests.disguise.tell_tale import tell_tale_words
from tests.ui.cover.person import Person
from ui.cover.display import Display
from ui.cover.history_panel import SumList
from ui.cover.key import Key
from ui.cover.window import MainWindow

CONTROL = Qt.KeyboardModifier.ControlModifier


def test_it_begins_with_zero(person: Person) -> None:
    assert person.labels() == ["", "", "0"]


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("2+3*4=", "14"),
        ("2+3×4=", "14"),
        ("12.5*3+4,99=", "42.49"),
        ("200+10%=", "220"),
        ("1234567.891", "1,234,567.891"),
        ("5-8=", "−3"),
        ("1/3000=", "0.0003333333333333333"),
        ("9999999999999999*9999999999999999=", "9.999999999999998e+31"),
        ("7/0=", "Cannot divide by zero"),
        ("٣+٤=", "7"),
        ("2*(3+4)=", "14"),
        ("(1+2)*(3+4=", "21"),
        ("hello", "0"),
    ],
)
def test_typing_on_the_keyboard(person: Person, typed: str, number: str) -> None:
    person.type(typed)
    assert person.number() == number


def test_a_sum_with_brackets_reads_as_it_was_typed(person: Person) -> None:
    person.type("2*(3-(4+1))/8=")
    assert person.line() == "2 × (3 − (4 + 1)) ÷ 8 ="
    person.press(Qt.Key.Key_H, CONTROL)
    rows = person.window.findChild(SumList)
    assert rows is not None
    assert rows.model().index(0, 0).data() == "2 × (3 − (4 + 1)) ÷ 8 =\n−0.5"


def test_a_sign_that_needs_the_other_alt_key_is_taken(person: Person) -> None:
    """Windows says Ctrl and Alt for it; with either alone there is nothing to type."""
    alt = Qt.KeyboardModifier.AltModifier
    person.type("6")
    for modifiers, sign in ((CONTROL | alt, "×"), (alt, "7"), (CONTROL, "7")):
        event = QKeyEvent(QEvent.Type.KeyPress, 0, modifiers, sign)
        QApplication.sendEvent(person.focus, event)
    assert (person.line(), person.number()) == ("6 ×", "6")


def test_clicking_every_digit_and_operator(person: Person) -> None:
    person.click(*"9876543210")
    assert person.number() == "9,876,543,210"
    person.click("Clear", "8", "Add", "2", "Subtract", "1", "Multiply", "4", "Divide", "2")
    person.click("Equals")
    assert person.number() == "8"
    assert person.line() == "8 + 2 − 1 × 4 ÷ 2 ="
    person.click("5", "Decimal sign", "2", "Change sign", "Percent")
    assert person.number() == "−0.052"
    person.click("Clear entry", "4", "2", "Backspace")
    assert person.number() == "4"


def test_the_memory_and_its_sign(person: Person) -> None:
    person.click("7", "Store in memory", "Clear", "2", "Add to memory", "Clear", "Recall memory")
    assert person.labels() == ["M", "", "9"]
    person.click("4", "Subtract from memory", "Clear", "Recall memory")
    assert person.number() == "5"
    person.click("Clear memory")
    assert person.labels()[0] == ""


def test_the_keys_of_the_keyboard_that_have_names(person: Person) -> None:
    person.type("12")
    person.press(Qt.Key.Key_Backspace)
    person.press(Qt.Key.Key_F9)
    assert person.number() == "−1"
    person.press(Qt.Key.Key_Delete)
    person.type("5*6")
    person.press(Qt.Key.Key_Return)
    assert person.number() == "30"
    person.press(Qt.Key.Key_M, CONTROL)
    person.press(Qt.Key.Key_P, CONTROL)
    person.press(Qt.Key.Key_Escape)
    person.press(Qt.Key.Key_R, CONTROL)
    assert person.labels() == ["M", "", "60"]
    person.type("1")
    person.press(Qt.Key.Key_D, CONTROL)
    person.press(Qt.Key.Key_R, CONTROL)
    assert person.number() == "59"
    person.press(Qt.Key.Key_L, CONTROL)
    assert person.labels()[0] == ""


def test_enter_is_equals_wherever_the_focus_is(person: Person) -> None:
    person.type("2+3")
    person.key("7").setFocus()
    person.press(Qt.Key.Key_Enter)
    assert person.number() == "5"


def test_tab_and_space_reach_every_key(person: Person) -> None:
    reached = set()
    for _ in range(40):
        person.press(Qt.Key.Key_Tab)
        if isinstance(person.focus, Key):
            reached.add(person.focus.accessibleName())
    assert len(reached) == 27
    person.key("7").setFocus()
    person.press(Qt.Key.Key_Space)
    assert person.number() == "7"


def test_a_key_shows_that_its_twin_on_the_keyboard_is_down(person: Person) -> None:
    person.send(QEvent.Type.KeyPress, "7")
    assert person.key("7").isDown()
    person.send(QEvent.Type.KeyRelease, "7")
    assert not person.key("7").isDown()


def test_copy_gives_the_plain_number(person: Person) -> None:
    person.type("1234567.5-9999999=")
    person.press(Qt.Key.Key_C, CONTROL)
    assert QGuiApplication.clipboard().text() == "-8765431.5"


def test_copy_leaves_the_clipboard_alone_when_there_is_no_number(person: Person) -> None:
    QGuiApplication.clipboard().setText("before")
    person.type("1/0=")
    person.press(Qt.Key.Key_C, CONTROL)
    assert QGuiApplication.clipboard().text() == "before"


@pytest.mark.parametrize(
    ("text", "number"),
    [("(2+3)×4", "20"), (" 1,234.5\n", "1,234.5"), ("hello there", "Not a sum"), ("1/0", None)],
)
def test_paste_takes_a_number_or_a_whole_sum(person: Person, text: str, number: str | None) -> None:
    QGuiApplication.clipboard().setText(text)
    person.press(Qt.Key.Key_V, CONTROL)
    assert person.number() == (number or "Cannot divide by zero")


def test_a_pasted_number_goes_on_with_the_sum(person: Person) -> None:
    QGuiApplication.clipboard().setText("40")
    person.type("2+")
    person.press(Qt.Key.Key_V, CONTROL)
    person.type("=")
    assert person.number() == "42"


def test_pasting_nothing_changes_nothing(person: Person) -> None:
    QGuiApplication.clipboard().setText("  ")
    person.type("12")
    person.press(Qt.Key.Key_V, CONTROL)
    assert person.number() == "12"


@pytest.mark.qt_log_ignore("This plugin does not support")  # what offscreen cannot do for a menu
def test_the_menu_of_the_right_mouse_button_copies_and_pastes(person: Person, qtbot: QtBot) -> None:
    person.type("42")
    place = person.window.rect().center()
    event = QContextMenuEvent(
        QContextMenuEvent.Reason.Mouse, place, person.window.mapToGlobal(place)
    )
    QApplication.sendEvent(person.window.front, event)
    menu = person.window.findChild(QMenu)
    assert menu is not None
    copy, paste = menu.actions()
    copy.trigger()
    person.press(Qt.Key.Key_Escape)
    paste.trigger()
    assert person.number() == "42"
    menu.close()


def test_the_signs_of_the_country_are_used(
    qtbot: QtBot, profiles: tuple[Profile, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QLocale, "system", lambda: QLocale("de_DE"))
    window = MainWindow(profiles[0], is_dark=False)
    qtbot.addWidget(window)
    person = Person(window, qtbot)
    person.type("1234567,5+1=")
    assert person.number() == "1.234.568,5"
    assert person.line() == "1.234.567,5 + 1 ="
    assert person.key("Decimal sign").text() == ","
    person.press(Qt.Key.Key_C, CONTROL)
    assert QGuiApplication.clipboard().text() == "1234568,5"
    QGuiApplication.clipboard().setText("1.500")
    person.press(Qt.Key.Key_V, CONTROL)
    assert person.number() == "1.500"


def test_every_key_is_a_button_with_a_name_for_a_screen_reader(person: Person) -> None:
    keys = person.window.findChildren(Key)
    names = [key.accessibleName() for key in keys]
    assert len(set(names)) == len(keys) == 27
    assert all(names)
    for key in keys:
        interface = QAccessible.queryAccessibleInterface(key)
        assert interface.role() == QAccessible.Role.Button
        assert interface.text(QAccessible.Text.Name) == key.accessibleName()


def test_nothing_in_the_window_tells(person: Person) -> None:
    widgets = [person.window, *person.window.findChildren(Key)]
    texts = [person.window.windowTitle(), *person.labels()]
    for widget in widgets:
        texts += [type(widget).__name__, widget.objectName(), widget.accessibleName()]
        texts += [widget.toolTip(), widget.accessibleDescription()]
    assert tell_tale_words(" ".join(texts)) == []


def test_the_ordinary_sum_is_there_to_be_read(person: Person) -> None:
    person.type("123456")
    person.click("Store in memory")
    person.window.front.show_ordinary()
    memory, line, number = person.labels()
    assert memory == ""
    assert line.endswith(" =")
    assert number
    assert "123" not in number.replace(",", "") + line


def test_the_field_is_no_wider_than_a_narrow_calculator(qtbot: QtBot) -> None:
    page = QWidget()
    widget = Display(page)
    qtbot.addWidget(page)
    widget.setFixedSize(widget.number.minimumSizeHint().width() // 2, 120)
    page.show()
    widget.open_field()
    assert widget.field is not None
    layout = widget.layout()
    assert layout is not None
    layout.activate()
    assert widget.rect().contains(widget.field.geometry())
