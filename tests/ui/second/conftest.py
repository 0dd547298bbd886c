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
from tests import shipped
from tests.ui.session.desk_process import profile
from tests.vault.conftest import without_stretching
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
    without_stretching(monkeypatch)


@dataclass
class Maker:
    """Opens the window over whichever vault a secret opens."""

    qtbot: QtBot
    app: QApplication
    root: Path
    code: str
    parent: QObject
    undo: list[Callable[[], None]]

    @property
    def folder(self) -> Path:
        return self.root / "data" / "calculator"

    def reopen(self, secret: str) -> Vault:
        return open_vault(self.folder, profile().files, secret, SHARE)

    def __call__(self, secret: str = WORDS) -> Home:
        vault = self.reopen(secret)
        route = ExitRoute(ExitKey(self.app))
        tasks = TaskRunner(parent=self.parent)
        system = MemorySystem(self.root / "data", self.root / "stick")
        plan = PlanWindow(
            vault.store,
            system,
            profile(),
            route=route,
            tasks=tasks,
            content=shipped.content(),
            vault=vault,
        )
        plan.setParent(self.parent)
        plan.shell.resize(1120, 780)
        plan.shell.show()

        def shut() -> None:
            self.undo.remove(shut)
            self.shut(plan, route)
            vault.close()

        self.undo.append(shut)
        return Home(self.folder, self.code, vault, plan, shut, self.reopen)

    def shut(self, plan: PlanWindow, route: ExitRoute) -> None:
        plan.flush(5000)
        assert plan.opened is not None
        assert plan.opened.slow.wait(5000)
        runners = self.parent.findChildren(TaskRunner)
        self.qtbot.waitUntil(lambda: not any(runner.busy for runner in runners))
        self.app.removeEventFilter(route.key)
        route.key.deleteLater()
        plan.shell.close()
        Shiboken.delete(plan.shell)


@pytest.fixture
def open_home(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Maker]:
    """A vault with words, a PIN and a recovery code, and what opens windows over it."""
    apply(qapp, Look())
    maker = Maker(qtbot, qapp, tmp_path, new_code(), QObject(), [])
    maker.folder.parent.mkdir()
    new = NewVault(WORDS, maker.code, PIN, SHARE)
    create(maker.folder, profile().files, new).close()
    yield maker
    for each in list(maker.undo):
        each()
    maker.parent.deleteLater()


@pytest.fixture
def home_(open_home: Callable[..., Home]) -> Home:
    """The first vault, open, at the page for a second one."""
    made = open_home()
    made.plan.shell.go(Place("second"))
    return made
