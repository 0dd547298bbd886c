"""Leaving waits a moment for a document that is just being written."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from threading import Event
from typing import cast

import pytest
from PySide6.QtCore import QElapsedTimer, QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import Shiboken

from nocontact_desktop import resources
from nocontact_desktop.app.memory_store import MemoryStore
from nocontact_desktop.disguise.profile import load_profiles
from nocontact_desktop.system.memory import MemorySystem
from nocontact_desktop.vault import Store
from tests import shipped
from ui.desk.exit_route import ExitRoute
from ui.desk.paper.private_file import write_file
from ui.desk.plan_window import PlanWindow
from ui.exit_key import ExitKey
from ui.tasks import TaskRunner
from ui.theme import Look, apply

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def tasks() -> TaskRunner:
    return TaskRunner(1)


@pytest.fixture
def plan(
    qtbot: QtBot, qapp: QApplication, tasks: TaskRunner, tmp_path: Path
) -> Iterator[PlanWindow]:
    apply(qapp, Look())
    parent = QObject()
    route = ExitRoute(ExitKey(qapp))
    profile = load_profiles(resources.folder("disguises"))[0]
    system = MemorySystem(tmp_path, tmp_path)
    plan = PlanWindow(
        cast(Store, MemoryStore()),
        system,
        profile,
        route=route,
        tasks=tasks,
        content=shipped.content(),
    )
    plan.setParent(parent)
    qtbot.addWidget(plan.shell)
    yield plan
    qapp.removeEventFilter(route.key)
    route.key.deleteLater()
    Shiboken.delete(plan.shell)
    for runner in (tasks, *parent.findChildren(TaskRunner)):
        assert runner.wait(5000)
    parent.deleteLater()


def test_a_document_under_way_is_written_whole_before_the_end(
    plan: PlanWindow, tasks: TaskRunner, tmp_path: Path
) -> None:
    tasks.run(lambda: write_file(tmp_path / "document.pdf", b"%PDF-" + bytes(2_000_000)))
    assert plan.flush(5000)
    assert [path.name for path in tmp_path.iterdir()] == ["document.pdf"]


def test_it_waits_no_longer_than_it_was_told(plan: PlanWindow, tasks: TaskRunner) -> None:
    go_on, clock = Event(), QElapsedTimer()
    tasks.run(lambda: go_on.wait(20))
    clock.start()
    assert not plan.flush(50)
    assert clock.elapsed() < 10_000
    go_on.set()
