"""The exit key: what sets it off, what never does, and that nothing can stand above it."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLineEdit, QMenu, QWidget
from pytestqt.qtbot import QtBot

from ui.exit_key import NAMES, Combination, ExitKey, combination

SHIFT = Qt.Key.Key_Shift
CONTROL = Qt.Key.Key_Control
SHIFTED = Qt.KeyboardModifier.ShiftModifier
CONTROLLED = Qt.KeyboardModifier.ControlModifier


@dataclass
class Clock:
    """A clock that a test moves by hand."""

    now: float = 0.0

    def __call__(self) -> float:
        return self.now


@dataclass
class Watched:
    """An exit key and how often it was pressed."""

    key: ExitKey
    clock: Clock
    count: int = 0

    def hit(self) -> None:
        self.count += 1


@pytest.fixture
def watched(qapp: QApplication) -> Iterator[Watched]:
    clock = Clock()
    key = ExitKey(qapp, clock=clock)
    watched = Watched(key, clock)
    key.pressed.connect(watched.hit)
    yield watched
    qapp.removeEventFilter(key)
    key.deleteLater()


def tap(widget: QWidget, key: Qt.Key = SHIFT, times: int = 1) -> None:
    for _ in range(times):
        QTest.keyPress(widget, key)
        QTest.keyRelease(widget, key)


def test_three_taps_of_shift_are_the_exit(watched: Watched, line: QLineEdit) -> None:
    tap(line, times=2)
    assert watched.count == 0
    tap(line)
    assert watched.count == 1


def test_the_count_starts_again_after_an_exit(watched: Watched, line: QLineEdit) -> None:
    tap(line, times=5)
    assert watched.count == 1
    tap(line)
    assert watched.count == 2


def test_taps_spread_over_more_than_two_seconds_are_not_the_exit(
    watched: Watched, line: QLineEdit
) -> None:
    for _ in range(6):
        tap(line)
        watched.clock.now += 1.1
    assert watched.count == 0


def test_typing_capital_letters_is_not_the_exit(watched: Watched, line: QLineEdit) -> None:
    for letter in (Qt.Key.Key_A, Qt.Key.Key_B, Qt.Key.Key_C, Qt.Key.Key_D):
        QTest.keyPress(line, SHIFT)
        QTest.keyClick(line, letter, SHIFTED)
        QTest.keyRelease(line, SHIFT)
    assert watched.count == 0
    assert line.text().upper() == "ABCD"


def test_capital_letters_through_an_input_method_are_not_the_exit(
    watched: Watched, line: QLineEdit
) -> None:
    for _ in range(4):
        QTest.keyPress(line, SHIFT)
        QApplication.sendEvent(line, QInputMethodEvent())
        QTest.keyRelease(line, SHIFT)
    assert watched.count == 0


def test_clicking_with_shift_held_is_not_the_exit(watched: Watched, line: QLineEdit) -> None:
    for _ in range(4):
        QTest.keyPress(line, SHIFT)
        QTest.mouseClick(line, Qt.MouseButton.LeftButton, SHIFTED)
        QTest.keyRelease(line, SHIFT)
    assert watched.count == 0


def test_another_key_between_the_taps_starts_the_count_again(
    watched: Watched, line: QLineEdit
) -> None:
    tap(line, times=2)
    tap(line, Qt.Key.Key_1)
    tap(line)
    assert watched.count == 0
    tap(line, times=2)
    assert watched.count == 1


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_Q, Qt.Key.Key_Control])
def test_other_keys_pressed_three_times_do_nothing(
    watched: Watched, line: QLineEdit, key: Qt.Key
) -> None:
    tap(line, key, times=6)
    assert watched.count == 0


def test_control_three_times_when_chosen(watched: Watched, line: QLineEdit) -> None:
    watched.key.choose(Combination.CONTROL)
    tap(line, times=3)
    assert watched.count == 0
    tap(line, CONTROL, times=3)
    assert watched.count == 1


def test_f9_when_chosen_and_only_alone(watched: Watched, line: QLineEdit) -> None:
    watched.key.choose(Combination.F9)
    QTest.keyClick(line, Qt.Key.Key_F9, SHIFTED)
    tap(line, times=3)
    assert watched.count == 0
    QTest.keyClick(line, Qt.Key.Key_F9)
    assert watched.count == 1


def test_control_shift_space_when_chosen_types_nothing(watched: Watched, line: QLineEdit) -> None:
    watched.key.choose(Combination.CONTROL_SHIFT_SPACE)
    QTest.keyClick(line, Qt.Key.Key_Space)
    assert (watched.count, line.text()) == (0, " ")
    QTest.keyClick(line, Qt.Key.Key_Space, SHIFTED | CONTROLLED)
    assert (watched.count, line.text()) == (1, " ")


def test_a_key_that_reaches_the_window_and_the_widget_counts_once(
    watched: Watched, line: QLineEdit
) -> None:
    handle = line.windowHandle()
    for _ in range(2):
        QTest.keyPress(handle, SHIFT)
        QTest.keyPress(line, SHIFT)
        QTest.keyRelease(handle, SHIFT)
        QTest.keyRelease(line, SHIFT)
    assert watched.count == 0


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_it_works_over_a_modal_dialog_a_menu_and_a_file_picker(
    watched: Watched, line: QLineEdit, qtbot: QtBot
) -> None:
    dialog, picker, menu = QDialog(line), QFileDialog(line), QMenu(line)
    picker.setOption(QFileDialog.Option.DontUseNativeDialog)
    menu.addAction("x")
    for number, window in enumerate((dialog, picker, menu), start=1):
        qtbot.addWidget(window)
        window.setWindowModality(Qt.WindowModality.ApplicationModal)
        window.show()
        tap(window, times=3)
        assert watched.count == number
        window.close()


def test_an_unknown_stored_choice_still_leaves_a_way_out() -> None:
    assert combination("something else") is Combination.SHIFT
    assert combination("f9") is Combination.F9


def test_every_combination_has_a_name_and_none_is_escape_or_one_letter() -> None:
    assert set(NAMES) == set(Combination)
    assert all(len(name) > 1 and "Esc" not in name for name in NAMES.values())


def test_where_the_choice_cannot_be_known_every_combination_is_the_exit(
    watched: Watched, line: QLineEdit
) -> None:
    watched.key.choose(Combination.F9)
    watched.key.take_all()
    tap(line, times=3)
    tap(line, CONTROL, times=3)
    QTest.keyClick(line, Qt.Key.Key_F9)
    QTest.keyClick(line, Qt.Key.Key_Space, CONTROLLED | SHIFTED)
    assert watched.count == len(Combination)
    watched.key.choose(Combination.F9)
    tap(line, times=3)
    assert watched.count == len(Combination)


def test_both_keys_together_or_typing_are_no_taps(watched: Watched, line: QLineEdit) -> None:
    watched.key.take_all()
    for _time in range(3):
        QTest.keyPress(line, SHIFT)
        QTest.keyPress(line, CONTROL, SHIFTED)
        QTest.keyRelease(line, SHIFT, CONTROLLED)
        QTest.keyRelease(line, CONTROL)
        QTest.keyClick(line, Qt.Key.Key_A)
    assert watched.count == 0


def send_a(widget: QWidget, kind: QEvent.Type, moment: int, *, marked: bool = False) -> None:
    """The key A with the moment that the X server gives it, marked as a repeat or not."""
    key = QKeyEvent(kind, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier, "a", marked)
    key.setTimestamp(moment)
    QApplication.sendEvent(widget, key)


@pytest.mark.parametrize("marked", [True, False])
def test_a_key_that_is_held_down_does_not_stop_the_taps(
    watched: Watched, line: QLineEdit, *, marked: bool
) -> None:
    """On X11 Qt sometimes does not see that it is a repeat; then the moment tells."""
    send_a(line, QEvent.Type.KeyPress, 1000)
    for moment in (1500, 1540, 1580):
        QTest.keyPress(line, SHIFT)
        send_a(line, QEvent.Type.KeyRelease, moment, marked=marked)
        send_a(line, QEvent.Type.KeyPress, moment + 1, marked=marked)
        QTest.keyRelease(line, SHIFT)
    assert watched.count == 1
    assert len(line.text()) == 4


def test_taps_that_a_program_sends_at_once_are_the_exit(watched: Watched, line: QLineEdit) -> None:
    for moment in (1500, 1500, 1501):
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            shift = QKeyEvent(kind, SHIFT, Qt.KeyboardModifier.NoModifier)
            shift.setTimestamp(moment)
            QApplication.sendEvent(line, shift)
    assert watched.count == 1


def test_another_key_pressed_again_and_again_stops_the_taps(
    watched: Watched, line: QLineEdit
) -> None:
    for moment in (1500, 1600, 1700):
        QTest.keyPress(line, SHIFT)
        send_a(line, QEvent.Type.KeyPress, moment)
        send_a(line, QEvent.Type.KeyRelease, moment + 30)
        QTest.keyRelease(line, SHIFT)
    assert watched.count == 0
