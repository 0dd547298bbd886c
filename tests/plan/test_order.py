"""The rules of order over made-up steps: they speak of what is under way, and of nothing else."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from nocontact_desktop.errors import ContentError
from nocontact_desktop.plan.model import Item, Mark, Notice, State, When
from nocontact_desktop.plan.next_thing import Step
from nocontact_desktop.plan.order import OrderNotice, Spot, order_notices
from nocontact_desktop.plan.order_loader import load_order
from tests.plan import made_up

RULE = """
[[rule]]
id = "soil-before-seed"
title = "Soil first"
text = "Seed wants soil."
first = [{ section = "garden", list = "beds", suggestions = ["roses"] }]
then = [{ section = "garden", list = "beds", suggestions = ["beans"] }]
"""
ROSES = Item("1", "garden", "beds", "Roses", suggestion="roses")
BEANS = Item("2", "garden", "beds", "Beans", suggestion="beans", when=When.NOW)
SHOWS = """
[[rule]]
id = "seen-in-the-rain"
title = "Not in the rain"
text = "It is seen."
given = [
  { section = "garden", conditions = [{ field = "weather", test = "is", values = ["rain"] }] },
]
then = [{ section = "*", conditions = [{ field = "notice", test = "is", values = ["yes"] }] }]
"""
OWN = """
[[rule]]
id = "plant-before-sowing"
title = "Name it first"
text = "Name the plant."
first = [
  { section = "garden", list = "beds", same = true, conditions = [
    { field = "plant", test = "filled" },
  ] },
]
then = [
  { section = "garden", list = "beds", there = true, conditions = [
    { field = "sown_on", test = "filled" },
  ] },
]
"""


class Garden:
    """The made-up step with one file of rules."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.section = made_up.section(folder)

    def said(
        self,
        rules: str,
        *items: Item,
        mark: Mark = Mark.OPEN,
        left: tuple[str, ...] = (),
        **answers: str,
    ) -> tuple[OrderNotice, ...]:
        loaded = load_order(made_up.write(self._folder, rules, "order.toml"), [self.section])
        lists = {each.id: [i for i in items if i.list == each.id] for each in self.section.lists}
        return order_notices(loaded, [Step(self.section, answers, lists, mark)], left)


@pytest.fixture
def garden(tmp_path: Path) -> Garden:
    return Garden(tmp_path)


def test_it_speaks_of_what_is_planned_for_now_started_or_done_too_early(garden: Garden) -> None:
    for early in (
        BEANS,
        replace(BEANS, when=When.OPEN, state=State.STARTED),
        replace(BEANS, when=When.ON_THE_DAY, state=State.DONE),
    ):
        (said,) = garden.said(RULE, ROSES, early)
        assert said.about == (Spot("garden", "beds", "2"),)
        assert said.first == Spot("garden", "beds", "1")
        assert (said.title, said.text) == ("Soil first", "Seed wants soil.")


def test_it_is_silent_about_what_waits_or_is_not_for_this_person(garden: Garden) -> None:
    for quiet in (
        replace(BEANS, when=When.OPEN),
        replace(BEANS, when=When.ON_THE_DAY),
        replace(BEANS, state=State.LATER),
        replace(BEANS, state=State.NOT_FOR_ME),
        replace(BEANS, suggestion=""),
    ):
        assert garden.said(RULE, ROSES, quiet) == ()


def test_it_is_silent_when_the_first_thing_is_done_or_not_for_this_person(garden: Garden) -> None:
    assert garden.said(RULE, replace(ROSES, state=State.DONE), BEANS) == ()
    assert garden.said(RULE, replace(ROSES, state=State.NOT_FOR_ME), BEANS) == ()
    assert garden.said(RULE, replace(ROSES, state=State.STARTED), BEANS)


def test_where_the_first_thing_is_not_in_the_list_yet_the_list_is_named(garden: Garden) -> None:
    (said,) = garden.said(RULE, BEANS)
    assert said.first == Spot("garden", "beds")


