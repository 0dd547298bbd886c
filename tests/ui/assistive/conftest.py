"""Two like windows of an open vault: one for hands, one for an assistive program."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import Shiboken

from nocontact_desktop import resources
from nocontact_desktop.app.memory_store import MemoryStore
from nocontact_desktop.app.workspace import Workspace
from nocontact_desktop.disguise.profile import load_profiles
from nocontact_desktop.system.memory import MemorySystem
from nocontact_desktop.vault import Store
from tests import shipped
from ui.desk.exit_route import ExitRoute
from ui.desk.paper.paper_page import PaperPage
from ui.desk.plan_window import PlanWindow
from ui.desk.shell import Shell
from ui.desk.step_page import StepPage
from ui.exit_key import ExitKey
from ui.tasks import TaskRunner
from ui.theme import Look, apply


@pytest.fixture(autouse=True)
def _somebody_listens(qapp: QApplication) -> Iterator[None]:
    """Interfaces are made as early as they are for a real assistive program."""
    QAccessible.setActive(True)
    yield
    QAccessible.setActive(False)


@dataclass(frozen=True)
class Twin:
    """A window over a plan in memory."""

    plan: PlanWindow
    store: MemoryStore
    route: ExitRoute

    @property
    def shell(self) -> Shell:
        return self.plan.shell

    @property
    def workspace(self) -> Workspace:
        return shipped.workspace(self.store)

    def settle(self) -> None:
        """Let what was entered arrive, and what is drawn be drawn."""
        for _turn in range(3):
            QApplication.processEvents()
        assert self.plan.flush(5000)

    def is_settled(self) -> bool:
        """Whether nothing is being drawn any more."""
        page = self.shell.page
        return not isinstance(page, PaperPage | StepPage) or page.settled

    def kept(self) -> str:
        """Everything that is stored, with the same names for the same items."""
        self.settle()
        workspace = self.workspace
        lists = [(s.id, each.id) for s in workspace.sections for each in s.lists]
        items = {place: self.store.items(*place) for place in lists}
        text = json.dumps(
            {
                "answers": [
                    self.store.answers(s.id) for s in (*workspace.sections, workspace.card)
                ],
                "items": [[item.data for item in each] for each in items.values()],
                "settings": self.store._settings,
            },
            indent=1,
            sort_keys=True,
            ensure_ascii=False,
        )
        for place, each in items.items():
            for at, item in enumerate(each):
                text = text.replace(item.id, f"{place}-{at}")
        return text


@pytest.fixture
def twins(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[tuple[Twin, Twin]]:
    """The window for hands, and the window for an assistive program."""
    with _windows(qtbot, qapp, tmp_path, 2) as (hands, other):
        yield hands, other


@pytest.fixture
def twin(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Twin]:
    """One window."""
    with _windows(qtbot, qapp, tmp_path, 1) as (made,):
        yield made


@contextmanager
def _windows(qtbot: QtBot, qapp: QApplication, folder: Path, count: int) -> Iterator[list[Twin]]:
    apply(qapp, Look())
    parent = QObject()
    made = [_twin(qapp, folder / str(at), parent) for at in range(count)]
    for twin in made:
        twin.shell.show()
    yield made
    for twin in made:
        twin.settle()
        qtbot.waitUntil(twin.is_settled)
        qapp.removeEventFilter(twin.route.key)
        twin.route.key.deleteLater()
        twin.shell.close()
        Shiboken.delete(twin.shell)
    for runner in parent.findChildren(TaskRunner):
        assert runner.wait(5000)
    parent.deleteLater()


def _twin(app: QApplication, folder: Path, parent: QObject) -> Twin:
    store = MemoryStore()
    _fill(shipped.workspace(store))
    route = ExitRoute(ExitKey(app))
    profile = load_profiles(resources.folder("disguises"))[0]
    plan = PlanWindow(
        cast(Store, store),
        MemorySystem(folder, folder),
        profile,
        route=route,
        tasks=TaskRunner(parent=parent),
        content=shipped.content(),
    )
    plan.setParent(parent)
    plan.shell.resize(1200, 900)
    return Twin(plan, store, route)


def _fill(workspace: Workspace) -> None:
    for section in workspace.sections:
        for each in section.lists:
            for suggestion in each.suggestions[:1]:
                workspace.add_item(section.id, each.id, suggestion=suggestion.id)
            if not each.suggestions:
                workspace.add_item(section.id, each.id, title="Of my own")
    sam = workspace.people()[-1]
    workspace.change_item(replace(sam, values={"phone": "+44 7700 900123"}))
