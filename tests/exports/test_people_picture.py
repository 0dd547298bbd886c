"""The picture of the people: nothing lies on anything else, and nothing is lost."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from nocontact_desktop import i18n
from nocontact_desktop.exports import people_sheet
from nocontact_desktop.exports.pages import Choices, Layout, Paper
from nocontact_desktop.exports.people_picture import people_picture
from nocontact_desktop.exports.picture import Picture, Tone, Words, turned
from nocontact_desktop.exports.picture_signs import role_sign, task_sign
from nocontact_desktop.exports.strips import Anchor
from nocontact_desktop.plan.people_map import PeopleMap, Role, Sign, people_map
from tests.exports.picturing import (
    PlainMeasure,
    around,
    cards,
    crossed,
    lines,
    outside,
    overlapping,
    words_in,
)
from tests.exports.reading import run, words
from tests.plan.crowd import crowd

WAYS = [
    (1, 15.0, 300.0),
    (12, 15.0, 900.0),
    (12, 30.0, 640.0),
    (40, 8.0, 480.0),
    (40, 15.0, 1100.0),
]


@cache
def people(count: int) -> PeopleMap:
    return people_map(crowd(count))


def drawn(count: int, size: float, width: float, **ways: bool) -> Picture:
    return people_picture(people(count), PlainMeasure(), size, width, **ways)


@pytest.mark.parametrize(("count", "size", "width"), WAYS)
@pytest.mark.parametrize("short", [False, True])
@pytest.mark.parametrize("neutral", [False, True])
def test_all_is_inside_and_no_card_lies_on_another(
    count: int, size: float, width: float, short: bool, neutral: bool
) -> None:
    picture = drawn(count, size, width, short=short, neutral=neutral)
    assert outside(picture) == []
    assert len(cards(picture)) == count + (0 if neutral else 1)
    assert overlapping(cards(picture)) == []


@pytest.mark.parametrize(("count", "size", "width"), WAYS)
def test_lines_lead_to_the_other_person_and_cross_no_card(
    count: int, size: float, width: float
) -> None:
    picture = drawn(count, size, width)
    tied = sum(person.is_tied for person in people(count).people)
    assert len(lines(picture)) == tied
    assert crossed(picture) == []
    left, top, right, bottom = cards(picture)[-1]
    for line in lines(picture):
        x, y = line.points[-1]
        assert left - size <= x <= right
        assert top - 1 <= y <= bottom


def test_a_line_that_crosses_a_card_would_be_found() -> None:
    picture = drawn(12, 15, 900)
    (line, *_others) = lines(picture)
    left, top, right, bottom = cards(picture)[0]
    middle = (top + bottom) / 2
    from dataclasses import replace

    through = replace(line, points=((left - 5, middle), (right + 5, middle)))
    assert crossed(replace(picture, marks=(*picture.marks, through)))


def test_the_nearer_somebody_is_the_nearer_they_stand_to_you() -> None:
    picture = drawn(12, 15, 900)
    places = {m.text: m.y for m in picture.marks if isinstance(m, Words)}
    assert abs(places["Ana"] - places["You"]) < abs(places["Sam"] - places["You"])
    assert abs(places["Sam"] - places["You"]) < abs(places["Žofie"] - places["You"])


def test_the_other_person_stands_beside_or_below_the_areas() -> None:
    wide, narrow = drawn(12, 15, 900), drawn(12, 15, 500)
    assert cards(wide)[-1][0] > max(card[2] for card in cards(wide)[:-1])
    assert cards(narrow)[-1][1] > max(card[3] for card in cards(narrow)[:-1])


def test_no_two_roles_and_no_two_tasks_have_the_same_shape() -> None:
    shapes = [
        tuple((m.points, m.closed, bool(m.fill), bool(m.dash)) for m in role_sign(role, 0, 0, 10))
        for role in Role
    ]
    assert len(set(shapes)) == len(Role)
    signs = [tuple(m.points for m in task_sign(sign, 0, 0, 10)) for sign in Sign]
    assert len(set(signs)) == len(Sign)
    for marks in (*(role_sign(r, 0, 0, 10) for r in Role), *(task_sign(s, 0, 0, 10) for s in Sign)):
        left, top, right, bottom = around([point for mark in marks for point in mark.points])
        assert min(left, top) >= 0
        assert max(right, bottom) <= 10


def test_a_tone_never_stands_alone_for_who_passes_things_on() -> None:
    picture = drawn(12, 15, 900)
    said = " ".join(words_in(picture))
    for sentence in ("Passes things on", "Is not to know", "1 thing came back"):
        assert sentence in said
    amber = [m for m in picture.marks if not isinstance(m, Words) and m.line is Tone.NOTICE]
    frames = [m for m in amber if m.fill is Tone.CARD]
    assert frames
    assert all(mark.dash for mark in frames)


def test_a_neutral_picture_says_nothing_of_roles_ties_and_topics() -> None:
    said = " ".join(words_in(drawn(12, 15, 900, neutral=True))).lower()
    for word in ("side", "understand", "know", "other person", "passes", "came back", "plan"):
        assert word not in said
    assert "Ana" in words_in(drawn(12, 15, 900, neutral=True))


def test_a_turned_picture_is_the_mirror_image() -> None:
    picture = drawn(12, 15, 900)
    mirrored = turned(picture)
    assert cards(mirrored)[-1][2] < min(card[0] for card in cards(mirrored)[:-1])
    first, same = (next(m for m in p.marks if isinstance(m, Words)) for p in (picture, mirrored))
    assert (same.x, same.anchor) == (picture.width - first.x, Anchor.END)
    assert cards(turned(mirrored))[-1] == pytest.approx(cards(picture)[-1])


@pytest.mark.parametrize("paper", Paper)
@pytest.mark.parametrize("count", [1, 12, 40])
def test_everybody_is_on_the_first_page(count: int, paper: Paper, tmp_path: Path) -> None:
    pages = people_sheet.render(crowd(count), Choices(paper))
    assert not [note for note in pages.notes if "too many" in note]
    first = run("pdftotext", "-l", "1", "PDF", "-", pdf=pages.pdf, folder=tmp_path)
    shown = [person.name for person in people(count).people if person.name.isascii()]
    flat = " ".join(first.split())
    assert all(name.split()[0] in flat for name in shown)
    assert "The other person" in flat
    assert "People map" in flat


def test_more_people_than_fit_are_said_and_listed(tmp_path: Path) -> None:
    pages = people_sheet.render(crowd(260), Choices())
    assert any("too many people" in note for note in pages.notes)
    assert "Sam 251" in " ".join(words(pages.pdf, tmp_path).split())


def test_the_list_names_every_limit_and_the_neutral_one_none(tmp_path: Path) -> None:
    plain = " ".join(words(people_sheet.render(crowd(12), Choices()).pdf, tmp_path).split())
    for said in ("May know: That things are hard", "Leave out: the flat", "Came back: The flat"):
        assert said in plain
    pages = people_sheet.render(crowd(12), Choices(layout=Layout.NEUTRAL))
    neutral = " ".join(words(pages.pdf, tmp_path).split())
    assert "Leave out: the flat" in neutral
    assert any("neutral" in note for note in pages.notes)
    for word in ("People map", "May know", "Came back", "side", "The other person", "plan"):
        assert word not in neutral


def test_nobody_is_one_calm_sentence(tmp_path: Path) -> None:
    pages = people_sheet.render(crowd(0), Choices())
    assert "Nobody is in the list yet." in " ".join(words(pages.pdf, tmp_path).split())


def test_names_that_cannot_be_printed_are_counted_never_shown() -> None:
    workspace = crowd(1)
    workspace.add_item("people", "people", title="\U0001f98a\U0001f98a")
    (note,) = people_sheet.render(workspace, Choices()).notes
    assert note == "2 characters cannot be printed and are left as dots: People."


def test_paper_is_turned_round_for_a_language_that_runs_from_the_right() -> None:
    plain = people_sheet.render(crowd(12), Choices()).pdf
    i18n.use(i18n.Catalogue("he", {}))
    try:
        assert people_sheet.render(crowd(12), Choices()).pdf != plain
    finally:
        i18n.use(i18n.Catalogue())
