"""The settings page: what it shows, what it stores, and what is not there."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.desk import stored
from ui.desk.exit_route import ExitRoute
from ui.desk.settings_page import SettingsPage
from ui.exit_key import Combination, ExitKey
from ui.parts import PlainLabel
from ui.theme import Look, Scheme, apply

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


class Settings(dict[str, str]):
    """Settings in memory."""

    def read(self, name: str, default: str) -> str:
        return self.get(name, default)


@pytest.fixture
def settings() -> Settings:
    return Settings()


@pytest.fixture
def route(qapp: QApplication) -> Iterator[ExitRoute]:
    apply(qapp, Look())
    route = ExitRoute(ExitKey(qapp))
    yield route
    qapp.removeEventFilter(route.key)
    route.key.deleteLater()


@pytest.fixture
def page(settings: Settings, route: ExitRoute, qtbot: QtBot) -> SettingsPage:
    page = SettingsPage(settings.read, settings.__setitem__, route)
    qtbot.addWidget(page)
    page.show()
    return page


def test_the_look_is_stored_and_told(page: SettingsPage, settings: Settings, qtbot: QtBot) -> None:
    page.look.scheme.setCurrentIndex(2)
    with qtbot.waitSignal(page.look_changed) as told:
        page.look.scale.setCurrentIndex(4)
    assert told.args == [Look(Scheme.CONTRAST, 2.0)]
    assert stored.look(settings.read) == Look(Scheme.CONTRAST, 2.0)


def test_the_exit_key_is_stored_and_used_at_once(
    page: SettingsPage, settings: Settings, route: ExitRoute
) -> None:
    page.exit_key.choices.rows["f9"].mark.click()
    assert route.key.chosen is Combination.F9
    assert stored.exit_combination(settings.read) is Combination.F9


def test_the_exit_key_can_be_practised_without_leaving(
    page: SettingsPage, route: ExitRoute
) -> None:
    out: list[bool] = []
    route.out.connect(lambda: out.append(True))
    page.exit_key.button.click()
    for _ in range(2):
        for _tap in range(3):
            QTest.keyPress(page, Qt.Key.Key_Shift)
            QTest.keyRelease(page, Qt.Key.Key_Shift)
    assert page.exit_key.practised.isVisible()
    assert out == [True]


def test_the_idle_time_is_stored_and_told_and_cannot_be_switched_off(
    page: SettingsPage, settings: Settings, qtbot: QtBot
) -> None:
    assert page.idle.currentText() == "2 minutes"
    with qtbot.waitSignal(page.idle_changed) as told:
        page.idle.setCurrentIndex(0)
    assert told.args == [30, 30]
    assert stored.idle(settings.read) == 30
    assert all(30 <= page.idle.itemData(i) <= 600 for i in range(page.idle.count()))


def test_the_time_in_another_program_is_stored_and_told_and_cannot_be_switched_off(
    page: SettingsPage, settings: Settings, qtbot: QtBot
) -> None:
    assert page.away.currentText() == "30 seconds"
    with qtbot.waitSignal(page.idle_changed) as told:
        page.away.setCurrentIndex(0)
    assert page.away.currentText() == "At once"
    assert told.args == [120, 0]
    assert stored.away(settings.read) == 0
    assert all(0 <= page.away.itemData(i) <= 120 for i in range(page.away.count()))


def test_where_the_system_cannot_keep_pictures_from_being_taken_it_says_so(
    page: SettingsPage,
) -> None:
    assert not hasattr(page, "pictures")
    words = [label.text() for label in page.findChildren(PlainLabel)]
    assert any("cannot keep other programs from taking pictures" in each for each in words)


def test_where_it_can_it_does_unless_the_person_says_otherwise(
    settings: Settings, route: ExitRoute, qtbot: QtBot
) -> None:
    page = SettingsPage(settings.read, settings.__setitem__, route, keeps_pictures=True)
    qtbot.addWidget(page)
    assert page.pictures.isChecked()
    with qtbot.waitSignal(page.pictures_changed) as told:
        page.pictures.click()
    assert told.args == [False]
    assert not stored.keeps_pictures(settings.read)
    page.pictures.click()
    assert stored.keeps_pictures(settings.read)


def test_it_shows_what_was_stored(settings: Settings, route: ExitRoute, qtbot: QtBot) -> None:
    settings.update({"look_scheme": "dark", "look_scale": "1.5", "idle_seconds": "600"})
    settings["away_seconds"] = "10"
    page = SettingsPage(settings.read, settings.__setitem__, route)
    qtbot.addWidget(page)
    assert page.look.scheme.currentText() == "Dark"
    assert page.look.scale.currentText() == "150%"
    assert page.idle.currentText() == "10 minutes"
    assert page.away.currentText() == "10 seconds"


def test_a_language_is_offered_only_where_there_is_a_choice(
    page: SettingsPage, settings: Settings, route: ExitRoute, qtbot: QtBot
) -> None:
    assert not hasattr(page, "language")
    two = (("en", "English"), ("es", "español"))
    other = SettingsPage(settings.read, settings.__setitem__, route, two)
    qtbot.addWidget(other)
    other.language.setCurrentIndex(1)
    assert settings["language"] == "es"
