"""The day: one line at a time, by hand or by keys, every tick kept and taken back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit

from nocontact_desktop.app.workspace import Workspace
from nocontact_desktop.exports.day_content import DayLine
from nocontact_desktop.plan.model import Item, State
from tests.ui.desk.looks import WAYS, Way, speaking, wrong_with
from ui.desk.day import DAY
from ui.desk.day.course import Course
from ui.desk.day.day_page import DayPage
from ui.desk.day.entries import day_entries
from ui.desk.item_head import StateTick
from ui.desk.page import Place
from ui.desk.saving import SaveQueue
from ui.desk.shell import Shell
from ui.parts import Fold, PlainLabel
from ui.theme import Look

OpenIt = Callable[..., Shell]


@pytest.fixture
def open_it(open_shell: OpenIt, workspace: Workspace, saving: SaveQueue) -> OpenIt:
    """Opens the screen for the day in a look and a size."""

    def build(look: Look | None = None, width: int = 1100, height: int = 540) -> Shell:
        shell = open_shell(look, width, height, day_entries(workspace, saving))
        shell.go(Place(DAY))
        QApplication.processEvents()
        return shell

    return build


def page(shell: Shell) -> DayPage:
    return cast(DayPage, shell.page)


def words(shell: Shell) -> list[str]:
    """What can be read on the page."""
    found = page(shell).findChildren(PlainLabel)
    return [each.text().replace("\u200b", "") for each in found if each.isVisible()]


def line(workspace: Workspace, title: str, time: str = "", fallback: str = "") -> Item:
    item = workspace.add_item("the-day", "minutes", title=title)
    item = replace(item, values={"time": time, "fallback": fallback})
    workspace.change_item(item)
    return item


@pytest.fixture
def planned(workspace: Workspace) -> list[Item]:
    """Three lines, typed in another order, and what else is needed."""
    items = [
        line(workspace, "Go", "09:20", "The back door"),
        line(workspace, "Get the bag", "09:00"),
        line(workspace, "Meet Sam", "09:30"),
    ]
    sam = workspace.add_item("people", "people", title="Sam")
    workspace.change_item(replace(sam, values={"phone": "+44 7700 900123"}))
    rosa = workspace.add_item("safe-places", "places", title="Rosa's flat")
    workspace.change_item(replace(rosa, values={"address": "4 Mill Lane"}))
    workspace.set_answer("the-day", "first_call", workspace.reference(sam))
    workspace.set_answer("safe-places", "tonight", workspace.reference(rosa))
    workspace.set_answer("the-day", "empty_handed", "Out by the back, ring Sam")
    workspace.set_answer("the-day", "phone_plan", "leave")
    workspace.add_item("documents", "documents", suggestion="bank-cards")
    return items


def state_of(workspace: Workspace, item: Item) -> State:
    stored = workspace.item(item.id)
    assert stored is not None
    return stored.state


def test_the_lines_go_by_the_clock_and_space_ticks_them(
    workspace: Workspace, saving: SaveQueue, planned: list[Item], open_it: OpenIt
) -> None:
    go, bag, meet = planned
    shell = open_it()
    assert "Get the bag" in words(shell)
    assert "Then: 09:20  Go" in words(shell)
    for item in (bag, go, meet):
        QTest.keyClick(page(shell).bar.tick, Qt.Key.Key_Space)
        assert saving.flush()
        assert state_of(workspace, item) is State.DONE
    assert "All lines are done" in words(shell)
    assert not page(shell).bar.tick.isEnabled()


def test_a_tick_is_taken_back_by_the_button_and_by_going_back(
    workspace: Workspace, saving: SaveQueue, planned: list[Item], open_it: OpenIt
) -> None:
    _go, bag, _meet = planned
    shell = open_it()
    page(shell).bar.tick.click()
    assert page(shell).undo.words == "Undo “done”: 09:00  Get the bag"
    page(shell).undo.click()
    assert saving.flush()
    assert state_of(workspace, bag) is State.OPEN
    assert "Get the bag" in words(shell)
    page(shell).bar.tick.click()
    page(shell).bar.before.click()
    assert page(shell).bar.tick.words == "Take back “done”"
    page(shell).bar.tick.click()
    assert saving.flush()
    assert state_of(workspace, bag) is State.OPEN
    assert page(shell).undo.isHidden()


def test_a_tick_takes_nothing_of_what_is_still_being_saved(
    workspace: Workspace, saving: SaveQueue, planned: list[Item], open_it: OpenIt
) -> None:
    _go, bag, _meet = planned
    shell = open_it()
    saving.change(replace(bag, title="Get the bag", note="Behind the boiler", state=State.STARTED))
    page(shell).bar.tick.click()
    assert saving.flush()
    kept = workspace.item(bag.id)
    assert kept is not None
    assert (kept.state, kept.note) == (State.DONE, "Behind the boiler")
    page(shell).undo.click()
    assert saving.flush()
    assert state_of(workspace, bag) is State.STARTED


def test_the_keys_take_no_tick_back_while_the_lines_are_out_of_sight(
    workspace: Workspace, saving: SaveQueue, planned: list[Item], open_it: OpenIt
) -> None:
    _go, bag, _meet = planned
    shell = open_it()
    page(shell).bar.tick.click()
    page(shell).bar.turn.click()
    QTest.keyClick(page(shell), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    page(shell).undo.click()
    assert saving.flush()
    assert state_of(workspace, bag) is State.DONE
    assert QApplication.focusWidget() in {None, page(shell).bar.turn}


def test_arrows_look_ahead_and_back_and_tick_nothing(
    workspace: Workspace, planned: list[Item], open_it: OpenIt
) -> None:
    shell = open_it()
    course = page(shell).course
    for key, at in (
        (Qt.Key.Key_Right, 1),
        (Qt.Key.Key_Right, 2),
        (Qt.Key.Key_Left, 1),
        (Qt.Key.Key_Left, 0),
    ):
        QTest.keyClick(page(shell).bar.turn, key)
        assert course.at == at
    assert course.done == set()
    page(shell).bar.next.click()
    assert "If that does not work: The back door" in words(shell)
    assert {state_of(workspace, each) for each in planned} == {State.OPEN}


def test_what_was_done_before_is_still_done_on_the_next_visit(
    saving: SaveQueue, planned: list[Item], open_it: OpenIt
) -> None:
    shell = open_it()
    page(shell).bar.tick.click()
    assert saving.flush()
    shell.go(Place("documents"))
    shell.go(Place(DAY))
    assert "Line 2 of 3 · 1 of 3 done" in words(shell)


def test_empty_handed_shows_the_way_who_to_call_and_where_to_and_nothing_else(
    planned: list[Item], open_it: OpenIt
) -> None:
    shell = open_it()
    page(shell).bar.turn.click()
    assert words(shell) == [
        "Go",
        "Out by the back, ring Sam",
        "Who to call",
        "Sam",
        "+44 7700 900123",
        "Where to",
        "Rosa's flat",
        "4 Mill Lane",
    ]
    bar = page(shell).bar
    assert [b.isVisible() for b in (bar.before, bar.tick, bar.next, bar.turn)] == [0, 0, 0, 1]
    QTest.keyClick(bar.turn, Qt.Key.Key_Right)
    assert page(shell).course.at == 0
    bar.turn.click()
    assert "Get the bag" in words(shell)


def test_without_a_plan_the_way_out_still_says_what_to_do(open_it: OpenIt) -> None:
    shell = open_it()
    assert "There are no lines for the day yet" in words(shell)
    page(shell).bar.turn.click()
    said = " ".join(words(shell))
    assert "way out that is safest" in said
    assert "emergency number" in said
    assert "police station" in said


def test_what_to_take_can_be_ticked_and_what_was_agreed_can_be_read(
    workspace: Workspace, saving: SaveQueue, planned: list[Item], open_it: OpenIt
) -> None:
    shell = open_it()
    for fold in page(shell).beside.findChildren(Fold):
        fold.open()
    assert "Bank cards · Documents" in words(shell)
    assert "I leave it behind" in words(shell)
    (tick,) = page(shell).beside.findChildren(StateTick)
    (cards,) = workspace.items("documents", "documents")
    tick.click()
    assert saving.flush()
    assert state_of(workspace, cards) is State.DONE
    tick.click()
    assert saving.flush()
    assert state_of(workspace, cards) is State.OPEN


def test_there_is_nothing_to_type(planned: list[Item], open_it: OpenIt) -> None:
    shell = open_it()
    typed = (*page(shell).findChildren(QLineEdit), *page(shell).findChildren(QPlainTextEdit))
    assert typed == ()


def test_the_overview_leads_here_only_when_the_day_is_near(
    workspace: Workspace, saving: SaveQueue
) -> None:
    (entry,) = day_entries(workspace, saving)
    assert entry.reminder is not None
    assert entry.reminder() == ""
    workspace.set_answer("situation", "stage", "leaving")
    assert "screen of its own" in entry.reminder()


@pytest.mark.parametrize("way", WAYS, ids=str)
def test_nothing_is_cut_off_or_out_of_reach(
    planned: list[Item], open_it: OpenIt, way: Way, qapp: QApplication
) -> None:
    with speaking(qapp, way.language):
        shell = open_it(Look(scale=way.scale), way.width)
        page(shell).bar.next.click()
        for fold in page(shell).beside.findChildren(Fold):
            fold.open()
        assert wrong_with(shell) == []
        bar = page(shell).bar
        for button in (bar.before, bar.tick, bar.next, bar.turn):
            assert button.height() >= 44
        bar.turn.click()
        assert wrong_with(shell) == []


def test_in_the_smallest_window_with_the_largest_text_line_and_buttons_are_there(
    planned: list[Item], open_it: OpenIt
) -> None:
    shell = open_it(Look(scale=2.0), 640, 480)
    assert shell.height() == 480
    bar, title = page(shell).bar, page(shell).line
    assert bar.mapTo(shell, bar.rect().bottomLeft()).y() <= shell.height()
    assert title.mapTo(shell, title.rect().topLeft()).y() < bar.mapTo(shell, bar.pos()).y()
    for button in (bar.before, bar.tick, bar.next):
        assert button.width() >= button.sizeHint().width()


def lines(*done: bool) -> list[DayLine]:
    return [DayLine(str(at), f"Line {at}", done=each) for at, each in enumerate(done)]


def test_a_line_that_was_passed_over_comes_again_at_the_end() -> None:
    course = Course(lines(False, False, False))
    course.step(1)
    assert [course.tick(), course.tick(), course.tick()] == ["1", "2", "0"]
    assert course.line is None
    assert course.tick() == ""
    assert [course.undo(), course.undo(), course.undo(), course.undo()] == ["0", "2", "1", ""]
    assert course.done == set()


def test_it_begins_at_the_first_line_that_is_open_and_never_leaves_the_lines() -> None:
    course = Course(lines(True, False, True))
    assert course.at == 1
    course.step(-9)
    assert course.at == 0
    course.step(9)
    assert course.at == 3
    assert course.line is None
    assert course.take_back() == ""
    assert Course([]).line is None
