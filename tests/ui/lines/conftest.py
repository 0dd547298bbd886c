"""A plan in memory, the page of helplines over it, and somebody who uses it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from nocontact_desktop.app.lines import LIST, SECTION
from nocontact_desktop.app.workspace import Workspace
from nocontact_desktop.plan.model import Item
from tests import shipped
from ui.desk.lines.lines_page import LinesPage
from ui.desk.saving import SaveQueue
from ui.theme import Look, apply


@dataclass
class Room:
    """The page, and what it works on."""

    qtbot: QtBot
    workspace: Workspace
    saving: SaveQueue
    page: LinesPage

    def choose(self, code: str) -> None:
        """Choose a country."""
        self.page.country.setCurrentIndex(self.page.country.findData(code))
        self.settle()

    def press(self, line: str, button: str) -> None:
        """Press a button of a line."""
        self.page.rows[line].buttons[button].click()
        self.settle()

    def settle(self) -> None:
        """Wait until everything is kept."""
        assert self.saving.flush(5000)
        for _turn in range(5):
            QApplication.processEvents()

    def own(self) -> tuple[Item, ...]:
        """What is kept of the person's own."""
        self.settle()
        return self.workspace.items(SECTION, LIST)

    def told(self) -> str:
        """All words on the page that can be seen."""
        labels = self.page.findChildren(QLabel)
        return "\n".join(each.text().replace("\u200b", "") for each in labels if each.isVisible())


@pytest.fixture
def room(qtbot: QtBot, qapp: QApplication) -> Iterator[Room]:
    apply(qapp, Look())
    parent = QObject()
    workspace = shipped.workspace()
    saving = SaveQueue(workspace, parent, pause_ms=10)
    page = LinesPage(workspace, saving)
    qtbot.addWidget(page)
    page.resize(840, 700)
    page.show()
    yield Room(qtbot, workspace, saving, page)
    assert saving.flush(5000)
    parent.deleteLater()
