"""A made-up plan in memory, printers in memory, and a page over them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from nocontact_desktop.app.workspace import Workspace
from nocontact_desktop.plan.model import Item, Kind, Value
from nocontact_desktop.system.memory import MemoryPrinting
from tests import shipped
from ui.desk.paper.card_page import CardPage
from ui.desk.paper.outside import Outside
from ui.desk.paper.paper_page import PaperPage
from ui.desk.paper.plan_page import PlanPage
from ui.desk.paper.secret_check import SecretCheck
from ui.desk.saving import SaveQueue
from ui.tasks import TaskRunner
from ui.theme import Look, apply


def person(workspace: Workspace, title: str, **values: Value) -> Item:
    """Somebody in the plan."""
    item = workspace.add_item("people", "people", title=title)
    workspace.change_item(replace(item, values=values))
    return workspace.people()[-1]


@pytest.fixture
def workspace() -> Workspace:
    made = shipped.workspace()
    person(made, "Maria Santos", phone="+44 7700 900123", on_card="yes", role="understands")
    person(made, "Aunt Rose Brown", phone="07700 900456", role="tries")
    person(made, "Gordon Hale", phone="07700 900789", on_card="yes", role="carries")
    person(made, "Nadia", phone="07700 900321", on_card="yes", safe_to_call="no")
    person(made, "Tom")
    return made


@pytest.fixture
def runners(qapp: QApplication) -> Iterator[QObject]:
    """Where the threads of a test belong; nothing is left running in it."""
    apply(qapp, Look())
    parent = QObject()
    yield parent
    for each in parent.findChildren(TaskRunner):
        assert each.wait(5000)
    parent.deleteLater()


@pytest.fixture
def tasks(runners: QObject) -> TaskRunner:
    return TaskRunner(parent=runners)


@pytest.fixture
def drawers(runners: QObject) -> TaskRunner:
    return TaskRunner(threads=1, parent=runners)


@pytest.fixture
def saving(runners: QObject, workspace: Workspace) -> SaveQueue:
    return SaveQueue(workspace, runners, pause_ms=10)


@pytest.fixture
def printing() -> MemoryPrinting:
    return MemoryPrinting(("Office", "Library"))


@pytest.fixture
def outside(printing: MemoryPrinting, tasks: TaskRunner) -> Outside:
    return Outside(printing, "document", "document", tasks, SecretCheck())


@dataclass(frozen=True)
class Room:
    """What pages are built of, and a way to build one that is on the screen."""

    qtbot: QtBot
    workspace: Workspace
    saving: SaveQueue
    outside: Outside
    drawers: TaskRunner

    def card(self, size: tuple[int, int] = (1100, 720)) -> CardPage:
        page = CardPage(self.workspace, self.saving, self.outside, self.drawers)
        self._show(page, size)
        return page

    def plan(self, size: tuple[int, int] = (1100, 720)) -> PlanPage:
        page = PlanPage(self.workspace, self.saving, self.outside, self.drawers)
        self._show(page, size)
        return page

    def _show(self, page: PaperPage, size: tuple[int, int]) -> None:
        self.qtbot.addWidget(page)
        page.resize(*size)
        page.show()
        self.qtbot.waitUntil(lambda: page.settled)


@pytest.fixture
def room(
    qtbot: QtBot, workspace: Workspace, saving: SaveQueue, outside: Outside, drawers: TaskRunner
) -> Room:
    return Room(qtbot, workspace, saving, outside, drawers)


@pytest.fixture
def card_page(room: Room) -> CardPage:
    return room.card()


@pytest.fixture
def plan_page(room: Room) -> PlanPage:
    """With a few steps written in, so that it has several pages, and with lines to write on."""
    for section in room.workspace.sections[3:7]:
        text = next(each for each in section.fields if each.kind is Kind.LONG_TEXT)
        room.workspace.set_answer(section.id, text.id, "One line and another.")
    room.workspace.set_setting("plan.blanks", "yes")
    page = room.plan()
    for section_id, row in page.steps.items():
        if section_id not in {each.id for each in room.workspace.sections[3:7]}:
            row.box.setChecked(False)
    room.qtbot.waitUntil(lambda: page.settled)
    return page


@pytest.fixture
def full_disk(tmp_path: Path) -> Iterator[Path]:
    """A small disk of its own without any room."""
    yield from _disk(tmp_path / "full", "size=64k", "fill")


@pytest.fixture
def read_only_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk that takes nothing."""
    yield from _disk(tmp_path / "read-only", "ro", "")


def _disk(folder: Path, option: str, fill: str) -> Iterator[Path]:
    import os
    import subprocess

    if os.geteuid() != 0:
        pytest.skip("mounting a small disk needs root")
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", option, "tmpfs", str(folder)]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("this machine does not let a disk be mounted")
    try:
        if fill:
            with pytest.raises(OSError, match="No space"):
                (folder / fill).write_bytes(bytes(1_000_000))
        yield folder
    finally:
        subprocess.run(["umount", str(folder)], check=True)
