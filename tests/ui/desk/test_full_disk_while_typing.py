"""The disk fills while somebody types: the real desk, over a real vault on a disk that is full."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtCore import QElapsedTimer, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import Shiboken

from nocontact_desktop.errors import DiskFullError
from nocontact_desktop.plan.model import Value
from nocontact_desktop.system.memory import MemorySystem
from nocontact_desktop.vault import FLOOR, NewVault, Vault, create, new_code, open_vault
from nocontact_desktop.vault.ballast import Ballast
from tests import shipped
from tests.small_disk import SmallDisk, fill
from tests.ui.desk.conftest import built
from tests.ui.session.desk_process import WORDS, profile
from tests.vault.conftest import without_stretching
from ui.desk.exit_route import ExitRoute
from ui.desk.leaving import FLUSH_MS, Leaving
from ui.desk.page import HOME, SEARCH, Place
from ui.desk.plan_window import PlanWindow
from ui.exit_key import TAPS, ExitKey
from ui.forms import FormView
from ui.forms.editor import FieldEditor
from ui.tasks import TaskRunner
from ui.theme import Look, apply

MONEY = "money"
RECEIPTS, LETTERS, LONG = "receipts_place", "statements_to", "income_after"
FILES = profile().files


@dataclass
class Desk:
    """The desk of a person who types, and what a kill would leave of the vault."""

    qtbot: QtBot
    disk: Path
    vault: Vault
    plan: PlanWindow
    said: list[str] = field(default_factory=list)
    """What stood above the page about saving, one after the other."""

    def __post_init__(self) -> None:
        for signal in (self.plan.saving.saving, self.plan.saving.saved, self.plan.saving.failed):
            signal.connect(lambda *_what: self.said.append(self.plan.shell.top_bar.state))

    @property
    def folder(self) -> Path:
        return self.disk / "vault"

    @property
    def told(self) -> str:
        """What the strip says."""
        return self.plan.shell.alerts.sentence

    def go(self, page: str) -> None:
        self.plan.shell.go(Place(page))

    def editor(self, field_id: str) -> FieldEditor:
        """The field on the step that is open."""
        return built(self.plan.shell).findChildren(FormView)[0].editors[field_id]

    def type(self, field_id: str, words: str) -> None:
        """Press the keys, at the end of what stands there."""
        line = self.editor(field_id).focusProxy()
        assert isinstance(line, QWidget)
        QTest.keyClick(line, Qt.Key.Key_End)
        QTest.keyClicks(line, words)

    def press(self, label: str) -> None:
        """Click a button of the strip."""
        buttons = self.plan.shell.alerts.findChildren(QPushButton)
        next(button for button in buttons if button.text() == label).click()

    def shown(self, *field_ids: str) -> dict[str, Value]:
        """What stands in the fields."""
        return {field_id: self.editor(field_id).value() for field_id in field_ids}

    def wait_for(self, state: str) -> None:
        self.qtbot.waitUntil(lambda: self.plan.shell.top_bar.state == state)

    def kept(self) -> dict[str, Value]:
        """What is found in the files when they are as a kill at this moment leaves them."""
        killed = shutil.copytree(self.folder, self.disk.parent / "killed")
        try:
            with closing(open_vault(killed, FILES, WORDS, None)) as vault:
                return vault.store.answers(MONEY)
        finally:
            shutil.rmtree(killed)


def use_up(vault: Vault) -> None:
    """Write into the vault's own files until not even a word finds room there any more."""
    for size in (1_000_000, 100_000, 15_000):
        with suppress(DiskFullError):
            for number in range(1000):
                vault.store.set_setting(f"{size} {number}", "x" * size)


