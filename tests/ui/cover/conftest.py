"""A calculator on the offscreen display."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale
from pytestqt.qtbot import QtBot

from nocontact_desktop import resources
from nocontact_desktop.disguise.profile import Profile, load_profiles
from tests.ui.cover.person import Person
from tests.ui.cover.stage import Stage
from ui.cover.window import MainWindow


@pytest.fixture
def profiles() -> tuple[Profile, ...]:
    """The calculators."""
    shipped = load_profiles(resources.folder("disguises"))
    return tuple(profile for profile in shipped if profile.engine == "calculator")


@pytest.fixture
def window(
    qtbot: QtBot, profiles: tuple[Profile, ...], monkeypatch: pytest.MonkeyPatch
) -> MainWindow:
    """The cover's window, on the screen, where numbers are written as in English."""
    monkeypatch.setattr(QLocale, "system", lambda: QLocale("en_GB"))
    window = MainWindow(profiles[0], is_dark=False)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    return window


@pytest.fixture
def person(window: MainWindow, qtbot: QtBot) -> Person:
    """Somebody with a keyboard, a mouse and eyes."""
    return Person(window, qtbot)


@pytest.fixture
def stage(
    window: MainWindow, person: Person, profiles: tuple[Profile, ...], tmp_path: Path
) -> Iterator[Stage]:
    """A cover that shows the disguise of an installation."""
    stage = Stage(window, person, profiles[0], tmp_path)
    stage.cover.show_disguise(stage.installation)
    yield stage
    stage.cover.finish()


@pytest.fixture
def first_run(
    window: MainWindow, person: Person, profiles: tuple[Profile, ...], tmp_path: Path
) -> Iterator[Stage]:
    """A cover that found no installation."""
    window.hide()
    stage = Stage(window, person, profiles[0], tmp_path)
    stage.found = None
    yield stage
    stage.cover.finish()
