"""The pages about what others see and what stays: nothing moves before the secret and a button."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from nocontact_desktop import resources
from nocontact_desktop.app.remains import load_remains, this_system
from nocontact_desktop.app.removing import Stays
from nocontact_desktop.disguise import keeping
from nocontact_desktop.disguise.preferences import OTHERS_STAY, WHOLE, Kept, read, worn
from nocontact_desktop.disguise.profile import load_profiles
from nocontact_desktop.errors import SilentKeyringError
from nocontact_desktop.system.memory import MemorySystem
from nocontact_desktop.vault import FLOOR, NewVault, create, new_code
from tests import shipped
from tests.disguise.chance import draw
from tests.vault.conftest import without_stretching
from ui.desk.opened import Opened
from ui.desk.outward.outward_page import OutwardPage
from ui.desk.outward.panel import OutwardPanel
from ui.desk.outward.removed_window import RemovedWindow
from ui.desk.outward.stays_page import StaysPage
from ui.desk.outward.work import OutwardWork
from ui.desk.page import Place
from ui.desk.saving import SaveQueue
from ui.parts import PlainLabel
from ui.tasks import TaskRunner
from ui.theme import Look, apply

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

WORDS = "canyon ladder velvet rocket plum"
PROFILES = load_profiles(resources.folder("disguises"))


@dataclass
class Room:
    """An open vault, and what happened."""

    bot: QtBot
    opened: Opened
    work: OutwardWork
    events: list[str] = field(default_factory=list)
    told: list[str] = field(default_factory=list)

    @property
    def kept(self) -> Kept:
        kept = read(self.opened.vault.place.folder)
        assert kept is not None
        return kept

    def typed(self, panel: OutwardPanel, secret: str) -> None:
        """Open the panel and type a secret."""
        panel.open_button.click()
        panel.again.line.setText(secret)
        panel.go_on.click()


@pytest.fixture
def room(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Room]:
    without_stretching(monkeypatch)
    apply(qapp, Look())
    kept = draw(4).preferences(PROFILES[0])
    folder = tmp_path / draw(4).folder(PROFILES[0])
    keeping.keep(folder, Kept(kept))
    profile = worn(kept, folder.name, PROFILES)
    vault = create(folder, profile.files, NewVault(WORDS, new_code()), FLOOR)
    parent, events, told = QObject(), list[str](), list[str]()

    def tell(sentence: str, _place: Place | None) -> None:
        told.append(sentence)

    opened = Opened(
        vault=vault,
        keyring=None,
        profile=profile,
        system=MemorySystem(tmp_path, tmp_path / "x"),
        saving=SaveQueue(shipped.workspace(vault.store), parent),
        tasks=TaskRunner(parent=parent),
        slow=TaskRunner(threads=1, parent=parent),
        tell=tell,
        moved=lambda: events.append("moved"),
        removed=lambda: events.append("removed"),
    )
    yield Room(qtbot, opened, OutwardWork(opened), events, told)
    for runner in parent.findChildren(TaskRunner):
        assert runner.wait(20_000)
    vault.close()
    parent.deleteLater()


@pytest.fixture
def outward(room: Room) -> OutwardPage:
    page = OutwardPage(room.opened, room.work)
    room.bot.addWidget(page)
    page.show()
    return page


@pytest.fixture
def stays(room: Room) -> StaysPage:
    folder = room.opened.vault.place.folder
    (folder / "lists.json").write_text("{}")
    page = StaysPage(room.opened, room.work)
    room.bot.addWidget(page)
    page.show()
    return page


def test_it_says_what_is_worn_and_where_it_lies(room: Room, outward: OutwardPage) -> None:
    words = " ".join(label.text() for label in outward.findChildren(PlainLabel))
    assert room.opened.profile.name in words
    assert room.opened.vault.place.folder.name in words.replace("\u200b", "")
    assert not outward.choice.isVisible()


def test_a_wrong_secret_shows_no_choice_and_changes_nothing(
    room: Room, outward: OutwardPage
) -> None:
    before = room.kept
    with room.bot.waitSignal(outward.panel.again.wrong):
        room.typed(outward.panel, "other words")
    assert not outward.choice.isVisible()
    assert (room.kept, room.events) == (before, [])


def test_after_the_secret_another_disguise_is_made_ready(room: Room, outward: OutwardPage) -> None:
    with room.bot.waitSignal(outward.panel.again.right):
        room.typed(outward.panel, WORDS)
    assert outward.choice.isVisible()
    assert not room.kept.unfinished
    outward.choice.cards[1].click()
    QTest.keyClicks(outward.choice.own.line, "Sums at home")
    outward.panel.go_on.click()
    room.bot.waitUntil(lambda: room.events == ["moved"])
    following = room.kept.following
    assert following is not None
    assert (following[1].name, following[1].look) == ("Sums at home", PROFILES[1].id)
    assert not set(following[1].files) & set(room.kept.now.files)


def test_what_cannot_be_done_is_said_and_may_be_tried_again(
    room: Room, outward: OutwardPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    with room.bot.waitSignal(outward.panel.again.right):
        room.typed(outward.panel, WORDS)

    def silent(*_arguments: object, **_named: object) -> None:
        raise SilentKeyringError

    with monkeypatch.context() as there:
        there.setattr("nocontact_desktop.app.moving.begin", silent)
        outward.panel.go_on.click()
        room.bot.waitUntil(lambda: outward.panel.remark.words == SilentKeyringError.sentence)
    assert outward.panel.go_on.isEnabled()
    outward.panel.go_on.click()
    room.bot.waitUntil(lambda: room.events == ["moved"])


def test_a_name_that_no_menu_could_show_holds_the_button(room: Room, outward: OutwardPage) -> None:
    with room.bot.waitSignal(outward.panel.again.right):
        room.typed(outward.panel, WORDS)
    outward.choice.own.line.setText("a\u202eb")
    assert not outward.panel.go_on.isEnabled()
    outward.choice.own.line.clear()
    assert outward.panel.go_on.isEnabled()


def test_not_now_folds_it_away(room: Room, outward: OutwardPage) -> None:
    outward.panel.open_button.click()
    assert not outward.panel.open_button.isVisible()
    outward.panel.not_now.click()
    assert outward.panel.open_button.isVisible()
    assert room.events == []


def test_every_fact_about_this_system_is_on_the_page(stays: StaysPage) -> None:
    shown = {label.text() for label in stays.findChildren(PlainLabel)}
    for remain in load_remains(this_system()):
        assert {remain.text, remain.what_to_do} <= shown
        assert any(remain.source in each.replace("\u200b", "") for each in shown)


@pytest.mark.parametrize(("too", "noted"), [(True, WHOLE), (False, OTHERS_STAY)])
def test_a_removal_is_noted_after_the_secret_only(
    room: Room, stays: StaysPage, too: bool, noted: str
) -> None:
    assert not room.kept.leaving
    with room.bot.waitSignal(stays.panel.again.right):
        room.typed(stays.panel, WORDS)
    assert stays.too.isVisible()
    if too:
        stays.too.click()
    assert not room.kept.leaving
    stays.panel.go_on.click()
    room.bot.waitUntil(lambda: room.events == ["removed"])
    assert room.kept.leaving == noted


def test_a_second_enter_after_the_secret_takes_nothing_away(room: Room, stays: StaysPage) -> None:
    stays.activateWindow()
    with room.bot.waitSignal(stays.panel.again.right):
        room.typed(stays.panel, WORDS)
    room.bot.waitUntil(stays.panel.not_now.hasFocus)
    QTest.keyClick(stays.panel.not_now, Qt.Key.Key_Return)
    QTest.keyClick(stays.panel.not_now, Qt.Key.Key_Space)
    assert (room.kept.leaving, room.events) == ("", [])
    assert not stays.choice.isVisible()
    stays.panel.open_button.click()
    assert stays.choice.isVisible()
    assert stays.panel.not_now.hasFocus()


def test_after_the_secret_one_can_choose_a_disguise_at_once(
    room: Room, outward: OutwardPage
) -> None:
    outward.activateWindow()
    with room.bot.waitSignal(outward.panel.again.right):
        room.typed(outward.panel, WORDS)
    room.bot.waitUntil(outward.choice.cards[0].hasFocus)
    assert outward.choice.cards[0].isChecked()


def test_enter_pressed_again_while_the_secret_is_looked_at_is_one_try(
    room: Room, stays: StaysPage
) -> None:
    wrong: list[None] = []
    stays.panel.again.wrong.connect(lambda: wrong.append(None))
    room.typed(stays.panel, "other words")
    QTest.keyClick(stays.panel.again.line, Qt.Key.Key_Return)
    room.bot.waitUntil(lambda: bool(wrong))
    assert room.opened.tasks.wait(20_000)
    QApplication.processEvents()
    assert len(wrong) == 1


def test_without_plain_files_nothing_is_asked_about_them(room: Room) -> None:
    page = StaysPage(room.opened, room.work)
    room.bot.addWidget(page)
    page.show()
    assert not page.too.isVisibleTo(page.choice)


@pytest.mark.parametrize("stay", [frozenset(), frozenset({Stays.OUTSIDE}), frozenset(Stays)])
def test_the_last_window_says_what_stays(qtbot: QtBot, stay: frozenset[Stays]) -> None:
    window = RemovedWindow("Sums at home", Path("/somewhere/sums"))
    qtbot.addWidget(window)
    window.show()
    window.show_done(stay)
    words = " ".join(label.text() for label in window.findChildren(PlainLabel))
    assert "/somewhere/sums" in words
    assert ("“Sums at home”" in words) == (Stays.OUTSIDE in stay)
    assert ("Other files" in words) == (Stays.OTHER_FILES in stay)
    with qtbot.waitSignal(window.leave_asked):
        window.leave_button.click()
    with qtbot.waitSignal(window.closed):
        window.close_button.click()
