"""What changed since a day, in words; what is as it was is not named."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from enum import StrEnum
from pathlib import Path

import pytest

from nocontact_desktop.app.changed import Change, Changed, Part, changed_since
from nocontact_desktop.app.memory_store import MemoryStore
from nocontact_desktop.app.trail import Trail
from nocontact_desktop.app.workspace import Workspace
from nocontact_desktop.plan.model import Mark, Notice, State, When
from tests.app.many_steps import many_steps
from tests.app.test_trail import LIST, MONDAY, STEP, Clock

TUESDAY = MONDAY + timedelta(days=1)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def workspace(tmp_path: Path, clock: Clock) -> Workspace:
    store = MemoryStore()
    made = many_steps(tmp_path, store)
    made.trail = Trail(store, clock)
    return made


def _words(kind: StrEnum) -> str:
    return f"<{kind.value}>"


def _changes(workspace: Workspace, day: date = MONDAY) -> list[Changed]:
    return [each for step in changed_since(workspace, day, _words) for each in step.changes]


def test_answers_are_added_changed_and_taken_out(workspace: Workspace, clock: Clock) -> None:
    workspace.set_answer("you-0", "first", "tea")
    workspace.set_answer("you-2", "first", "milk")
    clock.go_on()
    workspace.set_answer("you-0", "first", "coffee")
    workspace.set_answer("you-2", "first", "")
    workspace.set_answer("you-3", "first", "water")
    told = [(each.change, each.name, each.parts) for each in _changes(workspace, TUESDAY)]
    assert told == [
        (Change.CHANGED, "First of you-0?", (Part("", "tea", "coffee"),)),
        (Change.TAKEN_OUT, "First of you-2?", (Part("", "milk", ""),)),
        (Change.ADDED, "First of you-3?", (Part("", "", "water"),)),
    ]


def test_a_choice_reads_as_its_label_and_the_steps_keep_their_order(workspace: Workspace) -> None:
    workspace.set_answer(STEP, "first", "tea")
    workspace.set_answer("situation", "priorities", ["money", "pets"])
    steps = changed_since(workspace, MONDAY, _words)
    assert [step.title for step in steps] == ["Situation", "Step ready-0"]
    (change,) = steps[0].changes
    assert change.parts == (Part("", "", "Money, Pets"),)
    assert (change.section_id, change.field_id) == ("situation", "priorities")


def test_what_is_as_it_was_is_not_named(workspace: Workspace, clock: Clock) -> None:
    workspace.set_answer(STEP, "first", "tea")
    item = workspace.add_item(STEP, LIST, title="Bread")
    clock.go_on()
    workspace.set_answer(STEP, "first", "coffee")
    workspace.set_answer(STEP, "first", "tea")
    workspace.change_item(replace(item, title="Butter"))
    workspace.change_item(item)
    workspace.remove_item(item.id)
    workspace.restore_item(item.id)
    workspace.set_mark(STEP, Mark.LATER)
    workspace.set_mark(STEP, Mark.OPEN)
    came_and_went = workspace.add_item(STEP, LIST, title="Jam")
    workspace.remove_item(came_and_went.id)
    assert _changes(workspace, TUESDAY) == []
    assert [each.change for each in _changes(workspace)] == [Change.ADDED, Change.ADDED]


def test_items_are_added_and_taken_out_under_their_names(
    workspace: Workspace, clock: Clock
) -> None:
    bread = workspace.add_item(STEP, LIST, title="Bread")
    clock.go_on()
    workspace.change_item(replace(bread, title="Butter"))
    workspace.remove_item(bread.id)
    jam = workspace.add_item(STEP, LIST)
    told = [(each.change, each.name, each.item_id) for each in _changes(workspace, TUESDAY)]
    assert told == [
        (Change.TAKEN_OUT, "Bread", ""),
        (Change.ADDED, "Without a name", jam.id),
    ]


def test_of_an_item_everything_that_is_another_now_is_named(
    workspace: Workspace, clock: Clock
) -> None:
    bread = workspace.add_item(STEP, LIST, title="Bread")
    clock.go_on()
    changed = replace(
        bread,
        title="Butter",
        state=State.DONE,
        when=When.AFTER,
        notice=Notice.NO,
        note="In the hall",
    )
    workspace.change_item(changed)
    (change,) = _changes(workspace, TUESDAY)
    assert (change.change, change.name) == (Change.CHANGED, "Butter")
    assert change.parts == (
        Part("What it is", "Bread", "Butter"),
        Part("How far", "<>", "<done>"),
        Part("When", "<>", "<after>"),
        Part("Would they notice?", "<>", "<no>"),
        Part("Note", "", "In the hall"),
    )


def test_a_field_of_an_item_is_named_by_its_label(workspace: Workspace, clock: Clock) -> None:
    bread = workspace.add_item(STEP, LIST, title="Bread")
    clock.go_on()
    workspace.change_item(replace(bread, values={"where": "shelf", "newer": "x"}))
    (change,) = _changes(workspace, TUESDAY)
    assert change.parts == (Part("Where it is", "", "shelf"),)


def test_a_whole_step_that_was_left_aside_or_opened_is_named(
    workspace: Workspace, clock: Clock
) -> None:
    workspace.set_mark(STEP, Mark.LATER)
    (change,) = _changes(workspace)
    assert (change.change, change.name) == (Change.CHANGED, "The whole step")
    assert change.parts == (Part("", "Open", "<later>"),)
    clock.go_on()
    workspace.set_mark(STEP, Mark.OPEN)
    (change,) = _changes(workspace, TUESDAY)
    assert change.parts == (Part("", "<later>", "Open"),)


def test_what_this_program_does_not_know_is_left_out(workspace: Workspace) -> None:
    workspace.trail.note_answer(STEP, "newer", "x")
    workspace.trail.note_item(STEP, "newer", "1", {"title": "X"})
    workspace.trail.note_answer("newer", "first", "x")
    workspace.trail._note(STEP, "answers", "first", {"odd": 1})
    assert _changes(workspace) == []
