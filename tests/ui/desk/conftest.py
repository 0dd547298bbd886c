"""A made-up plan in memory, and the shell over it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import Shiboken

from nocontact_desktop.app.memory_store import MemoryItem, MemoryStore
from nocontact_desktop.app.workspace import Workspace
from nocontact_desktop.errors import DiskFullError
from nocontact_desktop.plan.model import Value
from tests import shipped
from ui import theme
from ui.desk.page import PageEntry
from ui.desk.saving import SaveQueue
from ui.desk.shell import Shell
from ui.desk.step_page import StepPage
from ui.parts import PlainLabel
from ui.theme import Look


class TightStore(MemoryStore):
    """A memory store whose disk can be full."""

    full = False
    longest = 100_000
    """What is longer finds no room, though shorter things do."""

    def set_answer(self, section: str, field: str, value: Value) -> None:
        """Keep one answer, if there is room."""
        if self.full or len(value) > self.longest:
            raise DiskFullError
        super().set_answer(section, field, value)

    def change_item(self, item_id: str, data: Mapping[str, Any]) -> MemoryItem:
        """Replace an item's data, if there is room."""
        if self.full:
            raise DiskFullError
        return super().change_item(item_id, data)

    def remove_item(self, item_id: str) -> None:
        """Take an item out, if there is room to write that down."""
        if self.full:
            raise DiskFullError
        super().remove_item(item_id)


_FEW_PAGES = (
    PageEntry("paper", "Card and print", "card", lambda: PlainLabel("Paper"), "On paper."),
    PageEntry("settings", "Settings", "settings", lambda: PlainLabel("Settings")),
)


@pytest.fixture
def store() -> TightStore:
    return TightStore()


@pytest.fixture
def workspace(store: TightStore) -> Workspace:
    return shipped.workspace(store)


@pytest.fixture
def saving(qapp: QApplication, workspace: Workspace) -> Iterator[SaveQueue]:
    queue = SaveQueue(workspace)
    yield queue
    queue.flush()
    queue.deleteLater()


@pytest.fixture
def open_shell(
    qtbot: QtBot, qapp: QApplication, workspace: Workspace, saving: SaveQueue
) -> Iterator[Callable[..., Shell]]:
    """Opens the shell in a look and a size, with a few pages or those that are given."""
    shells: list[Shell] = []

    def build(
        look: Look | None = None,
        width: int = 1100,
        height: int = 760,
        entries: tuple[PageEntry, ...] = _FEW_PAGES,
    ) -> Shell:
        theme.apply(qapp, look or Look())
        shell = Shell(workspace, saving, "Calculator", entries)
        shell.resize(width, height)
        qtbot.addWidget(shell)
        shell.show()
        shells.append(shell)
        return shell

    yield build
    for shell in shells:  # a look is quick to take back only where nothing wears it
        shell.close()
        Shiboken.delete(shell)
    theme.apply(qapp, Look())


def built(shell: Shell) -> StepPage:
    """The step that is open, with everything on it that is to be seen."""
    page = shell.page
    assert isinstance(page, StepPage)
    while not page.settled:
        QApplication.processEvents()
    for _turn in range(3):  # what was put in last is shown and laid out
        QApplication.processEvents()
    return page


@pytest.fixture
def shell(open_shell: Callable[..., Shell]) -> Shell:
    return open_shell()
