"""A calculator on the offscreen display."""

import pytest
from PySide6.QtCore import QLocale
from pytestqt.qtbot import QtBot

from nocontact_desktop import resources
from nocontact_desktop.disguise.profile import Profile, load_profiles
from tests.ui.cover.person import Person
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
