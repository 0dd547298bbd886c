"""The history of sums under somebody's hands."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QListWidget

from tests.ui.cover.person import LEFT, Person

CONTROL = Qt.KeyboardModifier.ControlModifier


def rows(person: Person) -> QListWidget | None:
    """The list, while it is open."""
    return next((r for r in person.window.findChildren(QListWidget) if r.isVisible()), None)


def texts(person: Person) -> list[str]:
    found = rows(person)
    assert found is not None
    items = [found.item(at) for at in range(found.count())]
    return [item.text() for item in items if item]


def test_it_opens_with_the_last_sum_above_and_closes(person: Person) -> None:
    person.type("2+3=1234*2=")
    person.click("History")
    assert texts(person) == ["1,234 × 2 =\n2,468", "2 + 3 =\n5"]
    assert not person.key("7").isVisible()
    person.press(Qt.Key.Key_Escape)
    assert rows(person) is None
    assert person.key("7").isVisible()
    assert person.number() == "2,468"
    person.press(Qt.Key.Key_H, CONTROL)
    assert rows(person) is not None
    person.click("History")
    assert rows(person) is None


@pytest.mark.parametrize("how", ["enter", "click"])
def test_a_result_is_taken_back_with_all_its_digits(person: Person, how: str) -> None:
    person.type("1/3=2+3=9-")
    person.press(Qt.Key.Key_H, CONTROL)
    found = rows(person)
    assert found is not None
    if how == "enter":
        person.press(Qt.Key.Key_Down)
        person.press(Qt.Key.Key_Return)
    else:
        item = found.item(1)
        assert item is not None
        QTest.mouseClick(found.viewport(), LEFT, pos=QPoint(found.visualItemRect(item).center()))
    assert rows(person) is None
    assert person.number() == "0.3333333333333333"
    person.type("=*3=")
    assert person.number() == "26"


def test_it_can_be_emptied(person: Person) -> None:
    person.type("2+3=")
    person.press(Qt.Key.Key_H, CONTROL)
    person.press(Qt.Key.Key_Tab)
    person.press(Qt.Key.Key_Space)
    assert rows(person) is None
    person.press(Qt.Key.Key_H, CONTROL)
    assert texts(person) == []
    person.press(Qt.Key.Key_Return)
    assert rows(person) is not None


def test_a_code_never_comes_into_it(person: Person) -> None:
    given: list[str] = []
    person.window.code_given.connect(given.append)
    person.type("2+3=719264")
    QTest.keyPress(person.focus, Qt.Key.Key_Return)
    while not given:
        QTest.qWait(50)
    QTest.keyRelease(person.focus, Qt.Key.Key_Return)
    person.type("+1=*2=")
    person.press(Qt.Key.Key_H, CONTROL)
    assert texts(person) == ["2 + 3 =\n5"]
    person.press(Qt.Key.Key_Return)
    person.type("+1=")
    person.press(Qt.Key.Key_H, CONTROL)
    assert texts(person)[0] == "5 + 1 =\n6"
    person.window.put_away()
    person.window.front.clear()  # type: ignore[attr-defined]
    assert rows(person) is None


def test_nothing_of_it_is_there_after_leaving(person: Person) -> None:
    person.type("2+3=")
    person.press(Qt.Key.Key_H, CONTROL)
    person.window.front.show_ordinary()
    assert rows(person) is None
    person.click("History")
    (ordinary,) = texts(person)
    assert not ordinary.startswith("2 + 3 =")  # a longer sum may have it inside
    assert ordinary.split("\n")[1] == person.number()
    person.press(Qt.Key.Key_Escape)


def test_a_held_enter_in_the_list_is_no_gesture(person: Person) -> None:
    given: list[str] = []
    person.window.code_given.connect(given.append)
    person.type("600000+119264=")
    person.press(Qt.Key.Key_H, CONTROL)
    QTest.keyPress(person.focus, Qt.Key.Key_Return)
    QTest.qWait(750)
    QTest.keyRelease(person.focus, Qt.Key.Key_Return)
    assert person.number() == "719,264"
    assert given == []


def test_it_is_dressed_as_the_keys_are(person: Person) -> None:
    person.type("2+3=")
    person.press(Qt.Key.Key_H, CONTROL)
    light = person.picture()
    person.window.follow_scheme(is_dark=True)
    dark = person.picture()
    middle = QPoint(dark.width() // 2, dark.height() * 2 // 3)
    assert light.pixelColor(middle).lightness() > 200
    assert dark.pixelColor(middle).lightness() < 100
    person.press(Qt.Key.Key_Escape)
