"""A real vault with cheap secrets, in the window of the open vault."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import Shiboken

from nocontact_desktop.system.memory import MemorySystem
from nocontact_desktop.vault import NewVault, Vault, create, new_code, open_vault
from tests.ui.session.desk_process import profile
from tests.vault.conftest import quick
from ui.desk.exit_route import ExitRoute
from ui.desk.page import Place
from ui.desk.plan_window import PlanWindow
from ui.desk.second.second_page import SecondPage
from ui.exit_key import ExitKey
from ui.tasks import TaskRunner
from ui.theme import Look, apply

WORDS = "canyon ladder velvet rocket plum"
PIN = "839216"
SHARE = bytes(range(32))
MODULES = ("creation", "opening", "vault", "change_secret", "second")


@dataclass
class Home:
    """A folder with a vault, and the window over it while it is open."""

    folder: Path
    code: str
    vault: Vault
    plan: PlanWindow
    shut: Callable[[], None]
    reopen: Callable[[str], Vault]

    @property
    def page(self) -> SecondPage:
        assert isinstance(self.plan.shell.page, SecondPage)
        return self.plan.shell.page


@pytest.fixture(autouse=True)
def _unstretched(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in MODULES:
        monkeypatch.setattr(f"nocontact_desktop.vault.{module}.derive", quick)


@pytest.fixture
def open_home(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Callable[..., Home]]:
    """Makes a vault, and opens the window over whichever vault `secret` opens."""
    apply(qapp, Look())
    folder, code = tmp_path / "data" / "calculator", new_code()
    names = profile().files
    folder.parent.mkdir()
    create(folder, names, NewVault(WORDS, code, PIN, SHARE)).close()
    parent = QObject()
    undo: list[Callable[[], None]] = []

    def reopen(secret: str) -> Vault:
        return open_vault(folder, names, secret, SHARE)

    def open_(secret: str = WORDS) -> Home:
        vault = reopen(secret)
        route = ExitRoute(ExitKey(qapp))
        tasks = TaskRunner(parent=parent)
        system = MemorySystem(tmp_path / "data", tmp_path / "stick")
        plan = PlanWindow(vault.store, system, profile(), route=route, tasks=tasks, vault=vault)
        plan.setParent(parent)
        plan.shell.resize(1120, 780)
        plan.shell.show()

        def shut() -> None:
            undo.remove(shut)
            plan.flush(5000)
            assert plan.opened is not None
            assert plan.opened.slow.wait(5000)
            qtbot.waitUntil(lambda: not any(r.busy for r in parent.findChildren(TaskRunner)))
            qapp.removeEventFilter(route.key)
            route.key.deleteLater()
            plan.shell.close()
            Shiboken.delete(plan.shell)
            vault.close()

        undo.append(shut)
        return Home(folder, code, vault, plan, shut, reopen)

    yield open_
    for each in list(undo):
        each()
    parent.deleteLater()


@pytest.fixture
def home_(open_home: Callable[..., Home]) -> Home:
    """The first vault, open, at the page for a second one."""
    made = open_home()
    made.plan.shell.go(Place("second"))
    return made
