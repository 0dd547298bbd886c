"""A first run with a system, a keyring and folders of its own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from nocontact_desktop import resources
from nocontact_desktop.app.doors import Doors
from nocontact_desktop.app.first_run import Draft, Step
from nocontact_desktop.app.triage import Outcome
from nocontact_desktop.disguise.profile import load_profiles
from nocontact_desktop.errors import ExpectedError
from nocontact_desktop.system.memory import MemorySystem
from nocontact_desktop.vault import FLOOR, KeyringLabel, MemoryShare, Vault, new_code
from tests.vault.conftest import without_stretching
from ui.desk.exit_route import ExitRoute
from ui.desk.first_run.flow import FirstRun, Surroundings
from ui.exit_key import ExitKey
from ui.tasks import TaskRunner
from ui.theme import Look, apply

PRIVATE = {"owner": "mine", "login": "me", "admin": "me", "signs": "none", "paper": "away"}
WORDS = "canyon ladder velvet rocket plum"


class Share(MemoryShare):
    """A keyring that can be made to refuse."""

    refuses: type[ExpectedError] | None = None

    def get(self) -> bytes:
        if self.refuses is not None:
            raise self.refuses
        return super().get()

    def put(self, share: bytes) -> None:
        if self.refuses is not None:
            raise self.refuses
        super().put(share)


@dataclass
class Scene:
    """The flow and everything around it."""

    flow: FirstRun
    tasks: TaskRunner
    route: ExitRoute
    system: MemorySystem
    share: Share
    root: Path
    looks: list[Look] = field(default_factory=list)
    events: list[str] = field(default_factory=list)
    vaults: list[Vault] = field(default_factory=list)

    @property
    def draft(self) -> Draft:
        return self.flow.draft

    def tree(self) -> set[str]:
        """Every file and folder, with its size and time of change."""
        return {
            f"{path.relative_to(self.root)} {path.stat().st_size} {path.stat().st_mtime_ns}"
            for path in self.root.rglob("*")
        }

    def answer(self, **changes: str) -> None:
        """Answer the triage; what is left out is what a private computer would say."""
        answers = {**PRIVATE, **changes}
        self.draft.answers = {key: frozenset({value}) for key, value in answers.items()}
        self.draft.chosen = self.draft.advice.outcome

    def ready(self, outcome: Outcome = Outcome.WORDS) -> None:
        """Go to the last screen with everything chosen."""
        self.answer(**({} if outcome is Outcome.USE else {"signs": "looks"}))
        self.draft.chosen = outcome
        self.draft.words, self.draft.words_known = WORDS, True
        self.draft.recovery_code, self.draft.recovery_done = new_code(), True
        self.flow.show_step(Step.AGREE)


@pytest.fixture(autouse=True)
def _unstretched(monkeypatch: pytest.MonkeyPatch) -> None:
    without_stretching(monkeypatch)


@pytest.fixture
def scene(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[Scene]:
    system = MemorySystem(tmp_path / "home", tmp_path / "stick")
    system.data.mkdir()
    system.portable.mkdir()
    tasks, share = TaskRunner(1), Share()
    route = ExitRoute(ExitKey(qapp))
    looks: list[Look] = []

    def keyring(_label: KeyringLabel) -> Share:
        return share

    apply(qapp, Look())
    around = Surroundings(
        profiles=load_profiles(resources.folder("disguises")),
        doors=Doors(system, keyring, ("program",)),
        tasks=tasks,
        route=route,
        apply_look=looks.append,
        stretch=FLOOR,
    )
    flow = FirstRun(Draft(around.profiles[0]), around, Look())
    qtbot.addWidget(flow)
    scene = Scene(flow, tasks, route, system, share, tmp_path, looks)
    flow.made.connect(scene.vaults.append)
    flow.leave_asked.connect(lambda: scene.events.append("leave"))
    flow.close_asked.connect(lambda: scene.events.append("close"))
    flow.resize(1000, 720)
    flow.show()
    yield scene
    assert tasks.wait(5000)
    for vault in scene.vaults:
        vault.close()
    qapp.removeEventFilter(route.key)
    route.key.deleteLater()
