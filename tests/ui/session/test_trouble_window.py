"""The window of one sentence: it can be closed, and it has the way out of every window."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from ui.desk.trouble_window import TroubleWindow
from ui.theme import Look, apply

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication) -> TroubleWindow:
    apply(qapp, Look())
    window = TroubleWindow("Calculator", "A sentence.")
    qtbot.addWidget(window)
    window.show()
    return window


def test_the_way_out_is_a_button_with_the_neutral_name(window: TroubleWindow, qtbot: QtBot) -> None:
    leave = window.leave_button
    assert leave.text() == leave.accessibleName() == "Calculator"
    assert leave.focusPolicy() & Qt.FocusPolicy.TabFocus
    with qtbot.waitSignal(window.leave_asked):
        QTest.keyClick(leave, Qt.Key.Key_Space)


def test_every_button_is_reached_by_tab(window: TroubleWindow) -> None:
    reached = set()
    for _tab in range(4):
        reached.add(window.focusWidget())
        QTest.keyClick(window, Qt.Key.Key_Tab)
    assert reached >= set(window.findChildren(QPushButton))


def test_closing_is_told(window: TroubleWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.closed):
        window.close_button.click()


def test_an_older_state_can_be_opened_all_the_same(qtbot: QtBot) -> None:
    window = TroubleWindow("Calculator", "These files are older.", "Open them as they are")
    qtbot.addWidget(window)
    window.show()
    assert window.go_on.isVisible()
    with qtbot.waitSignal(window.go_on_asked):
        window.go_on.click()
