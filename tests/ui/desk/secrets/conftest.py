"""A real vault, a keyring in memory, and the page over them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from nocontact_desktop import resources
from nocontact_desktop.disguise.profile import Profile, load_profiles
from nocontact_desktop.system.memory import MemorySystem
from nocontact_desktop.vault import (
    FLOOR,
    MemoryShare,
    NewVault,
    Vault,
    create,
    new_code,
    open_vault,
)
from tests import shipped
from tests.vault.conftest import without_stretching
from ui.desk.opened import Opened
from ui.desk.page import Place
from ui.desk.saving import SaveQueue
from ui.desk.secrets.changing import Changing
from ui.desk.secrets.panel import ChangePanel
from ui.desk.secrets.secrets_page import Kind, SecretsPage
from ui.tasks import TaskRunner
from ui.theme import Look, apply

WORDS = "canyon ladder velvet rocket plum"


@dataclass
class Room:
    """The page, and everything that it changes."""

    qtbot: QtBot
    folder: Path
    profile: Profile
    code: str
    keyring: MemoryShare
    opened: Opened
    changing: Changing
    told: list[str]
    page: SecretsPage = field(init=False)

    def __post_init__(self) -> None:
        self.show_anew()

    def show_anew(self) -> None:
        """Go to the page, for the first time or again."""
        self.leave_page()
        self.page = SecretsPage(self.opened, self.changing)
        self.qtbot.addWidget(self.page)
        self.page.resize(840, 700)
        self.page.show()

    def leave_page(self) -> None:
        """Go elsewhere, as the shell does it."""
        if hasattr(self, "page"):
            self.page.hide()

    def begin(self, kind: Kind) -> ChangePanel:
        """Open a change and type the words that work now."""
        self.page.open_panel(kind)
        panel = self.page.panel
        assert panel is not None
        panel.again.line.setText(WORDS)
        panel.go_on.click()
        self.qtbot.waitUntil(lambda: not panel.again.isVisibleTo(panel))
        return panel

    def settle(self) -> None:
        """Wait until nothing is under way."""
        for runner in (self.opened.tasks, self.opened.slow, self.opened.slow):
            assert runner.wait(20_000)

    def opens(self, secret: str) -> bool:
        """Whether the closed vault opens with this."""
        from nocontact_desktop.errors import WrongSecretError

        self.settle()
        self.opened.vault.close()
        try:
            open_vault(self.folder, self.profile.files, secret, self.keyring.get).close()
        except WrongSecretError:
            return False
        return True


@pytest.fixture(autouse=True)
def _unstretched(monkeypatch: pytest.MonkeyPatch) -> None:
    without_stretching(monkeypatch)


@pytest.fixture
def room(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Room]:
    apply(qapp, Look())
    profile = load_profiles(resources.folder("disguises"))[0]
    code, folder, keyring = new_code(), tmp_path / "vault", MemoryShare()
    vault = create(folder, profile.files, NewVault(WORDS, code), FLOOR)
    parent, told = QObject(), list[str]()
    made = _opened(vault, keyring, profile, MemorySystem(tmp_path, tmp_path / "x"), parent, told)
    yield Room(qtbot, folder, profile, code, keyring, made, Changing(made), told)
    for runner in parent.findChildren(TaskRunner):
        assert runner.wait(20_000)
    vault.close()
    parent.deleteLater()


def _opened(  # noqa: PLR0917 - everything that belongs to an open vault
    vault: Vault,
    keyring: MemoryShare,
    profile: Profile,
    system: MemorySystem,
    parent: QObject,
    told: list[str],
) -> Opened:
    def tell(sentence: str, _place: Place | None) -> None:
        told.append(sentence)

    return Opened(
        vault=vault,
        keyring=keyring,
        profile=profile,
        system=system,
        saving=SaveQueue(shipped.workspace(vault.store), parent),
        tasks=TaskRunner(parent=parent),
        slow=TaskRunner(threads=1, parent=parent),
        tell=tell,
    )
