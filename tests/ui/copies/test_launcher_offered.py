"""Whether the settings of a vault offer an entry in the menu."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from nocontact_desktop.system.memory import MemorySystem
from ui.desk.launcher_choice import launcher_choice
from ui.desk.opened import Opened

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def test_a_vault_of_the_account_can_have_one(opened: Opened, qtbot: QtBot) -> None:
    choice = launcher_choice(opened)
    assert choice is not None
    qtbot.addWidget(choice)
    qtbot.waitUntil(choice.choices.isEnabled)
    choice.choices.rows["menu"].mark.click()
    qtbot.waitUntil(choice.choices.isEnabled)
    assert isinstance(opened.system, MemorySystem)
    (entry,) = opened.system.launcher.entries.values()
    assert entry.name == opened.profile.name
    assert [size for size, _png in entry.pictures] == [16, 32, 48, 64, 128, 256, 512]


def test_a_vault_on_a_stick_leaves_the_menu_of_the_computer_alone(opened: Opened) -> None:
    folder = opened.vault.place.folder
    system = MemorySystem(folder.parent / "other", folder.parent)
    assert launcher_choice(replace(opened, system=system)) is None


def test_where_there_is_no_menu_there_is_nothing_to_choose(opened: Opened) -> None:
    assert isinstance(opened.system, MemorySystem)
    opened.system.launcher.available = False
    assert launcher_choice(opened) is None
