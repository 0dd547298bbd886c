"""Messages stay inside the window and can be answered with the keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from nocontact_desktop.errors import DiskFullError
from ui.alerts import Action, Alerts


@pytest.fixture
def alerts(qtbot: QtBot) -> Alerts:
    made = Alerts()
    qtbot.addWidget(made)
    return made


def _button(alerts: Alerts, words: str) -> QPushButton:
    shown = [b for b in alerts.findChildren(QPushButton) if not b.isHidden() and b.text() == words]
    return shown[-1]


def test_it_takes_no_room_while_nothing_is_said(alerts: Alerts) -> None:
    assert alerts.isHidden()
    alerts.tell("Something")
    assert not alerts.isHidden()
    alerts.clear()
    assert alerts.isHidden()


def test_an_error_says_its_sentence(alerts: Alerts) -> None:
    alerts.trouble(DiskFullError())
    assert alerts.sentence == DiskFullError.sentence


def test_a_message_is_never_read_as_markup(alerts: Alerts) -> None:
    alerts.tell("<b>typed</b>")
    labels = alerts.findChildren(QLabel)
    assert [label.textFormat() for label in labels] == [Qt.TextFormat.PlainText]


def test_a_newer_message_takes_the_place_of_an_older(alerts: Alerts) -> None:
    alerts.tell("one")
    alerts.tell("two")
    assert alerts.sentence == "two"


def test_no_window_opens_for_a_message(alerts: Alerts, qtbot: QtBot) -> None:
    alerts.show()
    before = set(QApplication.topLevelWidgets())
    alerts.ask("Sure?", Action("Yes", lambda: None))
    assert set(QApplication.topLevelWidgets()) == before


def test_yes_runs_and_closes(alerts: Alerts, qtbot: QtBot) -> None:
    ran: list[str] = []
    alerts.ask("Sure?", Action("Yes", lambda: ran.append("yes")))
    QTest.mouseClick(_button(alerts, "Yes"), Qt.MouseButton.LeftButton)
    assert ran == ["yes"]
    assert alerts.sentence == ""


def test_escape_means_no(alerts: Alerts, qtbot: QtBot) -> None:
    ran: list[str] = []
    alerts.ask("Sure?", Action("Yes", lambda: ran.append("yes")), no="No")
    QTest.keyClick(_button(alerts, "No"), Qt.Key.Key_Escape)
    assert ran == []
    assert alerts.sentence == ""
