"""The entry in the menu, as the settings show and change it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from nocontact_desktop import resources
from nocontact_desktop.app.doors import Doors
from nocontact_desktop.disguise.profile import load_profiles
from nocontact_desktop.errors import NoKeyringError
from nocontact_desktop.system.linux import LinuxSystem
from nocontact_desktop.system.memory import MemorySystem
from nocontact_desktop.vault import KeyringLabel, KeyringShare
from ui.desk.launcher_choice import LauncherChoice
from ui.desk.paint import png
from ui.tasks import TaskRunner
from ui.theme import Look, apply

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

PROFILES = load_profiles(resources.folder("disguises"))
COMMAND = ("/usr/bin/env", "true")


def no_keyring(_label: KeyringLabel) -> KeyringShare:
    raise NoKeyringError


@pytest.fixture
def tasks(qapp: QApplication) -> Iterator[TaskRunner]:
    apply(qapp, Look())
    tasks = TaskRunner(2)
    yield tasks
    assert tasks.wait(5000)


@pytest.fixture
def twin(tmp_path: Path) -> MemorySystem:
    return MemorySystem(tmp_path / "home", tmp_path / "stick")


def shown(doors: Doors, tasks: TaskRunner, qtbot: QtBot) -> LauncherChoice:
    choice = LauncherChoice(doors, PROFILES[0], tasks)
    qtbot.addWidget(choice)
    choice.show()
    looked(choice, qtbot)
    return choice


def looked(choice: LauncherChoice, qtbot: QtBot) -> None:
    """Wait until it has looked into the menu."""
    qtbot.waitUntil(choice.choices.isEnabled)


def test_an_entry_comes_and_goes_and_nothing_else_does(
    home: Path, tasks: TaskRunner, qtbot: QtBot
) -> None:
    system = LinuxSystem()
    system.data_root().mkdir(parents=True, exist_ok=True)
    before = sorted(home.rglob("*"))
    choice = shown(Doors(system, no_keyring, COMMAND, png), tasks, qtbot)
    assert choice.choices.chosen == {"none"}
    assert choice.now.text() == "There is none now."
    choice.choices.rows["menu"].mark.click()
    looked(choice, qtbot)
    assert choice.choices.chosen == {"menu"}
    assert "“Calculator”" in choice.now.text()
    assert system.launcher.listed(COMMAND)[0].name == "Calculator"
    choice.choices.rows["none"].mark.click()
    looked(choice, qtbot)
    assert choice.choices.chosen == {"none"}
    assert sorted(home.rglob("*")) == before


def test_every_entry_that_starts_the_program_is_named(
    twin: MemorySystem, tasks: TaskRunner, qtbot: QtBot
) -> None:
    doors = Doors(twin, no_keyring, COMMAND)
    for profile in PROFILES[:2]:
        doors.add_launcher(profile)
    choice = shown(doors, tasks, qtbot)
    assert all(f"“{profile.name}”" in choice.now.text() for profile in PROFILES[:2])
    choice.choices.rows["none"].mark.click()
    looked(choice, qtbot)
    assert choice.now.text() == "There is none now."
    assert twin.launcher.entries == {}


def test_the_desktop_is_offered_where_the_system_has_one(
    twin: MemorySystem, tasks: TaskRunner, qtbot: QtBot
) -> None:
    doors = Doors(twin, no_keyring, COMMAND)
    assert "desktop" not in shown(doors, tasks, qtbot).choices.rows
    twin.launcher.has_desktop = True
    choice = shown(doors, tasks, qtbot)
    choice.choices.rows["desktop"].mark.click()
    looked(choice, qtbot)
    assert twin.launcher.entries[PROFILES[0].desktop_file].on_desktop
    assert choice.choices.chosen == {"desktop"}
    choice.choices.rows["menu"].mark.click()
    looked(choice, qtbot)
    assert not twin.launcher.entries[PROFILES[0].desktop_file].on_desktop


def test_what_cannot_be_written_is_said_and_the_choice_shows_what_is_there(
    home: Path, tasks: TaskRunner, qtbot: QtBot
) -> None:
    system = LinuxSystem()
    system.data_root().mkdir(parents=True, exist_ok=True)
    (system.data_root() / "applications").touch()
    choice = shown(Doors(system, no_keyring, COMMAND, png), tasks, qtbot)
    choice.choices.rows["menu"].mark.click()
    qtbot.waitUntil(choice.trouble.isVisible)
    looked(choice, qtbot)
    assert "could not be made" in choice.trouble.words
    assert choice.choices.chosen == {"none"}
