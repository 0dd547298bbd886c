"""The plan on paper: everything typed, lines where nothing was, and what was left out."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nocontact_desktop.exports.pages import Choices, Layout
from nocontact_desktop.exports.plan_print import render
from nocontact_desktop.exports.preview import page_image
from nocontact_desktop.plan.model import Item, Mark
from nocontact_desktop.plan.sums import SumLine, Sums
from tests import shipped
from tests.exports.reading import page_count, straight_lines, words
from tests.exports.sample import SECTION, MadeUpPlan


def test_everything_typed_is_there_with_its_marks(tmp_path: Path) -> None:
    told = words(render(MadeUpPlan(), Choices()).pdf, tmp_path)
    for text in (
        "My plan", "Places", "Where first?", "Aunt Rosa", "Ring Maria", "Number to ring",
        "+44 7700 900123", "Your places", "Library", "Done · Now · They may notice", "By bus",
        "Started · On the day · They would not notice", "מרים", "مريم",
    ):  # fmt: skip
        assert text in told


def test_there_are_lines_to_write_on_where_nothing_was_typed() -> None:
    empty = MadeUpPlan(typed={}, listed=(), marks={"hidden": Mark.NOT_FOR_ME})
    few, many = render(MadeUpPlan(), Choices()).pdf, render(empty, Choices()).pdf
    assert len(straight_lines(many)) > len(straight_lines(few)) > 5


def test_what_is_not_for_this_person_is_left_out_and_the_last_page_says_so(
    tmp_path: Path,
) -> None:
    told = words(render(MadeUpPlan(), Choices()).pdf, tmp_path)
    assert "Old school" not in told
    assert told.count("Hidden step") == 1
    assert told.index("Left out") < told.index("Hidden step")
    assert "Places, Your places: 1 line" in told


def test_a_step_marked_rather_not_say_is_left_out_too(tmp_path: Path) -> None:
    plan = MadeUpPlan(marks={"places": Mark.RATHER_NOT_SAY, "hidden": Mark.NOT_FOR_ME})
    told = words(render(plan, Choices()).pdf, tmp_path)
    assert "Aunt Rosa" not in told
    assert "Library" not in told


def test_a_step_for_later_is_printed_and_says_so(tmp_path: Path) -> None:
    plan = MadeUpPlan(marks={"places": Mark.LATER})
    told = words(render(plan, Choices()).pdf, tmp_path)
    assert "Marked: later" in told
    assert "Aunt Rosa" in told


def test_without_anything_left_out_there_is_no_last_page(tmp_path: Path) -> None:
    plan = MadeUpPlan(sections=(SECTION,), marks={}, listed=())
    assert "Left out" not in words(render(plan, Choices()).pdf, tmp_path)


def test_tips_are_printed_only_when_asked_for(tmp_path: Path) -> None:
    assert "Agree on a phrase" not in words(render(MadeUpPlan(), Choices()).pdf, tmp_path)
    told = words(render(MadeUpPlan(), Choices(tips=True)).pdf, tmp_path)
    assert "Agree on a phrase. A guide · checked 2026-11-21" in told


def test_tips_stay_off_neutral_pages_and_that_is_said(tmp_path: Path) -> None:
    pages = render(MadeUpPlan(), Choices(layout=Layout.NEUTRAL, tips=True))
    assert "Agree on a phrase" not in words(pages.pdf, tmp_path)
    assert "Tips are left out of the neutral layout." in pages.notes


def test_what_a_list_adds_up_to_stands_below_it(tmp_path: Path) -> None:
    added = Sums((SumLine("all", "All together", "£21 + 15 of £100"),), unread=2)
    told = words(render(MadeUpPlan(added=added), Choices()).pdf, tmp_path)
    assert told.index("Started · On the day") < told.index("All together £21 + 15 of £100")
    assert "2 amounts could not be read as numbers" in told
    assert "amount" not in words(render(MadeUpPlan(), Choices()).pdf, tmp_path)


def test_a_sum_too_long_for_its_line_goes_on_below(tmp_path: Path) -> None:
    figure = " + ".join(f"{number}000000000 EUR" for number in range(1, 9))
    added = Sums((SumLine("all", "All together and all the others too", figure),))
    told = words(render(MadeUpPlan(added=added), Choices()).pdf, tmp_path)
    assert f"All together and all the others too {figure}" in told


def test_every_page_has_its_number(tmp_path: Path) -> None:
    pdf = render(MadeUpPlan(sections=(SECTION,) * 6), Choices()).pdf
    count = page_count(pdf)
    assert count > 3
    told = words(pdf, tmp_path).replace(" ", "")
    for page in range(1, count + 1):
        assert f"{page}/{count}" in told


def test_the_neutral_layout_names_no_step_and_says_what_still_tells(tmp_path: Path) -> None:
    pages = render(MadeUpPlan(), Choices(layout=Layout.NEUTRAL))
    told = words(pages.pdf, tmp_path)
    assert told.startswith("Notes")
    assert "Hidden step" not in told
    assert "notice" not in told
    assert "1 part" in told
    assert "questions" in pages.notes[0]


def test_missing_characters_are_said_by_step() -> None:
    plan = MadeUpPlan(typed={"first": "漢字"})
    assert render(plan, Choices()).notes == (
        "2 characters cannot be printed and are left as dots: Places.",
    )


def test_a_long_answer_runs_on_over_pages_and_nothing_is_lost(tmp_path: Path) -> None:
    long = " ".join(f"word{i}" for i in range(3000))
    plan = MadeUpPlan(typed={"why": long})
    told = words(render(plan, Choices()).pdf, tmp_path)
    for i in (0, 1499, 2999):
        assert f"word{i} " in told


def test_a_title_too_long_for_its_line_is_wrapped_and_whole(tmp_path: Path) -> None:
    title = " ".join(f"title{i}" for i in range(60))
    items = (Item("1", "places", "list", title),)
    assert title in words(render(MadeUpPlan(listed=items), Choices()).pdf, tmp_path)


def test_marks_that_have_no_room_beside_a_title_stand_below_it(tmp_path: Path) -> None:
    item = replace(MadeUpPlan().listed[0], title="A rather long name " * 4)
    told = words(render(MadeUpPlan(listed=(item,)), Choices()).pdf, tmp_path)
    assert "Done · Now · They may notice" in told


def test_no_ink_comes_near_the_edge_of_the_paper() -> None:
    plan = MadeUpPlan(typed={"first": "W" * 300, "why": "שלום " * 300})
    pdf = render(plan, Choices()).pdf
    for index in range(page_count(pdf)):
        image = page_image(pdf, index, 0.5)
        row = image.width * 4
        edge = 12
        for y in range(image.height):
            pixels = image.rgba[y * row : (y + 1) * row]
            assert set(pixels[: edge * 4]) == {255}
            assert set(pixels[-edge * 4 :]) == {255}


def test_a_title_longer_than_a_page_runs_on(tmp_path: Path) -> None:
    title = " ".join(f"title{i}" for i in range(900))
    pdf = render(MadeUpPlan(listed=(Item("1", "places", "list", title),)), Choices()).pdf
    told = words(pdf, tmp_path)
    assert "title0 " in told
    assert "title899" in told


@pytest.mark.parametrize("layout", Layout)
def test_every_shipped_step_can_be_printed(layout: Layout, tmp_path: Path) -> None:
    sections = shipped.content().sections
    plan = MadeUpPlan(sections=sections, typed={}, listed=(), marks={})
    pages = render(plan, Choices(layout=layout, tips=True))
    told = words(pages.pdf, tmp_path)
    for section in sections:
        for field in section.fields:
            assert " ".join(field.label.split()[:3]) in told
    assert not [note for note in pages.notes if "cannot be printed" in note]


@settings(max_examples=40)
@given(st.text(max_size=200), st.text(max_size=60), st.text(max_size=60))
def test_anything_typed_makes_pages(answer: str, title: str, note: str) -> None:
    items = (replace(Item("1", "places", "list", title), note=note),)
    plan = MadeUpPlan(typed={"first": answer, "why": answer, "phone": title}, listed=items)
    assert page_count(render(plan, Choices()).pdf) >= 1


def test_without_blanks_a_step_with_nothing_in_it_has_no_heading(tmp_path: Path) -> None:
    empty = MadeUpPlan(typed={}, listed=())
    assert "Places" in words(render(empty, Choices()).pdf, tmp_path)
    assert "Your places" not in words(render(empty, Choices(blanks=False)).pdf, tmp_path)


def test_without_blanks_only_what_was_answered_is_printed(tmp_path: Path) -> None:
    told = words(render(MadeUpPlan(), Choices(blanks=False)).pdf, tmp_path)
    for there in ("Where first?", "Aunt Rosa", "Library", "By bus"):
        assert there in told
    for gone in ("Agreed on", "It has to allow", "Other places", "Empty lines"):
        assert gone not in told
