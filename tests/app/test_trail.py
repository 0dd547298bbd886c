"""What stood before is kept once a day, in the vault, and is forgotten when the person says so."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from nocontact_desktop.app.kept_store import KeptStore
from nocontact_desktop.app.memory_store import MemoryStore
from nocontact_desktop.app.trail import MOST_DAYS, WHOLE_STEP, Trail
from nocontact_desktop.app.workspace import Workspace
from nocontact_desktop.errors import DiskFullError
from nocontact_desktop.plan.model import Mark, State, Value
from tests.app.many_steps import many_steps

MONDAY = date(2026, 11, 30)
STEP, LIST = "ready-0", "things"


class Clock:
    """Says which day it is."""

    def __init__(self) -> None:
        self.day = MONDAY

    def __call__(self) -> date:
        return self.day

    def go_on(self, days: int = 1) -> None:
        self.day += timedelta(days=days)


class CountingStore(MemoryStore):
    """Counts what is written of the trail, and can have no room, for that or for the plan."""

    def __init__(self) -> None:
        super().__init__()
        self.written = 0
        self.full_for_settings = False
        self.full_for_answers = False

    def set_setting(self, name: str, value: str) -> None:
        if self.full_for_settings:
            raise DiskFullError
        self.written += name.startswith("trail.")
        super().set_setting(name, value)

    def set_answer(self, section: str, field: str, value: Value) -> None:
        if self.full_for_answers:
            raise DiskFullError
        super().set_answer(section, field, value)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def store() -> CountingStore:
    return CountingStore()


@pytest.fixture
def workspace(tmp_path: Path, store: CountingStore, clock: Clock) -> Workspace:
    made = many_steps(tmp_path, KeptStore(store))
    made.trail = Trail(store, clock)
    return made


def test_an_answer_is_kept_as_it_was_when_the_day_began(workspace: Workspace) -> None:
    for value in ("one", "two", "three"):
        workspace.set_answer(STEP, "first", value)
    assert workspace.trail.before(MONDAY).answers == {STEP: {"first": ""}}


def test_each_day_keeps_its_own(workspace: Workspace, clock: Clock) -> None:
    workspace.set_answer(STEP, "first", "one")
    clock.go_on()
    workspace.set_answer(STEP, "first", "two")
    clock.go_on()
    workspace.set_answer(STEP, "first", "three")
    told = [workspace.trail.before(MONDAY + timedelta(days=days)).answers for days in range(4)]
    assert [each.get(STEP) for each in told] == [
        {"first": ""}, {"first": "one"}, {"first": "two"}, None,
    ]  # fmt: skip
    assert workspace.trail.days() == tuple(MONDAY + timedelta(days=days) for days in range(3))
    assert workspace.trail.last_before_today() == MONDAY + timedelta(days=1)


def test_after_the_first_change_of_a_day_nothing_more_is_written(
    workspace: Workspace, store: CountingStore
) -> None:
    item = workspace.add_item(STEP, LIST, title="Bread")
    workspace.set_answer(STEP, "first", "one")
    before = store.written
    workspace.set_answer(STEP, "first", "two")
    workspace.change_item(replace(item, title="Butter"))
    workspace.remove_item(item.id)
    workspace.restore_item(item.id)
    assert store.written == before


def test_what_is_saved_as_it_is_leaves_nothing(workspace: Workspace, store: CountingStore) -> None:
    item = workspace.add_item(STEP, LIST, title="Bread")
    workspace.trail.forget_all()
    before = store.written
    workspace.set_answer(STEP, "first", "")
    workspace.set_mark(STEP, Mark.OPEN)
    workspace.change_item(item)
    workspace.restore_item(item.id)
    assert store.written == before
    assert workspace.trail.days() == ()


def test_items_are_kept_as_they_were_or_as_not_there(
    workspace: Workspace, store: CountingStore, clock: Clock
) -> None:
    bread = workspace.add_item(STEP, LIST, title="Bread")
    butter = workspace.add_item(STEP, LIST, title="Butter")
    clock.go_on()
    workspace.change_item(replace(bread, state=State.DONE))
    workspace.remove_item(butter.id)
    jam = workspace.add_item(STEP, LIST, title="Jam")
    clock.go_on()
    workspace.restore_item(butter.id)
    second = workspace.trail.before(MONDAY + timedelta(days=1)).items[STEP]
    assert {id_: each["data"] and each["data"]["title"] for id_, each in second.items()} == {
        bread.id: "Bread", butter.id: "Butter", jam.id: None,
    }  # fmt: skip
    assert {each["list"] for each in second.values()} == {LIST}
    third = workspace.trail.before(clock.day).items[STEP]
    assert third == {butter.id: {"list": LIST, "data": None}}


def test_what_is_said_of_a_whole_step_is_kept_too(workspace: Workspace) -> None:
    workspace.set_mark(STEP, Mark.LATER)
    assert workspace.trail.before(MONDAY).answers == {STEP: {WHOLE_STEP: ""}}


def test_it_is_no_part_of_the_search(workspace: Workspace, clock: Clock) -> None:
    workspace.set_answer(STEP, "first", "elephant")
    clock.go_on()
    workspace.set_answer(STEP, "first", "mouse")
    assert workspace.trail.before(clock.day).answers == {STEP: {"first": "elephant"}}
    assert workspace.search("elephant") == ()


def test_a_section_can_be_forgotten(workspace: Workspace, clock: Clock) -> None:
    for value in ("one", "two"):
        workspace.set_answer(STEP, "first", value)
        workspace.set_answer("you-0", "first", value)
        clock.go_on()
    workspace.trail.forget(STEP)
    workspace.trail.forget("apart-1")
    assert workspace.trail.before(MONDAY).answers == {"you-0": {"first": ""}}


def test_a_step_that_is_forgotten_for_good_leaves_no_earlier_words(
    workspace: Workspace, store: CountingStore, clock: Clock
) -> None:
    workspace.set_answer(STEP, "first", "elephant")
    item = workspace.add_item(STEP, LIST, title="elephant")
    clock.go_on()
    workspace.set_answer(STEP, "first", "mouse")
    workspace.remove_item(item.id)
    workspace.forget_section(STEP)
    assert "elephant" not in json.dumps(store._settings)
    assert workspace.trail.before(MONDAY).answers == {}


def test_when_all_is_forgotten_no_word_and_no_day_is_left(
    workspace: Workspace, store: CountingStore, clock: Clock
) -> None:
    workspace.set_answer(STEP, "first", "elephant")
    clock.go_on()
    workspace.set_answer(STEP, "first", "mouse")
    workspace.trail.forget_all()
    kept = json.dumps([each for each in store._settings.items() if each[0].startswith("trail.")])
    assert "elephant" not in kept
    assert "2026" not in kept
    assert workspace.trail.days() == ()
    assert workspace.trail.before(MONDAY).answers == {}
    assert workspace.answers(STEP) == {"first": "mouse"}


def test_who_wants_nothing_kept_has_nothing_kept(workspace: Workspace) -> None:
    workspace.trail.set_keeps(keeps=False)
    workspace.set_answer(STEP, "first", "one")
    assert not workspace.trail.keeps
    assert workspace.trail.days() == ()
    workspace.trail.set_keeps(keeps=True)
    workspace.set_answer(STEP, "first", "two")
    assert workspace.trail.before(MONDAY).answers == {STEP: {"first": "one"}}


def test_a_full_disk_for_the_trail_never_stands_in_the_way(
    workspace: Workspace, store: CountingStore
) -> None:
    store.full_for_settings = True
    workspace.set_answer(STEP, "first", "one")
    item = workspace.add_item(STEP, LIST, title="Bread")
    workspace.change_item(replace(item, title="Butter"))
    assert workspace.answers(STEP)["first"] == "one"
    store.full_for_settings = False
    assert workspace.trail.before(MONDAY).answers.get(STEP) is None
    workspace.set_answer(STEP, "first", "two")
    assert workspace.trail.before(MONDAY).answers == {STEP: {"first": "one"}}


def test_a_change_that_fails_is_no_change(workspace: Workspace, store: CountingStore) -> None:
    store.full_for_answers = True
    with pytest.raises(DiskFullError):
        workspace.set_answer(STEP, "first", "one")
    assert workspace.trail.before(MONDAY).answers == {STEP: {"first": ""}}
    assert workspace.answers(STEP) == {}


def test_of_very_many_days_the_oldest_goes(workspace: Workspace, clock: Clock) -> None:
    for number in range(MOST_DAYS + 2):
        workspace.set_answer(STEP, "first", str(number))
        clock.go_on()
    days = workspace.trail.days()
    assert len(days) == MOST_DAYS
    assert days[0] == MONDAY + timedelta(days=2)
    assert workspace.trail.before(MONDAY).answers == {STEP: {"first": "1"}}
    assert workspace.trail.before(days[-1]).answers == {STEP: {"first": str(MOST_DAYS)}}


@pytest.mark.parametrize(
    "odd", ["", "no object", "[1]", '{"2026-11-30": "x", "some day": 1}', '{"2026-11-30": 0}']
)
@pytest.mark.parametrize("of_day", ["", "{", "[]", '{"a": 1}', '{"a": {"items": {"i": 1}}}'])
def test_whatever_is_stored_can_be_read(odd: str, of_day: str, clock: Clock) -> None:
    store = MemoryStore()
    store.set_setting("trail.days", odd)
    store.set_setting("trail.0", of_day)
    trail = Trail(store, clock)
    assert trail.before(MONDAY).answers.get(STEP) is None
    trail.note_answer(STEP, "first", "old")
    assert trail.before(MONDAY).answers[STEP] == {"first": "old"}


def test_a_plan_without_a_clock_of_its_own_uses_today(tmp_path: Path) -> None:
    workspace = many_steps(tmp_path, MemoryStore())
    workspace.set_answer(STEP, "first", "one")
    assert workspace.trail.days() == (date.today(),)


def test_several_threads_may_write_at_once(workspace: Workspace) -> None:
    ids = [section.id for section in workspace.sections]
    with ThreadPoolExecutor(8) as threads:
        list(threads.map(lambda id_: workspace.trail.note_answer(id_, "first", "x"), ids))
    assert set(workspace.trail.before(MONDAY).answers) == set(ids)
