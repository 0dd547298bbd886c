"""A held key: however slow the page is, its repeats do not pile up before the exit key."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from tests.ui.session.test_exit_key import send_a
from ui.desk.held_keys import HeldKeys

DOWN, UP = QEvent.Type.KeyPress, QEvent.Type.KeyRelease


@pytest.fixture(autouse=True)
def held_keys(qapp: QApplication) -> Iterator[None]:
    keys = HeldKeys(qapp)
    yield
    qapp.removeEventFilter(keys)
    keys.deleteLater()


def test_repeats_that_waited_while_the_page_was_busy_are_one(line: QLineEdit) -> None:
    send_a(line, DOWN, 1000)
    for moment in range(1500, 2000, 40):
        send_a(line, DOWN, moment, marked=True)
    assert line.text() == "aa"
    QTest.qWait(1)
    send_a(line, DOWN, 2000, marked=True)
    assert line.text() == "aaa"


def test_what_a_program_types_for_somebody_is_never_dropped(line: QLineEdit) -> None:
    for moment in range(1000, 1010):
        send_a(line, DOWN, moment)
        send_a(line, UP, moment)
    assert line.text() == 10 * "a"


def test_what_waited_is_no_shortcut_either(line: QLineEdit) -> None:
    taken = []
    for moment in range(1000, 1400, 40):
        key = QKeyEvent(
            QEvent.Type.ShortcutOverride,
            Qt.Key.Key_PageDown,
            Qt.KeyboardModifier.ControlModifier,
            "",
            autorep=True,
        )
        key.setTimestamp(moment)
        key.ignore()
        QApplication.sendEvent(line, key)
        taken.append(key.isAccepted())
    assert taken == [False] + 9 * [True]


def turn(line: QLineEdit, kind: QEvent.Type, moment: int) -> bool:
    """A key that turns pages, not marked as a repeat; whether it was kept from everybody."""
    key = QKeyEvent(kind, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    key.setTimestamp(moment)
    key.ignore()
    QApplication.sendEvent(line, key)
    return key.isAccepted()


def test_a_repeat_that_qt_does_not_see_waits_like_any_other(line: QLineEdit) -> None:
    turn(line, DOWN, 1000)
    dropped = []
    for moment in (1500, 1540, 1580):
        turn(line, UP, moment)
        dropped.append(turn(line, DOWN, moment + 1))
    assert dropped == [False, True, True]


def test_a_page_that_is_turned_again_and_again_is_turned_each_time(line: QLineEdit) -> None:
    dropped = []
    for moment in (1000, 1100, 1200):
        dropped.append(turn(line, DOWN, moment))
        turn(line, UP, moment + 30)
    assert dropped == [False] * 3


def test_a_program_that_turns_pages_for_somebody_turns_each(line: QLineEdit) -> None:
    dropped = []
    for moment in (1000, 1001, 1002):
        control = QKeyEvent(DOWN, Qt.Key.Key_Control, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(line, control)
        dropped.append(turn(line, DOWN, moment))
        turn(line, UP, moment)
    assert dropped == [False] * 3
