"""A disk that takes long to commit: going about and the exit key do not wait for it."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import Shiboken

from nocontact_desktop import resources
from nocontact_desktop.app.memory_store import MemoryStore
from nocontact_desktop.disguise.profile import load_profiles
from nocontact_desktop.plan.model import Mark
from nocontact_desktop.system.memory import MemorySystem
from tests import shipped
from ui.desk.changes.changes_page import ChangesPage
from ui.desk.exit_route import ExitRoute
from ui.desk.keeping.keeping_page import KeepingPage
from ui.desk.lines.line_row import HIDE
from ui.desk.lines.lines_page import LinesPage
from ui.desk.list_editor import ListEditor
from ui.desk.page import HOME, SEARCH, Place
from ui.desk.plan_window import PlanWindow
from ui.desk.search_page import SearchPage
from ui.desk.step_card import StepCard
from ui.desk.step_page import StepPage
from ui.exit_key import ExitKey
from ui.tasks import TaskRunner
from ui.theme import Look, apply

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

COMMIT_SECONDS = 20
"""Far longer than the tests need, on a busy machine too. What has waited for it finds it done."""
WRITES = ("set_", "add_", "change_", "remove_", "restore_", "forget_")


class SlowDisk:
    """A store that answers nobody while it commits; `go_on` ends a commit before its time."""

    def __init__(self) -> None:
        self.inner = MemoryStore()
        self.slow = False
        self.under_way = threading.Event()
        self.go_on = threading.Event()
        self._turn = threading.RLock()

    def __getattr__(self, name: str) -> Callable[..., object]:
        method: Callable[..., object] = getattr(self.inner, name)

        def called(*what: object) -> object:
            with self._turn:
                if self.slow and name.startswith(WRITES):
                    self.under_way.set()
                    self.go_on.wait(COMMIT_SECONDS)
                return method(*what)

        return called


@pytest.fixture
def disk() -> SlowDisk:
    return SlowDisk()


@pytest.fixture
def route(qapp: QApplication) -> Iterator[ExitRoute]:
    route = ExitRoute(ExitKey(qapp))
    yield route
    qapp.removeEventFilter(route.key)
    route.key.deleteLater()


@pytest.fixture
def plan(
    qtbot: QtBot, qapp: QApplication, disk: SlowDisk, route: ExitRoute, tmp_path: Path
) -> Iterator[PlanWindow]:
    apply(qapp, Look())
    parent = QObject()
    tasks = TaskRunner(1, parent)
    profile = load_profiles(resources.folder("disguises"))[0]
    system = MemorySystem(tmp_path, tmp_path)
    plan = PlanWindow(disk, system, profile, route=route, tasks=tasks, content=shipped.content())  # type: ignore[arg-type]
    plan.setParent(parent)
    plan.shell.show()
    yield plan
    disk.go_on.set()
    assert plan.flush(5000)
    plan.shell.close()
    Shiboken.delete(plan.shell)
    for runner in parent.findChildren(TaskRunner):
        assert runner.wait(5000)
    parent.deleteLater()


@pytest.mark.parametrize("page", [HOME, "money", "documents", SEARCH, "settings"])
def test_going_on_and_the_exit_key_do_not_wait_for_a_slow_commit(
    page: str, plan: PlanWindow, disk: SlowDisk, route: ExitRoute
) -> None:
    plan.shell.go(Place(page))  # whatever is loaded once is loaded
    plan.shell.go(Place("documents"))
    QApplication.processEvents()
    left: list[bool] = []
    route.out.connect(lambda: left.append(True))
    disk.slow = True
    plan.saving.answer("documents", "take_first", "Passport")
    plan.saving.retry()
    assert disk.under_way.wait(5)
    plan.shell.go(Place(page))
    for _tap in range(3):
        QTest.keyClick(plan.shell, Qt.Key.Key_Shift)
    assert left
    assert plan.saving.answers("documents")["take_first"] == "Passport"
    assert not disk.inner.answers("documents")


def test_the_overview_takes_in_what_was_saved_late(
    plan: PlanWindow, disk: SlowDisk, qtbot: QtBot
) -> None:
    def done() -> bool:
        page = plan.shell.page
        assert page is not None
        return any("1 of" in card.accessibleName() for card in page.findChildren(StepCard))

    disk.slow = True
    plan.saving.answer("documents", "take_first", "Passport")
    plan.shell.go(Place(HOME))
    assert not done()
    disk.go_on.set()
    qtbot.waitUntil(done)


def test_a_search_waits_for_the_commit_and_the_window_does_not(
    plan: PlanWindow, disk: SlowDisk, qtbot: QtBot
) -> None:
    disk.slow = True
    plan.saving.answer("documents", "take_first", "Passport")
    plan.shell.go(Place(SEARCH, text="passp"))
    page = plan.shell.page
    assert isinstance(page, SearchPage)
    assert not page.own.findChildren(StepCard)
    disk.go_on.set()
    qtbot.waitUntil(lambda: len(page.own.findChildren(StepCard)) == 1)
    qtbot.waitUntil(lambda: plan.shell.top_bar.state == "Saved")


def list_of(plan: PlanWindow) -> ListEditor:
    page = plan.shell.page
    assert page is not None
    editor = next(each for each in page.findChildren(ListEditor) if each.list_id == "people")
    assert [card.item.title for card in editor.cards] == ["Sam"]
    return editor


def remove(plan: PlanWindow) -> None:
    editor = list_of(plan)
    editor.cards[0].removed.emit(editor.cards[0])


def set_aside(plan: PlanWindow) -> None:
    page = plan.shell.page
    assert isinstance(page, StepPage)
    page._mark(Mark.LATER)


def add(plan: PlanWindow) -> None:
    list_of(plan).body.add.click()


def empty(plan: PlanWindow) -> None:
    page = plan.shell.page
    assert isinstance(page, KeepingPage)
    page._empty(page.rows["people"])


def hide_a_line(plan: PlanWindow) -> None:
    page = plan.shell.page
    assert isinstance(page, LinesPage)
    page.country.setCurrentIndex(page.country.findData("GB"))
    page._do(next(iter(page.rows.values())).line, HIDE)


def forget_the_past(plan: PlanWindow) -> None:
    page = plan.shell.page
    assert isinstance(page, ChangesPage)
    page._forget()


@pytest.mark.parametrize(
    ("page", "do"),
    [
        ("people", remove),
        ("people", set_aside),
        ("people", add),
        ("keeping", empty),
        ("helplines", hide_a_line),
        ("what-changed", forget_the_past),
    ],
    ids=["remove", "set aside", "add", "empty", "hide a line", "forget"],
)
def test_whoever_goes_on_before_it_is_saved_is_not_told_of_a_fault_and_stays_there(
    page: str, do: Callable[[PlanWindow], None], plan: PlanWindow, disk: SlowDisk, qtbot: QtBot
) -> None:
    plan.workspace.add_item("people", "people", title="Sam")
    plan.shell.go(Place(page))
    assert plan.saving.flush()
    while isinstance(plan.shell.page, StepPage) and not plan.shell.page.settled:
        QApplication.processEvents()
    disk.slow = True
    with qtbot.captureExceptions() as raised:
        do(plan)
        assert disk.under_way.wait(5)
        plan.shell.go(Place(HOME))
        QApplication.sendPostedEvents(None, int(QEvent.Type.DeferredDelete))
        disk.go_on.set()
        assert plan.saving.flush(5000)
        QApplication.processEvents()
    assert raised == []
    assert plan.shell.place.page == HOME
    assert plan.shell.alerts.sentence == ""


def test_pressing_twice_while_it_is_saved_removes_once_and_brings_back_once(
    plan: PlanWindow, disk: SlowDisk, qtbot: QtBot
) -> None:
    plan.workspace.add_item("people", "people", title="Sam")
    plan.shell.go(Place("people"))
    while isinstance(plan.shell.page, StepPage) and not plan.shell.page.settled:
        QApplication.processEvents()
    editor = list_of(plan)
    disk.slow = True
    with qtbot.captureExceptions() as raised:
        for _press in range(2):
            editor.cards[0].removed.emit(editor.cards[0])
        disk.go_on.set()
        assert plan.saving.flush(5000)
        assert editor.cards == ()
        strip = editor._undo
        assert strip is not None
        for _press in range(2):
            strip.button.click()
        assert plan.saving.flush(5000)
        QApplication.processEvents()
    assert raised == []
    assert plan.shell.alerts.sentence == ""
    assert [card.item.title for card in list_of(plan).cards] == ["Sam"]
