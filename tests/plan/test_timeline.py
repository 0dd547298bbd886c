"""The timeline holds every item once, in the order of time, and nothing that is not for them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from nocontact_desktop.plan.model import Item, Mark, Notice, Section, State, When
from nocontact_desktop.plan.next_thing import Step
from nocontact_desktop.plan.order import OrderNotice, Spot
from nocontact_desktop.plan.timeline import Phase, only, timeline
from tests.plan import made_up

BED = Item("1", "garden", "beds", "Long bed")
LINE = Item("2", "garden", "harvest", "Beans")


@pytest.fixture
def garden(tmp_path: Path) -> Section:
    return made_up.section(tmp_path)


def step(garden: Section, *items: Item, mark: Mark = Mark.OPEN) -> Step:
    lists = {each.id: [i for i in items if i.list == each.id] for each in garden.lists}
    return Step(garden, {}, lists, mark)


def titles(found: tuple[object, ...]) -> list[str]:
    return [entry.item.title for entry in found]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("when", "phase"),
    [
        (When.NOW, Phase.BEFORE),
        (When.ON_THE_DAY, Phase.DAY),
        (When.AFTER, Phase.AFTER),
        (When.OPEN, Phase.OPEN),
    ],
)
def test_every_item_is_in_one_phase(garden: Section, when: When, phase: Phase) -> None:
    found = timeline([step(garden, replace(BED, when=when))])
    assert {each: len(entries) for each, entries in found.items() if entries} == {phase: 1}
    (entry,) = found[phase]
    assert (entry.section.id, entry.list.id) == ("garden", "beds")


def test_what_is_not_for_this_person_is_left_out(garden: Section) -> None:
    aside = step(garden, replace(BED, state=State.NOT_FOR_ME))
    whole = step(garden, BED, mark=Mark.RATHER_NOT_SAY)
    assert not any(timeline([aside, whole]).values())
    assert titles(timeline([step(garden, replace(BED, state=State.LATER))])[Phase.OPEN])


def test_a_note_is_on_it_once_it_has_a_time_of_its_own(garden: Section) -> None:
    assert not any(timeline([step(garden, LINE)]).values())
    assert titles(timeline([step(garden, replace(LINE, when=When.AFTER))])[Phase.AFTER])


def test_the_day_goes_by_the_clock_and_the_rest_of_it_comes_behind(garden: Section) -> None:
    minutes = replace(garden.lists[0], id="minutes")
    the_day = replace(garden, id="the-day", lists=(minutes,))

    def line(number: int, time: str) -> Item:
        values = {"time": time} if time else {}
        here = replace(BED, id=f"m{number}", title=f"{number} {time}")
        return replace(here, section="the-day", list="minutes", values=values)

    lines = [line(1, "9:00"), line(2, ""), line(3, "8:30")]
    other = replace(BED, title="the keys", when=When.ON_THE_DAY)
    timed = replace(other, id="t", title="the bus", values={"time": "8:45"})
    day = Step(the_day, {}, {"minutes": lines})
    found = timeline([step(garden, other, timed), day])[Phase.DAY]
    assert titles(found) == ["3 8:30", "the bus", "1 9:00", "2 ", "the keys"]


def test_a_rule_of_order_stands_by_what_it_is_about(garden: Section) -> None:
    said = OrderNotice("r", "First", "Why", (Spot("garden", "beds", "1"),), None)
    both = step(garden, BED, replace(BED, id="9"))
    assert [len(entry.first) for entry in timeline([both], [said])[Phase.OPEN]] == [1, 0]


def test_it_can_be_narrowed_to_what_is_open_and_to_what_shows(garden: Section) -> None:
    items = [
        replace(BED, title="open"),
        replace(BED, title="done", state=State.DONE),
        replace(BED, title="later", state=State.LATER),
        replace(BED, title="seen", notice=Notice.MAYBE, state=State.STARTED),
        replace(BED, title="seen and done", notice=Notice.YES, state=State.DONE),
    ]
    entries = timeline([step(garden, *items)])[Phase.OPEN]
    assert len(only(entries, is_open=False, shows=False)) == 5
    assert titles(only(entries, is_open=True, shows=False)) == ["open", "seen"]
    assert titles(only(entries, is_open=False, shows=True)) == ["seen", "seen and done"]
    assert titles(only(entries, is_open=True, shows=True)) == ["seen"]
