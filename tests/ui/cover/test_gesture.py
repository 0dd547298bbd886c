"""Holding "=": what it does, and that nobody can see it."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListWidget
from pytestqt.qtbot import QtBot

from tests.ui.cover.person import LEFT, Person
from ui.cover.gesture import HOLD_MS

Way = tuple[Callable[[], None], Callable[[], None]]


@pytest.fixture
def given(person: Person) -> list[str]:
    """The codes that were given so far."""
    codes: list[str] = []
    person.window.front.code_given.connect(codes.append)
    return codes


@pytest.fixture(params=["mouse", "return", "equals", "space"])
def way(person: Person, request: pytest.FixtureRequest) -> Iterator[Way]:
    """How "=" goes down and up."""
    equals = person.key("Equals")
    keys = {"return": Qt.Key.Key_Return, "equals": Qt.Key.Key_Equal, "space": Qt.Key.Key_Space}
    if request.param == "mouse":
        yield lambda: QTest.mousePress(equals, LEFT), lambda: QTest.mouseRelease(equals, LEFT)
        return
    key = keys[request.param]
    target = equals if request.param == "space" else person.window.front

    def send(kind: QEvent.Type) -> None:
        text = {Qt.Key.Key_Return: "\r", Qt.Key.Key_Equal: "=", Qt.Key.Key_Space: " "}[key]
        event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, text)
        QApplication.sendEvent(target, event)

    yield lambda: send(QEvent.Type.KeyPress), lambda: send(QEvent.Type.KeyRelease)


def _let_time_pass(qtbot: QtBot, milliseconds: int) -> None:
    """Nothing is to happen meanwhile, so there is no signal to wait for."""
    QTest.qWait(milliseconds)


def test_digits_and_a_long_press_give_the_code(
    person: Person, way: Way, given: list[str], qtbot: QtBot
) -> None:
    press, release = way
    person.type("007314")
    with qtbot.waitSignal(person.window.front.code_given):
        press()
        assert person.number() == "7,314"
        assert person.line() == "7,314 ="
    release()
    assert given == ["007314"]


def test_a_short_press_gives_nothing(
    person: Person, way: Way, given: list[str], qtbot: QtBot
) -> None:
    press, release = way
    person.type("7314")
    press()
    _let_time_pass(qtbot, HOLD_MS // 3)
    release()
    _let_time_pass(qtbot, HOLD_MS)
    assert given == []


def test_a_long_press_looks_like_a_short_one(person: Person, qtbot: QtBot) -> None:
    person.type("7314")
    person.click("Equals")
    person.window.front.setFocus()
    short = person.picture()
    person.click("Clear")
    person.type("7314")
    cursor = person.key("Equals").cursor().shape()
    with qtbot.waitSignal(person.window.front.code_given):
        QTest.keyPress(person.focus, Qt.Key.Key_Return)
    assert person.key("Equals").cursor().shape() == cursor
    QTest.keyRelease(person.focus, Qt.Key.Key_Return)
    assert person.picture() == short
    person.type("+1=")
    assert person.number() == "7,315"


def test_the_repeats_of_a_held_key_do_nothing(
    person: Person, given: list[str], qtbot: QtBot
) -> None:
    person.type("2+3=")
    person.press(Qt.Key.Key_Escape)
    person.type("55")
    none = Qt.KeyboardModifier.NoModifier
    QTest.keyPress(person.focus, Qt.Key.Key_Return)
    for kind in (QEvent.Type.KeyRelease, QEvent.Type.KeyPress) * 5:
        repeat = QKeyEvent(kind, Qt.Key.Key_Return, none, "\r", True)
        QApplication.sendEvent(person.window.front, repeat)
    qtbot.waitUntil(lambda: given == ["55"])
    QTest.keyRelease(person.focus, Qt.Key.Key_Return)
    assert person.number() == "55"


@pytest.mark.parametrize("before", ["5+", "-", "/home/", "2+3*"])
def test_a_sum_that_was_begun_by_chance_does_not_keep_a_pin_out_and_tells_nothing_of_it(
    person: Person, given: list[str], qtbot: QtBot, before: str
) -> None:
    """Whoever types a note when the calculator comes up has begun a sum without seeing it."""
    person.window.front.show_ordinary()
    person.type(before + "719264")
    with qtbot.waitSignal(person.window.front.code_given):
        QTest.keyPress(person.focus, Qt.Key.Key_Return)
    QTest.keyRelease(person.focus, Qt.Key.Key_Return)
    assert given == ["719264"]
    person.click("History")
    rows = person.window.front.findChild(QListWidget)
    assert rows is not None
    assert rows.count() == 1
    assert "719" not in rows.item(0).text()


@pytest.mark.parametrize("typed", ["2+3", "1.5", "50%", "2+3=", "5+", "5+71926"])
def test_a_sum_that_is_not_a_lone_number_gives_nothing(
    person: Person, given: list[str], qtbot: QtBot, typed: str
) -> None:
    person.type(typed)
    QTest.mousePress(person.key("Equals"), LEFT)
    _let_time_pass(qtbot, HOLD_MS + 150)
    QTest.mouseRelease(person.key("Equals"), LEFT)
    assert given == []
    assert person.field() is None


def test_another_key_ends_the_holding(person: Person, given: list[str], qtbot: QtBot) -> None:
    person.type("7314")
    QTest.keyPress(person.focus, Qt.Key.Key_Return)
    person.type("8")
    _let_time_pass(qtbot, HOLD_MS + 150)
    assert given == []
    assert person.number() == "8"


def test_a_digit_that_goes_up_after_equals_went_down_does_not_end_the_holding(
    person: Person, way: Way, given: list[str], qtbot: QtBot
) -> None:
    press, release = way
    person.type("731")
    person.send(QEvent.Type.KeyPress, "4")
    press()
    person.send(QEvent.Type.KeyRelease, "4")
    assert not person.key("4").isDown()
    assert person.key("Equals").isDown()
    qtbot.waitUntil(lambda: given == ["7314"])
    release()
    assert not person.key("Equals").isDown()


def test_shift_that_goes_up_before_equals_does_not_leave_it_held(
    person: Person, given: list[str], qtbot: QtBot
) -> None:
    """On some keyboards "=" is Shift and 0: the key that goes up is then called otherwise."""
    person.type("7314")
    none, shift = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
    press, release = QEvent.Type.KeyPress, QEvent.Type.KeyRelease
    for event in (
        QKeyEvent(press, Qt.Key.Key_Equal, shift, 19, 0, 0, "="),
        QKeyEvent(release, Qt.Key.Key_Shift, none, 50, 0, 0),
        QKeyEvent(release, Qt.Key.Key_0, none, 19, 0, 0, "0"),
    ):
        QApplication.sendEvent(person.window.front, event)
    assert not person.key("Equals").isDown()
    _let_time_pass(qtbot, HOLD_MS + 150)
    assert given == []


def test_sliding_off_the_key_ends_the_holding(
    person: Person, given: list[str], qtbot: QtBot
) -> None:
    equals = person.key("Equals")
    person.type("7314")
    QTest.mousePress(equals, LEFT)
    QTest.mouseMove(equals, equals.rect().topLeft() - equals.rect().bottomRight())
    _let_time_pass(qtbot, HOLD_MS + 150)
    QTest.mouseRelease(equals, LEFT)
    assert given == []


def test_leaving_the_window_ends_the_holding(
    person: Person, given: list[str], qtbot: QtBot
) -> None:
    person.type("7314")
    QTest.keyPress(person.focus, Qt.Key.Key_Return)
    person.window.front.clearFocus()
    _let_time_pass(qtbot, HOLD_MS + 150)
    assert given == []
    assert not person.key("Equals").isDown()


def _open_field(person: Person, qtbot: QtBot) -> None:
    QTest.mousePress(person.key("Equals"), LEFT)
    qtbot.waitUntil(lambda: person.field() is not None)
    QTest.mouseRelease(person.key("Equals"), LEFT)


def test_on_a_plain_zero_a_long_press_opens_the_field(
    person: Person, way: Way, given: list[str], qtbot: QtBot
) -> None:
    press, release = way
    before = person.window.size()
    press()
    qtbot.waitUntil(lambda: person.field() is not None)
    release()
    field = person.field()
    assert field is not None
    assert field.placeholderText() == "Type a sum"
    assert field.accessibleName() == "Type a sum"
    assert field.text() == ""
    assert person.window.size() == before
    assert given == []


def test_the_repeats_of_the_key_that_opened_the_field_type_nothing(
    person: Person, qtbot: QtBot
) -> None:
    _open_field(person, qtbot)
    field = person.field()
    assert field is not None
    none = Qt.KeyboardModifier.NoModifier
    for key, text in ((Qt.Key.Key_Equal, "="), (Qt.Key.Key_Return, "\r")):
        repeat = QKeyEvent(QEvent.Type.KeyPress, key, none, text, True)
        QApplication.sendEvent(field, repeat)
    assert person.field() is field
    assert field.text() == ""


def test_the_field_works_a_sum_out(person: Person, given: list[str], qtbot: QtBot) -> None:
    _open_field(person, qtbot)
    person.type("(2+3)*4")
    person.press(Qt.Key.Key_Return)
    assert person.field() is None
    assert person.labels() == ["", "", "20"]
    assert given == ["(2+3)*4"]
    person.type("+1=")
    assert person.number() == "21"


def test_anything_else_in_the_field_is_not_a_sum(
    person: Person, given: list[str], qtbot: QtBot
) -> None:
    _open_field(person, qtbot)
    person.type("Correct horse  battery")
    person.press(Qt.Key.Key_Return)
    assert person.labels() == ["", "", "Not a sum"]
    assert given == ["Correct horse  battery"]


def test_after_not_a_sum_the_field_opens_again(person: Person, qtbot: QtBot) -> None:
    _open_field(person, qtbot)
    person.type("words")
    person.press(Qt.Key.Key_Return)
    _open_field(person, qtbot)
    field = person.field()
    assert field is not None
    assert field.text() == ""


def test_the_equals_key_is_the_fields_enter(person: Person, given: list[str], qtbot: QtBot) -> None:
    _open_field(person, qtbot)
    person.type("6*7")
    person.click("Equals")
    assert person.number() == "42"
    assert given == ["6*7"]


@pytest.mark.parametrize("how", ["escape", "key"])
def test_the_field_can_be_left_without_giving_anything(
    person: Person, given: list[str], qtbot: QtBot, how: str
) -> None:
    _open_field(person, qtbot)
    person.type("words")
    if how == "escape":
        person.press(Qt.Key.Key_Escape)
    else:
        person.click("8")
    assert person.field() is None
    assert person.number() == ("0" if how == "escape" else "8")
    assert given == []
    person.type("9")
    assert person.number().endswith("9")


def test_nothing_that_was_typed_stays_in_the_field(person: Person, qtbot: QtBot) -> None:
    _open_field(person, qtbot)
    field = person.field()
    assert field is not None
    person.type("words")
    field.selectAll()
    person.press(Qt.Key.Key_Return)
    assert field.text() == ""
    assert not field.isUndoAvailable()
    field.undo()
    assert field.text() == ""
    assert not QGuiApplication.clipboard().ownsSelection()
    assert "words" not in QGuiApplication.clipboard().text()


def test_an_empty_field_gives_nothing(person: Person, given: list[str], qtbot: QtBot) -> None:
    _open_field(person, qtbot)
    person.press(Qt.Key.Key_Return)
    person.type("  ")
    person.press(Qt.Key.Key_Return)
    assert person.field() is not None
    assert given == []


def test_a_code_is_forgotten_when_it_was_given(
    person: Person, given: list[str], qtbot: QtBot
) -> None:
    person.type("7314")
    QTest.mousePress(person.key("Equals"), LEFT)
    qtbot.waitUntil(lambda: given == ["7314"])
    QTest.mouseRelease(person.key("Equals"), LEFT)
    person.window.front.show_ordinary()
    assert "7314" not in repr(vars(person.window.front))
    assert "7,314" not in " ".join(person.labels())
