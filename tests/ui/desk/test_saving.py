"""No edit is lost, and "saved" is said only when it is true."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from PySide6.QtCore import QElapsedTimer
from pytestqt.qtbot import QtBot

from nocontact_desktop.app.workspace import Workspace
from nocontact_desktop.errors import DiskFullError, StorageFailedError
from nocontact_desktop.plan.model import Mark
from tests.ui.desk.conftest import TightStore
from ui.desk.saving import SaveQueue, SaveState


def test_an_edit_is_committed_within_a_second(
    qtbot: QtBot, saving: SaveQueue, workspace: Workspace
) -> None:
    clock = QElapsedTimer()
    clock.start()
    with qtbot.waitSignal(saving.saved):
        saving.answer("documents", "take_first", "Passport")
    assert clock.elapsed() < 1000
    assert workspace.answers("documents")["take_first"] == "Passport"


def test_saved_is_said_only_after_the_commit(
    qtbot: QtBot, saving: SaveQueue, workspace: Workspace
) -> None:
    seen: list[object] = []
    saving.saved.connect(lambda: seen.append(workspace.answers("money").get("fund_goal")))
    with qtbot.waitSignal(saving.saved):
        saving.answer("money", "fund_goal", "200")
    assert seen == ["200"]


def test_a_burst_of_keystrokes_is_one_commit(
    qtbot: QtBot, saving: SaveQueue, store: TightStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    commits: list[object] = []
    real = store.set_answer

    def counted(*what: str) -> None:
        commits.append(what)
        real(*what)

    monkeypatch.setattr(store, "set_answer", counted)
    with qtbot.waitSignal(saving.saved):
        for end in range(1, 9):
            saving.answer("documents", "take_first", "Passport"[:end])
    assert commits == [("documents", "take_first", "Passport")]


def test_typing_without_a_pause_is_committed_all_the_same(
    qtbot: QtBot, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.desk.saving.LONGEST_MS", 60)
    queue = SaveQueue(workspace, pause_ms=40)
    typed: list[str] = []

    def type_on() -> bool:
        typed.append("x")
        queue.answer("documents", "take_first", "".join(typed))
        return bool(workspace.answers("documents").get("take_first"))

    qtbot.waitUntil(type_on)
    assert queue.flush()


def test_reading_includes_what_is_not_committed_yet(
    saving: SaveQueue, workspace: Workspace
) -> None:
    item = workspace.add_item("people", "people", title="Sam")
    saving.answer("people", "anything", "typed")
    saving.change(replace(item, title="Sam from work"))
    assert saving.answers("people")["anything"] == "typed"
    assert [each.title for each in saving.items("people", "people")] == ["Sam from work"]
    assert workspace.items("people", "people")[0].title == "Sam"


def test_flushing_commits_everything_at_once(saving: SaveQueue, workspace: Workspace) -> None:
    for number in range(20):
        saving.answer("money", f"field{number}", str(number))
    assert saving.flush()
    assert len(workspace.answers("money")) == 20
    assert saving.state is SaveState.SAVED


def test_a_full_disk_keeps_the_edit_and_says_so(
    qtbot: QtBot, saving: SaveQueue, store: TightStore, workspace: Workspace
) -> None:
    store.full = True
    with qtbot.waitSignal(saving.failed) as told:
        saving.answer("money", "fund_goal", "200")
    assert isinstance(told.args[0], DiskFullError)
    assert saving.state is SaveState.FAILED
    assert saving.answers("money")["fund_goal"] == "200"
    assert not saving.flush()
    store.full = False
    with qtbot.waitSignal(saving.saved):
        saving.retry()
    assert workspace.answers("money")["fund_goal"] == "200"


def test_the_next_edit_tries_again_too(
    qtbot: QtBot, saving: SaveQueue, store: TightStore, workspace: Workspace
) -> None:
    store.full = True
    saving.answer("money", "fund_goal", "200")
    saving.flush()
    store.full = False
    with qtbot.waitSignal(saving.saved):
        saving.answer("documents", "take_first", "Passport")
    assert workspace.answers("money")["fund_goal"] == "200"
    assert workspace.answers("documents")["take_first"] == "Passport"


def test_what_finds_no_room_does_not_hold_up_what_does(
    saving: SaveQueue, store: TightStore, workspace: Workspace
) -> None:
    store.longest = 10
    saving.answer("money", "income_after", "A long text")
    saving.answer("documents", "take_first", "Passport")
    assert not saving.flush()
    assert saving.state is SaveState.FAILED
    assert workspace.answers("documents")["take_first"] == "Passport"
    assert saving.answers("money")["income_after"] == "A long text"
    assert not workspace.answers("money")


def test_a_full_disk_is_said_once_and_tried_again_by_itself(
    qtbot: QtBot, store: TightStore, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.desk.saving.AGAIN_MS", 20)
    queue, told, tries = SaveQueue(workspace), list[object](), list[object]()
    queue.failed.connect(told.append)
    real = store.set_answer

    def counted(*what: str) -> None:
        tries.append(what)
        real(*what)

    monkeypatch.setattr(store, "set_answer", counted)
    store.full = True
    queue.answer("money", "fund_goal", "200")
    queue.answer("documents", "take_first", "Passport")
    qtbot.waitUntil(lambda: len(tries) > 6)
    assert len(told) == 1
    assert queue.state is SaveState.FAILED
    with qtbot.waitSignal(queue.saved):
        store.full = False
    assert workspace.answers("money")["fund_goal"] == "200"
    assert workspace.answers("documents")["take_first"] == "Passport"


def test_an_older_edit_that_failed_never_replaces_a_newer_one(
    saving: SaveQueue, store: TightStore, workspace: Workspace
) -> None:
    store.full = True
    saving.answer("money", "fund_goal", "100")
    saving.flush()
    saving.answer("money", "fund_goal", "300")
    store.full = False
    assert saving.flush()
    assert workspace.answers("money")["fund_goal"] == "300"


def test_a_whole_step_comes_after_the_edits_before_it(
    qtbot: QtBot, saving: SaveQueue, workspace: Workspace
) -> None:
    item = workspace.add_item("people", "people")
    saving.change(replace(item, title="Sam"))
    names: list[object] = []
    saving.run("people", lambda: workspace.items("people", "people")[0].title, names.append)
    qtbot.waitUntil(lambda: bool(names))
    assert names == ["Sam"]


def test_a_failed_step_does_not_go_on(
    qtbot: QtBot, saving: SaveQueue, store: TightStore, workspace: Workspace
) -> None:
    item = workspace.add_item("people", "people", title="Sam")
    store.full = True
    gone: list[object] = []
    with qtbot.waitSignal(saving.failed):
        saving.run("people", lambda: workspace.remove_item(item.id), gone.append)
    assert gone == []
    saving.retry()
    assert saving.state is SaveState.SAVED


def test_what_found_no_room_does_not_come_back_after_it_was_forgotten(
    qtbot: QtBot, saving: SaveQueue, store: TightStore, workspace: Workspace
) -> None:
    item = workspace.add_item("money", "funds", title="Fund")
    store.full = True
    saving.answer("money", "fund_goal", "200")
    assert not saving.flush()
    saving.answer("money", "income_after", "300")
    saving.change(replace(item, title="In the shoe box"))
    saving.answer("documents", "take_first", "Passport")
    gone: list[None] = []
    saving.forget("money", lambda: workspace.forget_section("money"), gone.append)
    qtbot.waitUntil(lambda: bool(gone))
    store.full = False
    assert saving.flush()
    assert saving.answers("money") == workspace.answers("money") == {}
    assert workspace.answers("documents")["take_first"] == "Passport"
    assert saving.state is SaveState.SAVED


def test_what_is_being_saved_does_not_come_back_after_it_was_forgotten(
    qtbot: QtBot, saving: SaveQueue, store: TightStore, workspace: Workspace
) -> None:
    store.full = True
    saving.answer("money", "fund_goal", "200")
    saving.retry()  # it is on its way, and will find no room
    gone: list[None] = []
    saving.forget("money", lambda: workspace.forget_section("money"), gone.append)
    qtbot.waitUntil(lambda: bool(gone))
    store.full = False
    assert saving.flush()
    assert workspace.answers("money") == {}


def test_what_could_not_be_forgotten_is_not_lost_either(
    qtbot: QtBot, saving: SaveQueue, store: TightStore, workspace: Workspace
) -> None:
    def no_room() -> None:
        raise DiskFullError

    store.full = True
    saving.answer("money", "fund_goal", "200")
    assert not saving.flush()
    with qtbot.waitSignal(saving.failed):
        saving.forget("money", no_room, lambda _none: None)
    assert saving.answers("money")["fund_goal"] == "200"
    store.full = False
    assert saving.flush()
    assert workspace.answers("money")["fund_goal"] == "200"


def test_what_is_typed_into_a_thing_that_is_just_being_removed_is_no_failure_for_ever(
    qtbot: QtBot, saving: SaveQueue, workspace: Workspace
) -> None:
    item = workspace.add_item("people", "people", title="Sam")
    failures: list[object] = []
    saving.failed.connect(failures.append)
    saving.run("people", lambda: workspace.remove_item(item.id), lambda _none: None)
    saving.change(replace(item, title="Sam f"))
    assert saving.flush()
    assert failures == []
    assert saving.state is SaveState.SAVED
    assert workspace.restore_item(item.id).title == "Sam"


def test_marks_are_kept(qtbot: QtBot, saving: SaveQueue, workspace: Workspace) -> None:
    done: list[None] = []
    saving.mark("money", Mark.LATER, done.append)
    qtbot.waitUntil(lambda: bool(done))
    assert workspace.mark("money") is Mark.LATER


def test_a_fault_of_ours_is_said_and_still_loses_nothing(
    qtbot: QtBot, saving: SaveQueue, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_args: object) -> None:
        raise RuntimeError

    with monkeypatch.context() as patch, qtbot.captureExceptions() as raised:
        patch.setattr(TightStore, "set_answer", broken)
        with qtbot.waitSignal(saving.failed) as told:
            saving.answer("money", "fund_goal", "200")
    assert isinstance(told.args[0], StorageFailedError)
    assert [kind for kind, *_rest in raised] == [RuntimeError]
    assert saving.flush()
    assert workspace.answers("money")["fund_goal"] == "200"


@pytest.mark.parametrize("seed", range(5))
def test_any_mix_of_edits_and_failures_ends_with_what_was_typed_last(
    seed: int, saving: SaveQueue, store: TightStore, workspace: Workspace
) -> None:
    chance = random.Random(seed)  # noqa: S311 - not for secrets
    typed: dict[str, str] = {}
    for number in range(60):
        field = f"f{chance.randrange(4)}"
        typed[field] = str(number)
        saving.answer("money", field, str(number))
        store.full = chance.random() < 0.4
        if chance.random() < 0.3:
            saving.flush()
        assert saving.answers("money") == typed
    store.full = False
    assert saving.flush()
    assert workspace.answers("money") == typed
