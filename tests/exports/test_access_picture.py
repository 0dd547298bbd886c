"""The picture of devices and accounts, and its sheet: nothing lies on anything, nothing is lost."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nocontact_desktop.exports import access_sheet
from nocontact_desktop.exports.access_picture import access_picture, lanes
from nocontact_desktop.exports.access_rows import reach_sign
from nocontact_desktop.exports.pages import Choices, Layout, Paper
from nocontact_desktop.exports.picture import Outline, Picture, Tone, Words
from nocontact_desktop.plan.reach import Reach, reach_map
from tests.exports.picturing import (
    PlainMeasure,
    cards,
    crossed,
    lines,
    outside,
    overlapping,
    words_in,
)
from tests.exports.reading import run, words
from tests.plan.tech import Tech, household

WAYS = [(15.0, 900.0), (15.0, 500.0), (30.0, 640.0), (7.0, 480.0)]
SPANS = st.dictionaries(
    st.sampled_from("abcdefgh"), st.lists(st.sampled_from("abcdefgh"), max_size=4), max_size=8
)


def tangled() -> Tech:
    """Many accounts that hang on each other and on several devices."""
    tech = household()
    for number in range(12):
        device = "My phone" if number % 2 else "Old tablet"
        source = "Main mail" if number % 3 else "New mail"
        tech.account(
            f"Account number {number} with a rather long name",
            kind="social",
            used_on=[device, "Library computer"],
            recovery_account=source,
            known_by=["Rosa", "Cousin Lee"],
        )
    tech.reset("Main mail", "Account number 3 with a rather long name")
    return tech


def drawn(tech: Tech, size: float, width: float, *, neutral: bool = False) -> Picture:
    return access_picture(reach_map(tech.plan), PlainMeasure(), size, width, neutral=neutral)


@pytest.mark.parametrize("neutral", [False, True])
@pytest.mark.parametrize(("size", "width"), WAYS)
def test_all_is_inside_and_no_row_lies_on_another(size: float, width: float, neutral: bool) -> None:
    picture = drawn(tangled(), size, width, neutral=neutral)
    assert outside(picture) == []
    assert len(cards(picture)) == 22
    assert overlapping(cards(picture)) == []


@pytest.mark.parametrize(("size", "width"), WAYS)
def test_lines_run_beside_the_rows(size: float, width: float) -> None:
    picture = drawn(tangled(), size, width)
    assert lines(picture)
    assert crossed(picture) == []


def test_each_way_has_its_arrow_and_left_out_ones_are_said() -> None:
    picture = drawn(household(), 15, 900)
    arrows = [m for m in picture.marks if isinstance(m, Outline) and m.fill is Tone.TEXT]
    assert len(arrows) == len(lines(picture)) == 4
    assert "Not all lines fit. The list names them all." not in words_in(picture)
    tech = Tech()
    names = [tech.account(f"N{number}") and f"N{number}" for number in range(24)]
    for at in range(12):
        tech.reset(names[at], names[at + 12])
    said = " ".join(words_in(drawn(tech, 15, 400)))
    assert "Not all lines fit." in said


@given(SPANS)
def test_lines_in_one_lane_never_overlap(ways: dict[str, list[str]]) -> None:
    rows = "abcdefgh"
    found, left_out = lanes(rows, ways, 20)
    assert not left_out
    wanted = {(rows.index(s), rows.index(t)) for s, those in ways.items() for t in those}
    assert {(lane.source, target) for lane in found for target in lane.targets} == wanted
    for one, other in combinations(found, 2):
        if one.lane == other.lane:
            ends = [(min(*e.targets, e.source), max(*e.targets, e.source)) for e in (one, other)]
            (first, last), (start, end) = ends
            assert last < start or end < first


def test_how_far_they_get_in_is_told_by_shape_and_in_words() -> None:
    shapes = {
        reach: tuple((m.points, bool(m.fill), bool(m.dash)) for m in reach_sign(reach, 0, 0, 10))
        for reach in Reach
    }
    assert len(set(shapes.values())) == len(Reach)
    said = words_in(drawn(household(), 15, 900))
    for words_ in ("They can get in", "They could get in", "They cannot get in", "Not sure"):
        assert words_ in said


def test_a_neutral_picture_says_nothing_of_who_can_get_in() -> None:
    said = " ".join(words_in(drawn(household(), 15, 900, neutral=True))).lower()
    for word in ("they", "get in", "plan", "sure", "said"):
        assert word not in said
    assert "main mail" in said


def test_where_there_is_room_the_facts_stand_beside_the_name() -> None:
    def heights(width: float) -> tuple[float, float]:
        marks = [m for m in drawn(household(), 15, width).marks if isinstance(m, Words)]
        name = next(m for m in marks if m.text == "Main mail")
        fact = next(m for m in marks if m.text.startswith("Signed in on My"))
        return name.y, fact.y

    name, fact = heights(900)
    assert fact - name < 20
    name, fact = heights(420)
    assert fact - name > 30


@pytest.mark.parametrize("paper", Paper)
def test_the_sheet_has_picture_list_order_and_checklist(paper: Paper, tmp_path: Path) -> None:
    tech = household()
    tech.add(("blocking", "channels"), "Texts", action="block", required="court")
    pages = access_sheet.render(tech.plan, Choices(paper))
    first = run("pdftotext", "-l", "1", "PDF", "-", pdf=pages.pdf, folder=tmp_path)
    assert all(name in first for name in ("Main mail", "Chat", "They could get in"))
    told = " ".join(words(pages.pdf, tmp_path).split())
    for said in (
        "Had it or knows the code: Cousin Lee",
        "In which order to change things",
        "Make every change on Library computer",
        "Can stay as they are Books",
        "Ways they can reach you",
        "A court order asks for this way.",
        "Save proof, or look and find none",
    ):
        assert said in told
    assert pages.notes == ()


def test_the_neutral_sheet_has_names_in_their_order_and_no_more(tmp_path: Path) -> None:
    tech = household()
    tech.add(("blocking", "channels"), "Texts", action="block")
    pages = access_sheet.render(tech.plan, Choices(layout=Layout.NEUTRAL))
    told = " ".join(words(pages.pdf, tmp_path).split())
    assert told.index("Change Chat") < told.index("Change Main mail") < told.index("Change Bank")
    for word in ("They", "they", "shut", "proof", "block", "Texts", "watched", "plan", "safe"):
        assert word not in told
    assert any("neutral" in note for note in pages.notes)
    assert told.index("First talk it over") < told.index("Change Chat")
    order = told[told.index("First talk") - 2 :]
    assert order.startswith("1 First talk it over Change Chat 2 Change Main mail")


def test_far_too_many_are_said_and_listed(tmp_path: Path) -> None:
    tech = Tech()
    for number in range(80):
        tech.account(f"Account {number}", they_reach="could")
    pages = access_sheet.render(tech.plan, Choices())
    assert any("too much for a picture" in note for note in pages.notes)
    assert "Account 79" in words(pages.pdf, tmp_path)


def test_an_empty_plan_is_one_calm_sentence(tmp_path: Path) -> None:
    told = words(access_sheet.render(Tech().plan, Choices()).pdf, tmp_path)
    assert "No device and no account is in the list yet." in " ".join(told.split())


def test_no_heading_stands_alone_at_the_end_of_a_page(tmp_path: Path) -> None:
    for extra in range(0, 12, 2):
        tech = household()
        for number in range(extra):
            tech.account(f"More {number}", they_reach="could")
        pdf = access_sheet.render(tech.plan, Choices()).pdf
        text = run("pdftotext", "-layout", "PDF", "-", pdf=pdf, folder=tmp_path)
        for page in text.split("\f"):
            rows = [line.strip() for line in page.splitlines() if line.strip()]
            for heading in ("First of all", "On the day", "When you are safe"):
                assert heading not in rows[-2:]
