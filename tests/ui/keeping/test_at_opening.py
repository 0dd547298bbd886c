"""What is due is forgotten at the opening, and said with a way to the page."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import Shiboken

from nocontact_desktop.app.keeping import Keeping, holds, keep, keeping
from nocontact_desktop.app.memory_store import MemoryStore
from nocontact_desktop.errors import DiskFullError
from nocontact_desktop.system.memory import MemorySystem
from nocontact_desktop.vault import Store
from tests import shipped
from tests.ui.session.desk_process import profile
from ui.desk.exit_route import ExitRoute
from ui.desk.keeping.keep_words import today
from ui.desk.page import HOME
from ui.desk.plan_window import PlanWindow
from ui.exit_key import ExitKey
from ui.tasks import TaskRunner
from ui.theme import Look, apply

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

DAY = timedelta(days=1)
Open = Callable[[MemoryStore], PlanWindow]


@pytest.fixture
def opening(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Open]:
    apply(qapp, Look())
    parent, tasks = QObject(), TaskRunner(1)
    route = ExitRoute(ExitKey(qapp))
    made: list[PlanWindow] = []

    def build(store: MemoryStore) -> PlanWindow:
        system = MemorySystem(tmp_path, tmp_path)
        plan = PlanWindow(
            cast(Store, store),
            system,
            profile(),
            route=route,
            tasks=tasks,
            content=shipped.content(),
        )
        plan.setParent(parent)
        qtbot.addWidget(plan.shell)
        made.append(plan)
        assert tasks.wait(5000)
        return plan

    yield build
    qapp.removeEventFilter(route.key)
    route.key.deleteLater()
    for plan in made:
        Shiboken.delete(plan.shell)
    for runner in (tasks, *parent.findChildren(TaskRunner)):
        assert runner.wait(5000)
    parent.deleteLater()


def kept(days: int) -> MemoryStore:
    """A plan whose people are forgotten so many days from now."""
    store = MemoryStore()
    workspace = shipped.workspace(store)
    workspace.add_item("people", "people", title="Larkspur")
    keep(workspace, "people", Keeping(until=today() + days * DAY))
    return store


def test_what_is_due_is_gone_before_anybody_looks(opening: Open) -> None:
    plan = opening(kept(0))
    assert holds(plan.workspace, "people") == 0
    assert plan.shell.alerts.sentence == "Forgotten for good, as you asked: People who help."
    assert plan.shell.place.page == HOME


def test_what_could_not_be_forgotten_is_said(
    opening: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_room(*_what: object) -> None:
        raise DiskFullError

    store = kept(0)
    monkeypatch.setattr(store, "forget_section", no_room)
    plan = opening(store)
    assert holds(plan.workspace, "people") == 1
    assert plan.shell.alerts.sentence.startswith("What was to be forgotten by now may still be")


def test_a_week_before_it_is_said_and_can_be_kept(opening: Open) -> None:
    plan = opening(kept(6))
    assert holds(plan.workspace, "people") == 1
    assert plan.shell.alerts.sentence.startswith("People who help will be forgotten on ")
    buttons = plan.shell.alerts.findChildren(QAbstractButton)
    (show,) = [each for each in buttons if each.text() == "Show me"]
    show.click()
    assert plan.shell.place.page == "keeping"


def test_nothing_is_said_of_what_is_far(opening: Open) -> None:
    plan = opening(kept(60))
    assert plan.shell.alerts.sentence == ""
    assert holds(plan.workspace, "people") == 1


def test_days_after_leaving_count_as_soon_as_the_person_says_so(
    opening: Open, qtbot: QtBot
) -> None:
    plan = opening(MemoryStore())
    keep(plan.workspace, "people", Keeping(apart_days=30))
    plan.saving.answer("situation", "stage", "apart")
    qtbot.waitUntil(lambda: keeping(plan.workspace, "people").until is not None)
    assert keeping(plan.workspace, "people").until == today() + 30 * DAY
