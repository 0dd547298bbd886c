"""The exit key goes out, except for one announced press of practice."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.desk.exit_route import ExitRoute
from ui.exit_key import ExitKey


class Told:
    """What happened, in order."""

    def __init__(self) -> None:
        self.events: list[str] = []

    def out(self) -> None:
        self.events.append("out")

    def practised(self) -> None:
        self.events.append("practised")

    def over(self) -> None:
        self.events.append("over")


@pytest.fixture
def told() -> Told:
    return Told()


@pytest.fixture
def route(qapp: QApplication, told: Told) -> Iterator[ExitRoute]:
    key = ExitKey(qapp)
    route = ExitRoute(key, practice_ms=20)
    route.out.connect(told.out)
    yield route
    qapp.removeEventFilter(key)
    key.deleteLater()


def test_a_press_goes_out(route: ExitRoute, told: Told) -> None:
    route.key.pressed.emit()
    assert told.events == ["out"]


def test_only_one_press_is_practice(route: ExitRoute, told: Told) -> None:
    route.practise(told.practised, told.over)
    route.key.pressed.emit()
    route.key.pressed.emit()
    assert told.events == ["practised", "out"]


def test_practice_ends_by_itself(route: ExitRoute, told: Told, qtbot: QtBot) -> None:
    route.practise(told.practised, told.over)
    qtbot.waitUntil(lambda: told.events == ["over"])
    route.key.pressed.emit()
    assert told.events == ["over", "out"]


def test_practice_that_was_stopped_is_over(route: ExitRoute, told: Told) -> None:
    route.practise(told.practised, told.over)
    route.stop()
    route.key.pressed.emit()
    assert told.events == ["over", "out"]
