"""The timeline and the day on paper: all that is needed, nothing that tells where one goes."""

from dataclasses import replace
from pathlib import Path

import pytest

from nocontact_desktop.exports import day_sheet, timeline_print
from nocontact_desktop.exports.day_content import DayContent
from nocontact_desktop.exports.pages import Choices, Layout
from nocontact_desktop.plan.model import Mark
from tests.exports.reading import page_count, words
from tests.exports.sample import MadeUpPlan, day

NEUTRAL = Choices(layout=Layout.NEUTRAL)


def test_the_timeline_has_every_thing_once_under_its_time(tmp_path: Path) -> None:
    told = words(timeline_print.render(MadeUpPlan(), Choices()).pdf, tmp_path)
    for text in ("Timeline", "Before the day", "Library", "On the day", "They may notice"):
        assert told.count(text) == 1
    assert told.index("Before the day") < told.index("Library") < told.index("On the day")
    assert "Old school" not in told
    assert "Afterwards" not in told


def test_the_timeline_leaves_out_a_step_that_was_left_aside(tmp_path: Path) -> None:
    aside = MadeUpPlan(marks={"places": Mark.RATHER_NOT_SAY, "hidden": Mark.NOT_FOR_ME})
    told = words(timeline_print.render(aside, Choices()).pdf, tmp_path)
    assert "Library" not in told
    assert "nothing in the lists" in told


def test_the_timeline_has_a_neutral_face(tmp_path: Path) -> None:
    pages = timeline_print.render(MadeUpPlan(), NEUTRAL)
    told = words(pages.pdf, tmp_path)
    assert "Library" in told
    for telling in ("notice", "Places", "On the day", "Timeline"):
        assert telling not in told
    assert any("neutral layout" in note for note in pages.notes)


def test_three_thousand_things_are_printed(tmp_path: Path) -> None:
    first = MadeUpPlan().listed[0]
    many = MadeUpPlan(listed=tuple(replace(first, id=str(at)) for at in range(3000)))
    assert page_count(timeline_print.render(many, Choices()).pdf) > 50


def test_the_day_has_its_lines_numbers_and_the_way_out(tmp_path: Path) -> None:
    told = words(day_sheet.render(day(), Choices()).pdf, tmp_path)
    for text in (
        "The day", "09:00 Get the bag", "If that does not work: I go without it", "Maria",
        "+44 7700 900123", "Emergency", "999", "go empty-handed", "Out by the back", "Bank cards",
        "Phone calls", "Rosa's flat", "I leave it behind",
    ):  # fmt: skip
        assert text in told


@pytest.mark.parametrize("choices", [Choices(), NEUTRAL])
def test_no_sheet_for_the_day_tells_where_a_place_is(choices: Choices, tmp_path: Path) -> None:
    pages = day_sheet.render(day(), choices)
    told = words(pages.pdf, tmp_path)
    assert "Mill Lane" not in told
    assert "Hill End" not in told
    assert len(pages.notes) >= 2


def test_the_neutral_sheet_for_the_day_reads_like_a_list(tmp_path: Path) -> None:
    told = words(day_sheet.render(day(), NEUTRAL).pdf, tmp_path)
    assert "09:00 Get the bag" in told
    assert "999" in told
    for telling in ("The day", "empty-handed", "Out by the back", "phone", "not safe", "Blocking"):
        assert telling not in told


def test_an_empty_day_is_a_sheet_too(tmp_path: Path) -> None:
    assert page_count(day_sheet.render(DayContent(), Choices()).pdf) == 1
