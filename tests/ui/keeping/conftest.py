"""A plan in memory with something in it, and the page of what is kept over it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from nocontact_desktop.app.workspace import Workspace
from tests import shipped
from ui.desk.keeping.keep_row import KeepRow
from ui.desk.keeping.keeping_page import KeepingPage
from ui.desk.saving import SaveQueue
from ui.theme import Look, apply


@dataclass
class Room:
    """The page, and what it works on."""

    qtbot: QtBot
    workspace: Workspace
    saving: SaveQueue
    page: KeepingPage

    @property
    def row(self) -> KeepRow:
        """The step that has something in it."""
        return self.page.rows["people"]

    def settle(self) -> None:
        """Wait until everything is kept."""
        assert self.saving.flush(5000)
        for _turn in range(5):
            QApplication.processEvents()

    def told(self, widget: QWidget | None = None) -> str:
        """All words that can be seen."""
        labels = (widget or self.page).findChildren(QLabel)
        return "\n".join(each.text().replace("\u200b", "") for each in labels if each.isVisible())


@pytest.fixture
def room(qtbot: QtBot, qapp: QApplication) -> Iterator[Room]:
    apply(qapp, Look())
    parent = QObject()
    workspace = shipped.workspace()
    workspace.add_item("people", "people", title="Larkspur")
    saving = SaveQueue(workspace, parent, pause_ms=10)
    page = KeepingPage(workspace, saving)
    qtbot.addWidget(page)
    page.resize(840, 700)
    page.show()
    yield Room(qtbot, workspace, saving, page)
    assert saving.flush(5000)
    parent.deleteLater()