@pytest.fixture
def disk(small_disk: SmallDisk, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small disk with a closed vault on it."""
    without_stretching(monkeypatch)
    disk = small_disk(32)
    create(disk / "vault", FILES, NewVault(WORDS, new_code()), FLOOR).close()
    return disk


@pytest.fixture
def route(qapp: QApplication) -> Iterator[ExitRoute]:
    route = ExitRoute(ExitKey(qapp))
    yield route
    qapp.removeEventFilter(route.key)
    route.key.deleteLater()


@pytest.fixture
def open_desk(
    qtbot: QtBot, qapp: QApplication, route: ExitRoute, disk: Path
) -> Iterator[Callable[[], Desk]]:
    """Opens the vault and shows its window, at a step."""
    apply(qapp, Look())
    parent, opened = QObject(), list[Desk]()

    def build() -> Desk:
        vault = open_vault(disk / "vault", FILES, WORDS, None)
        system, tasks = MemorySystem(disk, disk), TaskRunner(1, parent)
        plan = PlanWindow(
            vault.store,
            system,
            profile(),
            route=route,
            tasks=tasks,
            content=shipped.content(),
            vault=vault,
        )
        plan.setParent(parent)
        plan.shell.show()
        opened.append(Desk(qtbot, disk, vault, plan))
        opened[0].go(MONEY)
        return opened[0]

    yield build
    for desk in opened:
        desk.plan.flush(20_000)
        for runner in parent.findChildren(TaskRunner):
            assert runner.wait(20_000)
        desk.vault.close()
        desk.plan.shell.close()
        Shiboken.delete(desk.plan.shell)
    parent.deleteLater()


def test_what_no_longer_fits_stays_in_the_fields_and_is_saved_once_there_is_room(
    open_desk: Callable[[], Desk], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.desk.saving.AGAIN_MS", 500)
    desk = open_desk()
    desk.type(RECEIPTS, "In the tin")
    desk.wait_for("Saved")
    assert desk.kept() == desk.shown(RECEIPTS)

    desk.type(RECEIPTS, " behind")
    other = fill(desk.disk)
    use_up(desk.vault)
    del desk.said[:]
    desk.type(RECEIPTS, " the flour")
    desk.wait_for("Not saved yet")
    assert desk.told == DiskFullError.sentence
    desk.type(LETTERS, "To a friend")
    typed = {RECEIPTS: "In the tin behind the flour", LETTERS: "To a friend"}
    for page in (HOME, "documents", SEARCH, "people", "settings", MONEY):
        desk.go(page)
        assert desk.told == DiskFullError.sentence
    assert desk.shown(*typed) == typed
    assert "Saved" not in desk.said
    assert desk.kept() == {RECEIPTS: "In the tin"}

    other.unlink()
    desk.wait_for("Saved")  # by itself
    assert desk.told == ""
    assert desk.kept() == desk.shown(*typed) == typed


@pytest.mark.parametrize("way", ["key", "button"])
def test_the_next_key_and_the_button_save_it_at_once(
    way: str, open_desk: Callable[[], Desk], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.desk.saving.AGAIN_MS", 600_000)
    desk = open_desk()
    other = fill(desk.disk)
    use_up(desk.vault)
    desk.type(RECEIPTS, "In the tin")
    desk.wait_for("Not saved yet")
    other.unlink()
    if way == "key":
        desk.type(RECEIPTS, ".")
    else:
        desk.press("Try again")
    desk.wait_for("Saved")
    assert desk.kept() == desk.shown(RECEIPTS)


@pytest.fixture
def last_room(disk: Path) -> Path:
    """What fills the disk, where only the ballast is left to write a word."""
    ballast = Ballast(disk / "vault" / FILES.ballast)
    ballast.give_up()
    other = fill(disk)
    with closing(open_vault(disk / "vault", FILES, WORDS, None)) as vault:
        use_up(vault)
    other.unlink()
    ballast.fill()
    return fill(disk)


def test_the_last_room_is_used_and_the_person_is_told_once(
    open_desk: Callable[[], Desk], last_room: Path
) -> None:
    desk = open_desk()
    desk.type(RECEIPTS, "In the tin")
    desk.wait_for("Saved")
    assert desk.kept() == desk.shown(RECEIPTS)
    assert desk.told.startswith("There is hardly any room left")
    desk.press("Close")
    desk.type(RECEIPTS, ", behind the flour")
    desk.wait_for("Saved")
    assert desk.told == ""
    assert desk.kept() == desk.shown(RECEIPTS)
    last_room.unlink()
    desk.type(RECEIPTS, ".")
    desk.wait_for("Saved")
    assert (desk.folder / FILES.ballast).exists()


@pytest.fixture
def leave(qapp: QApplication, route: ExitRoute) -> Iterator[Callable[..., int]]:
    """Presses the exit key as if its end were a kill, and gives how many milliseconds it took.

    A busy machine gets more `patience` than a person would have to show.
    """
    made: list[Leaving] = []

    def press(desk: Desk, patience: int = 20_000) -> int:
        shell, seen = desk.plan.shell, list[bool]()
        leaving = Leaving(
            qapp,
            tell_cover=lambda: None,
            flush=lambda _milliseconds: desk.plan.flush(patience),
            end=lambda: seen.append(shell.isVisible()),
        )
        made.append(leaving)
        route.out.connect(leaving.leave)
        clock = QElapsedTimer()
        clock.start()
        for _tap in range(TAPS):
            QTest.keyClick(shell, Qt.Key.Key_Shift)
        assert seen == [False]
        return clock.elapsed()

    yield press
    for leaving in made:
        leaving.deleteLater()


def test_the_exit_key_saves_with_the_last_room_what_was_typed_just_before(
    open_desk: Callable[[], Desk], last_room: Path, leave: Callable[..., int]
) -> None:
    desk = open_desk()
    desk.type(RECEIPTS, "In the tin")
    leave(desk)
    assert last_room.exists()
    assert desk.kept() == {RECEIPTS: "In the tin"}


def test_what_fits_is_saved_on_leaving_though_something_before_it_does_not(
    open_desk: Callable[[], Desk], last_room: Path, leave: Callable[..., int]
) -> None:
    desk = open_desk()
    text = desk.editor(LONG).focusProxy()
    assert isinstance(text, QPlainTextEdit)
    text.insertPlainText(f"{'long ' * 200}\n" * 1500)
    desk.type(LETTERS, "To a friend")
    leave(desk)
    assert last_room.exists()
    assert desk.kept() == {LETTERS: "To a friend"}


def test_the_exit_key_does_not_wait_for_room(
    open_desk: Callable[[], Desk], leave: Callable[..., int]
) -> None:
    desk = open_desk()
    desk.type(RECEIPTS, "In the tin")
    desk.wait_for("Saved")
    fill(desk.disk)
    use_up(desk.vault)
    desk.type(RECEIPTS, ", behind the flour")
    desk.wait_for("Not saved yet")
    assert leave(desk, FLUSH_MS) < 2000
    assert desk.kept() == {RECEIPTS: "In the tin"}
