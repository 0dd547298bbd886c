"""Every window is kept out of pictures of the screen, where the system can do that."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import Shiboken

from nocontact_desktop.system.memory import MemorySystem
from ui.desk.screen_pictures import ScreenPictures

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def system(tmp_path: Path) -> MemorySystem:
    return MemorySystem(tmp_path, tmp_path, keeps_pictures=True)


@pytest.fixture
def guard(qapp: QApplication, system: MemorySystem) -> Iterator[ScreenPictures]:
    guard = ScreenPictures(qapp, system)
    yield guard
    qapp.removeEventFilter(guard)
    Shiboken.delete(guard)


@pytest.fixture
def window(qtbot: QtBot, guard: ScreenPictures) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    QPushButton(window)
    window.show()
    return window


def test_windows_dialogs_and_menus_are_asked_for_and_nothing_else(
    window: QWidget, system: MemorySystem
) -> None:
    dialog, menu = QDialog(window), QMenu(window)
    menu.addAction("one")
    dialog.open()
    menu.popup(window.pos())
    assert system.pictures == {int(each.winId()): True for each in (window, dialog, menu)}
    dialog.close()
    menu.close()


def test_what_is_shown_already_follows_the_settings(
    window: QWidget, system: MemorySystem, guard: ScreenPictures
) -> None:
    guard.keep(False)
    assert system.pictures == {int(window.winId()): False}
    guard.keep(True)
    assert system.pictures == {int(window.winId()): True}


def test_where_the_system_cannot_nothing_is_asked(
    qapp: QApplication, tmp_path: Path, qtbot: QtBot
) -> None:
    system = MemorySystem(tmp_path, tmp_path)
    guard, window = ScreenPictures(qapp, system), QWidget()
    qtbot.addWidget(window)
    window.show()
    guard.keep(False)
    assert system.pictures == {}
    Shiboken.delete(guard)
