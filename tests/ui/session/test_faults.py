"""An error that nobody caught is said calmly, and nothing of it gets out of the window."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import Shiboken

from nocontact_desktop import resources
from nocontact_desktop.app.memory_store import MemoryStore
from nocontact_desktop.disguise.profile import load_profiles
from nocontact_desktop.errors import DiskFullError, UnexpectedError
from nocontact_desktop.system.memory import MemorySystem
from tests import shipped
from ui.alerts import Alerts
from ui.desk.exit_route import ExitRoute
from ui.desk.faults import Faults
from ui.desk.page import Place
from ui.desk.plan_window import SETTINGS, PlanWindow
from ui.desk.settings_page import SettingsPage
from ui.exit_key import Combination, ExitKey
from ui.tasks import TaskRunner
from ui.theme import Look, Scheme, apply

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

CANARY = "CANARY-mYsEcReT-7431"


class Bell(QObject):
    """Something with a slot."""

    rung = Signal(str)


@pytest.fixture
def alerts(qtbot: QtBot) -> Alerts:
    alerts = Alerts()
    qtbot.addWidget(alerts)
    return alerts


@pytest.fixture
def _hooked(alerts: Alerts, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(sys, "unraisablehook", sys.unraisablehook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    Faults(lambda: alerts).install()


@pytest.mark.usefixtures("_hooked")
@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (ValueError(CANARY), UnexpectedError.sentence),
        (MemoryError(CANARY), UnexpectedError.sentence),
        (DiskFullError(), DiskFullError.sentence),
    ],
)
def test_an_error_in_a_slot_is_said_and_not_printed(
    error: Exception,
    sentence: str,
    alerts: Alerts,
    capfd: pytest.CaptureFixture[str],
    qtlog: object,
) -> None:
    def slot(typed: str) -> None:
        assert typed
        raise error

    bell = Bell()
    bell.rung.connect(slot)
    bell.rung.emit(CANARY)
    assert alerts.sentence == sentence
    printed = "".join(capfd.readouterr())
    messages = "".join(str(record.message) for record in qtlog.records)  # type: ignore[attr-defined]
    assert "CANARY" not in printed + messages
    assert "Traceback" not in printed + messages
    assert sys.last_value is None


@pytest.mark.usefixtures("_hooked")
def test_an_error_in_a_thread_is_not_printed(capfd: pytest.CaptureFixture[str]) -> None:
    def work() -> None:
        raise ValueError(CANARY)

    thread = threading.Thread(target=work)
    thread.start()
    thread.join(5)
    assert "".join(capfd.readouterr()) == ""


def test_without_a_window_it_is_dropped(capfd: pytest.CaptureFixture[str]) -> None:
    Faults(lambda: None).tell(ValueError, ValueError(CANARY), None)
    assert "".join(capfd.readouterr()) == ""


class FullStore(MemoryStore):
    """There is no room for any setting."""

    def set_setting(self, name: str, value: str) -> None:
        """Keep nothing."""
        raise DiskFullError


@pytest.fixture
def plan(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[PlanWindow]:
    apply(qapp, Look())
    parent = QObject()
    route = ExitRoute(ExitKey(qapp))
    profile = load_profiles(resources.folder("disguises"))[0]
    system = MemorySystem(tmp_path, tmp_path)
    store = FullStore()
    tasks = TaskRunner(1, parent)
    plan = PlanWindow(store, system, profile, route=route, tasks=tasks, content=shipped.content())  # type: ignore[arg-type]
    plan.setParent(parent)
    plan.shell.show()
    yield plan
    plan.flush(5000)
    qapp.removeEventFilter(route.key)
    route.key.deleteLater()
    plan.shell.close()
    Shiboken.delete(plan.shell)
    for runner in parent.findChildren(TaskRunner):
        assert runner.wait(5000)
    parent.deleteLater()


def settings_page(plan: PlanWindow) -> SettingsPage:
    page = plan.shell.page
    assert isinstance(page, SettingsPage)
    return page


def test_a_setting_that_cannot_be_stored_is_said_and_goes_back(
    plan: PlanWindow, qtbot: QtBot
) -> None:
    plan.shell.go(Place(SETTINGS))
    with qtbot.waitSignal(plan.look_changed) as told:
        settings_page(plan).exit_key.choices.rows["f9"].mark.click()
    assert told.args == [Look()]
    qtbot.waitUntil(lambda: plan.shell.alerts.sentence == DiskFullError.sentence)
    route_key = plan._route.key
    assert route_key.chosen is not Combination.F9
    qtbot.waitUntil(lambda: not settings_page(plan).exit_key.choices.rows["f9"].mark.isChecked())


def test_a_look_that_cannot_be_stored_goes_back(plan: PlanWindow, qtbot: QtBot) -> None:
    looks: list[Look] = []
    plan.look_changed.connect(looks.append)
    plan.shell.go(Place(SETTINGS))
    settings_page(plan).look.scheme.setCurrentIndex(1)
    qtbot.waitUntil(lambda: bool(looks) and looks[-1] == Look() and len(looks) > 1)
    assert looks[0].scheme is Scheme.DARK
    assert settings_page(plan).look.scheme.currentIndex() == 0
