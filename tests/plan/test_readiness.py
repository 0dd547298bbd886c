"""What counts as done, what as missing, and what the next thing is."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nocontact_desktop.plan.model import Item, Mark, Notice, Section, State, When
from nocontact_desktop.plan.next_thing import NextThing, Step, next_thing
from nocontact_desktop.plan.readiness import is_done, item_name, progress
from tests.plan import made_up

BEDS = st.lists(
    st.builds(
        Item,
        id=st.uuids().map(str),
        section=st.just("garden"),
        list=st.just("beds"),
        title=st.text(max_size=5),
        state=st.sampled_from(State),
        when=st.sampled_from(When),
        notice=st.sampled_from(Notice),
        values=st.dictionaries(st.just("plant"), st.sampled_from(["", "Rose"])),
    ),
    max_size=6,
)
ANSWERS = st.dictionaries(st.just("first"), st.sampled_from(["", " ", "Snowdrops"]))
FIXED = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture
def garden(tmp_path: Path) -> Section:
    return made_up.section(tmp_path)


def bed(title: str = "Long bed", **changes: object) -> Item:
    return Item(title, "garden", "beds", title, **changes)  # type: ignore[arg-type]


def step(garden: Section, *beds: Item, mark: Mark = Mark.OPEN) -> Step:
    return Step(garden, {"first": "Snowdrops"}, {"beds": beds}, mark)


def sentence(found: NextThing | None) -> str:
    return found.sentence if found else ""


def test_a_step_with_something_written_in_it_has_begun(garden: Section) -> None:
    assert progress(garden, {}, {"beds": [bed("")]}).sentence == "Begun"
    assert progress(garden, {"anything": "typed"}, {}).sentence == "Begun"


def test_an_empty_step_misses_its_needed_answer_and_its_items(garden: Section) -> None:
    found = progress(garden, {}, {})
    assert (found.done, found.total, found.sentence) == (0, 3, "Not started yet")
    assert [each.sentence for each in found.missing] == [
        "Not answered yet: What grows first?",
        "Beds: 2 more would help",
    ]


def test_an_item_is_done_when_the_person_says_so(garden: Section) -> None:
    items = {"beds": [bed(state=State.DONE), bed("Round bed", state=State.STARTED)]}
    found = progress(garden, {"first": "Snowdrops"}, items)
    assert (found.done, found.total, found.sentence) == (2, 3, "2 of 3 done")
    assert [each.sentence for each in found.missing] == ["Round bed: still to fill in: Plant"]


def test_an_item_without_a_gap_says_how_far_it_is(garden: Section) -> None:
    full = {"plant": "Rose"}
    items = {"beds": [bed(values=full), bed("B", values=full, state=State.STARTED)]}
    said = [each.sentence for each in progress(garden, {"first": "x"}, items).missing]
    assert said == ["Long bed: not done yet", "B: started"]


def test_a_note_is_done_when_it_is_complete_unless_the_person_says_otherwise(
    garden: Section,
) -> None:
    harvest = garden.lists[1]
    line = replace(bed("Apples"), list="harvest", values={"weight": "3"})
    assert is_done(harvest, line)
    assert not is_done(harvest, replace(line, values={}))
    assert not is_done(harvest, replace(line, state=State.STARTED))
    assert is_done(harvest, replace(line, values={}, state=State.DONE))


def test_items_for_later_are_there_but_not_asked_for(garden: Section) -> None:
    items = {"beds": [bed(state=State.LATER), bed("B", state=State.NOT_FOR_ME)]}
    found = progress(garden, {"first": "x"}, items)
    assert [each.sentence for each in found.missing] == ["Beds: one more would help"]


@pytest.mark.parametrize("mark", [Mark.NOT_FOR_ME, Mark.RATHER_NOT_SAY])
def test_a_step_that_is_not_for_me_is_settled(garden: Section, mark: Mark) -> None:
    found = progress(garden, {}, {"beds": [bed()]}, mark)
    assert found.settled
    assert (found.total, found.missing) == (0, ())
    assert found.sentence in ("Not for me", "I’d rather not say")


def test_a_step_for_later_is_set_aside_with_its_figures(garden: Section) -> None:
    found = progress(garden, {}, {}, Mark.LATER)
    assert found.set_aside
    assert not found.settled
    assert (found.total, found.sentence) == (3, "Set aside for later")


def test_a_step_with_everything_in_it_is_done(garden: Section) -> None:
    items = {"beds": [bed(state=State.DONE), bed("B", state=State.DONE)]}
    assert progress(garden, {"first": "x"}, items).sentence == "All done"


def test_a_step_that_asks_for_nothing_has_nothing_left_once_it_was_begun(garden: Section) -> None:
    free = replace(garden, fields=garden.fields[1:], lists=())
    assert progress(free, {}, {}).sentence == "Not started yet"
    assert progress(free, {"weather": "rain"}, {}).sentence == "Nothing is left to do here"


def test_an_item_without_a_title_has_a_stand_in() -> None:
    assert item_name(bed("  ")) == "Without a name"


@FIXED
@given(answers=ANSWERS, beds=BEDS, mark=st.sampled_from(Mark))
def test_the_figures_always_add_up(
    garden: Section, answers: dict[str, str], beds: list[Item], mark: Mark
) -> None:
    found = progress(garden, answers, {"beds": beds}, mark)
    assert found.done + sum(each.count for each in found.missing) == found.total
    assert (found.done == found.total) is (not found.missing)


@FIXED
@given(answers=ANSWERS, beds=BEDS, mark=st.sampled_from(Mark))
def test_the_next_thing_is_never_set_aside_done_or_for_another_day(
    garden: Section, answers: dict[str, str], beds: list[Item], mark: Mark
) -> None:
    found = next_thing([Step(garden, answers, {"beds": beds}, mark)])
    if found and found.item_id:
        item = next(each for each in beds if each.id == found.item_id)
        assert item.state in (State.OPEN, State.STARTED)
        assert item.when in (When.OPEN, When.NOW)
    assert mark is Mark.OPEN or found is None


def test_what_was_started_comes_first(garden: Section) -> None:
    found = next_thing([step(garden, bed("A"), bed("B", state=State.STARTED))])
    assert sentence(found) == "B: fill in “Plant”."
    full = bed("B", state=State.STARTED, values={"plant": "Rose"})
    assert sentence(next_thing([step(garden, bed("A"), full)])) == (
        "You started on this: B. Go on when you like."
    )


def test_what_they_would_notice_comes_last_and_asks_for_a_choice_only(garden: Section) -> None:
    seen = bed("A", notice=Notice.YES, state=State.STARTED)
    maybe = bed("B", notice=Notice.MAYBE)
    quiet = bed("C", values={"plant": "Rose"}, notice=Notice.NO)
    assert sentence(next_thing([step(garden, seen, maybe, quiet)])) == "Look at this one: C."
    assert sentence(next_thing([step(garden, seen, maybe)])).startswith("B: they may notice")
    assert sentence(next_thing([step(garden, replace(seen, when=When.NOW), maybe)])) == (
        "A: fill in “Plant”."
    )


def test_what_is_said_to_show_asks_for_a_choice_and_comes_before_what_has_to_wait(
    garden: Section,
) -> None:
    shows, waits = bed("A", when=When.NOW), bed("B", when=When.NOW)
    steps = [step(garden, waits, shows)]
    assert sentence(next_thing(steps, held=["B"], seen=["A"])).startswith("A: they may notice")
    both_wait = sentence(next_thing(steps, held=["B", "A"], seen=["A"]))
    assert both_wait.startswith("B: something else")
    assert sentence(next_thing(steps, held=["B"], seen=["B"])) == "A: fill in “Plant”."


def test_what_belongs_to_the_day_is_not_for_today(garden: Section) -> None:
    items = [bed("A", when=When.ON_THE_DAY), bed("B", when=When.AFTER)]
    assert next_thing([step(garden, *items)]) is None


def test_the_next_thing_may_be_a_question_or_a_first_item(garden: Section) -> None:
    found = next_thing([Step(garden, {}, {})])
    assert found == NextThing("garden", "One question: What grows first?", field_id="first")
    found = next_thing([step(garden)])
    assert found == NextThing("garden", "Add one to “Beds”. One is enough for now.", "beds")


def test_steps_are_taken_in_their_order(garden: Section) -> None:
    earlier = replace(garden, id="shed", order=1)
    found = next_thing([Step(garden, {}, {}), Step(earlier, {}, {})])
    assert found is not None
    assert found.section_id == "shed"


def test_nothing_is_next_when_every_step_is_set_aside(garden: Section) -> None:
    assert next_thing([step(garden, bed(), mark=Mark.LATER)]) is None