def test_a_rule_about_everything_can_leave_a_step_out(garden: Garden) -> None:
    seen = replace(BEANS, notice=Notice.YES)
    assert not garden.said(SHOWS, seen, weather="rain")[0].waits
    without = SHOWS.replace('section = "*"', 'section = "*", but = ["garden"]')
    assert garden.said(without, seen, weather="rain") == ()
    with pytest.raises(ContentError, match="but names shed"):
        garden.said(SHOWS.replace('section = "*"', 'section = "*", but = ["shed"]'))


@pytest.mark.parametrize("mark", [Mark.NOT_FOR_ME, Mark.RATHER_NOT_SAY])
def test_nothing_is_said_of_a_step_that_is_left_aside(garden: Garden, mark: Mark) -> None:
    assert garden.said(RULE, BEANS, mark=mark) == ()
    seen = replace(BEANS, notice=Notice.YES)
    assert garden.said(SHOWS, seen, mark=mark, weather="rain") == ()


def test_a_rule_that_is_left_as_it_is_says_nothing(garden: Garden) -> None:
    assert garden.said(RULE, BEANS, left=("soil-before-seed",)) == ()
    assert garden.said(RULE, BEANS, left=("another",))


def test_a_rule_about_everything_looks_into_every_list_and_only_where_it_is_given(
    garden: Garden,
) -> None:
    bed, line = replace(BEANS, notice=Notice.YES), replace(BEANS, id="3", list="harvest")
    both = (bed, replace(line, notice=Notice.YES), replace(line, id="4", notice=Notice.NO))
    (said,) = garden.said(SHOWS, *both, weather="rain")
    assert [spot.item_id for spot in said.about] == ["2", "3"]
    assert said.first is None
    assert garden.said(SHOWS, *both, weather="sun") == ()
    assert garden.said(SHOWS, *both) == ()


def test_a_first_thing_of_the_item_itself_is_asked_of_each(garden: Garden) -> None:
    sown = replace(BEANS, when=When.OPEN, values={"sown_on": "2026-03-01"})
    named = replace(sown, id="5", values={"sown_on": "2026-03-01", "plant": "Bean"})
    (said,) = garden.said(OWN, sown, named)
    assert [spot.item_id for spot in said.about] == ["2"]
    assert garden.said(OWN, named) == ()


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ('section = "garden"', 'section = "shed"', "unknown step shed"),
        ('list = "beds"', 'list = "huts"', "unknown list huts"),
        ('["roses"]', '["tulips"]', "unknown suggestion tulips"),
        ('suggestions = ["beans"]', 'suggestion = "beans"', "unknown key suggestion"),
        (', list = "beds", suggestions = ["roses"]', "", "answers are picked by conditions"),
        ('then = [{ section = "garden", list = "beds", suggestions = ["beans"] }]', "", "in then"),
        ('first = [{ section = "garden", list = "beds", suggestions = ["roses"] }]', "", "first"),
        ('suggestions = ["beans"] }', "same = true }", "same belongs to first"),
        ('list = "beds", suggestions = ["roses"]', 'list = "harvest", same = true', "same asks"),
        ('suggestions = ["beans"] }', 'but = ["garden"] }', "but names garden"),
    ],
)
def test_what_is_not_in_the_plan_is_refused(
    garden: Garden, old: str, new: str, complaint: str
) -> None:
    assert garden.said(RULE) == ()
    with pytest.raises(ContentError, match=complaint):
        garden.said(RULE.replace(old, new, 1))


def test_an_unknown_field_or_value_is_refused(garden: Garden) -> None:
    for old, new in (("weather", "wind"), ('["rain"]', '["snow"]'), ('"notice"', '"soil"')):
        with pytest.raises(ContentError):
            garden.said(SHOWS.replace(old, new))
