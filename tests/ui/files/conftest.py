"""An open vault, the page of its files, and somebody who uses it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from nocontact_desktop.vault import Attachment
from tests.ui.copies.conftest import WORDS, opened, profile  # noqa: F401 - the fixtures
from ui.desk.files.file_row import FileRow
from ui.desk.files.file_work import FileWork
from ui.desk.files.files_page import FilesPage
from ui.desk.files.row_panels import SavePanel
from ui.desk.opened import Opened


@dataclass
class Room:
    """The page, and what it works on."""

    qtbot: QtBot
    opened: Opened
    work: FileWork
    page: FilesPage
    outside: Path
    """A folder that is not the vault's."""

    def settle(self) -> None:
        """Wait until nothing is under way and the list is shown."""
        self.qtbot.waitUntil(
            lambda: not (self.work.busy or self.opened.tasks.busy or self.opened.slow.busy),
        )
        QApplication.processEvents()

    def show_anew(self) -> None:
        """Leave the page and come back to it, as the shell does it."""
        self.page.hide()
        self.page = FilesPage(self.opened, self.work)
        self.qtbot.addWidget(self.page)
        self.page.resize(840, 700)
        self.page.show()

    def file(self, name: str, data: bytes | int = 1000) -> Path:
        """A file outside the vault."""
        path = self.outside / name
        path.write_bytes(os.urandom(data) if isinstance(data, int) else data)
        return path

    def add(self, *paths: Path) -> None:
        """Choose these files."""
        self.page.take_in.choose(list(paths))
        self.settle()

    def kept(self) -> list[Attachment]:
        """The files in the vault."""
        return self.opened.vault.attachments.list()

    def row(self, at: int = 0) -> FileRow:
        """A row of the list."""
        return self.page.rows[at]

    def save_panel(self, at: int = 0) -> SavePanel:
        """The way out of one file, with the secret typed again where it is asked for."""
        self.row(at).buttons["save"].click()
        panel = self.row(at).panel
        assert isinstance(panel, SavePanel)
        if panel.again.isVisible():
            QTest.keyClicks(panel.again.line, WORDS)
        panel.go_on.click()
        self.qtbot.waitUntil(lambda: panel.picker is not None)
        assert panel.picker is not None
        panel.picker.reject()
        return panel

    def save(self, path: Path, at: int = 0) -> None:
        """A copy of one file at `path`; what is asked before is answered with yes."""
        panel = self.save_panel(at)
        panel.choose(path)
        if self.row(at).panel is panel and panel.anyway.isVisible():
            panel.anyway.click()
        self.settle()


def texts(row: FileRow) -> str:
    """All that a row says."""
    return " ".join(label.text() for label in row.findChildren(QLabel))


@pytest.fixture
def room(opened: Opened, qtbot: QtBot, tmp_path: Path) -> Iterator[Room]:  # noqa: F811 - as above
    outside = tmp_path / "outside"
    outside.mkdir()
    work = FileWork(opened)
    page = FilesPage(opened, work)
    qtbot.addWidget(page)
    page.resize(840, 700)
    page.show()
    made = Room(qtbot, opened, work, page, outside)
    made.settle()
    yield made
    made.settle()
