"""An open vault with cheap stretching, as its pages are given it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from nocontact_desktop import resources
from nocontact_desktop.disguise.profile import Profile, load_profiles
from nocontact_desktop.system.memory import MemorySystem
from nocontact_desktop.vault import FLOOR, MemoryShare, NewVault, create, new_code
from tests import shipped
from tests.vault.conftest import without_stretching
from ui.desk.opened import Opened
from ui.desk.saving import SaveQueue
from ui.tasks import TaskRunner
from ui.theme import Look, apply

WORDS = "canyon ladder velvet rocket plum"
CODE = new_code()


@pytest.fixture(scope="session")
def profile() -> Profile:
    return load_profiles(resources.folder("disguises"))[0]


@pytest.fixture
def opened(
    qapp: QApplication,
    qtbot: QtBot,
    tmp_path: Path,
    profile: Profile,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Opened]:
    apply(qapp, Look())
    without_stretching(monkeypatch)
    folder = tmp_path / "home" / profile.folder
    vault = create(folder, profile.files, NewVault(WORDS, CODE), FLOOR)
    vault.store.set_answer("money", "note", "kept")
    tasks = TaskRunner(threads=1)
    saving = SaveQueue(shipped.workspace(vault.store))
    system = MemorySystem(tmp_path / "home", tmp_path / "stick")
    (tmp_path / "stick").mkdir()
    told: list[object] = []
    yield Opened(
        vault=vault,
        keyring=MemoryShare(),
        profile=profile,
        system=system,
        saving=saving,
        tasks=tasks,
        slow=tasks,
        tell=lambda sentence, place: told.append((sentence, place)),
    )
    assert tasks.wait(10_000)
    saving.flush(5000)
    vault.close()
