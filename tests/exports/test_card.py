"""The card: its size, what stands on it, and that nothing is lost in silence."""

import re
from dataclasses import fields, replace
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nocontact_desktop.exports import card_entries
from nocontact_desktop.exports.card import render
from nocontact_desktop.exports.card_content import CardContent, CardHelpline, Contact, on_card
from nocontact_desktop.exports.card_entries import Kind
from nocontact_desktop.exports.card_fit import HEIGHT, WIDTH, Card, Fit
from nocontact_desktop.exports.card_rows import FLOOR
from nocontact_desktop.exports.card_sheet import cards_on
from nocontact_desktop.exports.pages import MM, Choices, Layout, Paper
from nocontact_desktop.exports.strips import Anchor, Box, Stroke, Text
from nocontact_desktop.exports.typesetter import Typesetter
from tests.exports.reading import page_count, run, straight_lines, words
from tests.exports.sample import card, shipped_helplines

TYPED = st.text(max_size=80) | st.text("Wשم漢 \n", max_size=600)


def fitted(content: CardContent, layout: Layout = Layout.PLAIN) -> Fit:
    ts = Typesetter()
    tells = layout is Layout.PLAIN
    setting = card_entries.plain if tells else card_entries.neutral
    return Card(ts, setting(content, ts.gaps.printable), tells).fit()


def assert_everything_is_inside(fit: Fit) -> None:
    for side in (fit.front, fit.back):
        for mark in side:
            if isinstance(mark, Text):
                runs = mark.line.runs()
                wide = sum(g.advance for run in runs for g in run.glyphs) * mark.size / 1000
                share = {Anchor.START: 0.0, Anchor.MIDDLE: 0.5, Anchor.END: 1.0}[mark.anchor]
                left = mark.x - wide * share
                assert left >= 2 * MM
                assert left + wide <= WIDTH - 2 * MM
                assert mark.size >= FLOOR
                assert mark.y - mark.size * 0.8 >= 2 * MM
                assert mark.y + mark.size * 0.25 <= HEIGHT - 2 * MM


def baselines(fit: Fit) -> None:
    """No line of text stands on another."""
    for side in (fit.front, fit.back):
        texts = sorted((m for m in side if isinstance(m, Text)), key=lambda m: (m.y, m.x))
        for above, below in pairwise(texts):
            if below.y - above.y > 0.5 and above.anchor is below.anchor and above.x == below.x:
                assert below.y - above.y >= below.size * 0.95


@pytest.mark.parametrize("paper", Paper)
@pytest.mark.parametrize("full", [False, True])
def test_cut_and_fold_marks_enclose_cards_of_the_size_of_a_bank_card(
    paper: Paper, full: bool
) -> None:
    choices = Choices(paper, full_sheet=full)
    lines = straight_lines(render(card(), choices).pdf)
    level = [line for line in lines if line[1] == line[3] and abs(line[2] - line[0]) < 12]
    upright = [line for line in lines if line[0] == line[2]]
    across = sorted({line[0] for line in upright})
    assert len(across) == 3
    assert across[1] - across[0] == pytest.approx(85.6 * MM, abs=0.02)
    assert across[2] - across[1] == pytest.approx(85.6 * MM, abs=0.02)
    ends = [line for line in level if max(line[0], line[2]) < across[0]]
    rows = sorted({line[1] for line in ends})
    assert len(rows) == cards_on(choices) + 1
    for upper, lower in pairwise(rows):
        assert lower - upper == pytest.approx(53.98 * MM, abs=0.02)
    width, height = paper.size
    assert across[0] == pytest.approx(width - across[2], abs=0.02)
    assert min(line[0] for line in lines) > 5 * MM
    assert max(line[3] for line in lines) < height - 5 * MM


def test_a_full_sheet_holds_as_many_cards_as_fit() -> None:
    assert cards_on(Choices(Paper.A4, full_sheet=True)) == 5
    assert cards_on(Choices(Paper.LETTER, full_sheet=True)) == 4
    assert cards_on(Choices(Paper.A4)) == 1


def test_everything_that_was_chosen_stands_on_the_card(tmp_path: Path) -> None:
    pages = render(card(), Choices())
    told = words(pages.pdf, tmp_path)
    for text in (
        "In an emergency", "999", "listen, press 55", "Maria", "+44 7700 900123", "Αθηνά",
        "Ґалина", "Allergies", "Penicillin", "Salbutamol · Levothyroxine", "A positive", "One dog",
        "Call Rosa", "Is the book club on tonight?", "come and fetch me", "Dr Lin", "Doctor",
        "MA-24-1187", "Line of my own", "source",
    ):  # fmt: skip
        assert text in told
    assert pages.notes == ()


def test_every_helpline_shows_the_year_of_its_source(tmp_path: Path) -> None:
    lines = (CardHelpline("One", "100", source_year=2021), CardHelpline("Two", "200"))
    told = words(render(CardContent(helplines=lines), Choices()).pdf, tmp_path)
    assert "source from 2021" in told
    assert "source without a year" in told


def test_the_neutral_card_says_numbers_only_and_says_what_it_leaves_out(tmp_path: Path) -> None:
    pages = render(card(), Choices(layout=Layout.NEUTRAL))
    told = words(pages.pdf, tmp_path)
    for text in ("Useful numbers", "999", "Maria", "Info line", "0808", "book club"):
        assert text in told
    for text in ("emergency", "Helpline", "Refuge", "friend", "Doctor", "press 55", "fetch me"):
        assert text not in told
    (note,) = pages.notes
    for thing in ("silently", "what each person is", "helplines", "code phrase asks"):
        assert thing in note


def test_no_shipped_helpline_tells_on_a_neutral_card(tmp_path: Path) -> None:
    lines = shipped_helplines()
    for first in range(0, len(lines), 9):
        some = tuple(on_card(line) for line in lines[first : first + 9])
        pages = render(CardContent(helplines=some), Choices(layout=Layout.NEUTRAL))
        told = words(pages.pdf, tmp_path).lower()
        left = re.sub(r"info line|useful numbers|notes|cut along.*line\.|[0-9 ()+#*-]", "", told)
        assert left == ""


@pytest.mark.parametrize("layout", Layout)
def test_long_names_shrink_or_wrap_and_stay_on_the_card(layout: Layout) -> None:
    people = tuple(Contact(f"{'Wolfeschlegelsteinhausenbergerdorff' * 2}{i}", "1" * 40) for i in
                   range(3))  # fmt: skip
    fit = fitted(card(people=people), layout)
    assert_everything_is_inside(fit)
    baselines(fit)


def test_ten_helplines_fit_on_a_card_of_their_own(tmp_path: Path) -> None:
    lines = tuple(on_card(line) for line in shipped_helplines()[:10])
    pages = render(CardContent(helplines=lines), Choices())
    told = words(pages.pdf, tmp_path)
    assert not any("do not fit" in note or "does not fit" in note for note in pages.notes)
    for line in lines:
        assert line.number.split()[0] in told


def test_what_does_not_fit_is_said_by_kind_and_the_rest_is_there(tmp_path: Path) -> None:
    people = tuple(Contact(f"Name{i:02}", f"077000000{i:02}") for i in range(40))
    pages = render(card(people=people), Choices())
    told = words(pages.pdf, tmp_path)
    there = sum(person.number in told for person in people)
    assert 0 < there < 40
    assert f"{40 - there} people do not fit on the card and are left out." in pages.notes
    assert "Penicillin" in told


def test_a_line_too_long_for_any_card_goes_alone(tmp_path: Path) -> None:
    pages = render(card(lines=("word " * 2000,)), Choices())
    told = words(pages.pdf, tmp_path)
    assert pages.notes[-1] == "1 line of your own does not fit on the card and is left out."
    assert "Maria" in told
    assert "MA-24-1187" in told


def test_hours_make_room_for_numbers_and_that_is_said() -> None:
    line = CardHelpline("A line with a long name for its card", "0800 000 000", "open " * 30)
    pages = render(card(helplines=(line,) * 6), Choices())
    assert "The hours of helplines are left out to make room for their numbers." in pages.notes


def test_overflow_moves_to_the_other_side_before_anything_shrinks_to_the_floor() -> None:
    people = tuple(Contact(f"Name {i}", f"0770 000 {i:03}") for i in range(12))
    fit = fitted(CardContent(people=people))
    assert fit.left_out == ()
    assert sum(isinstance(mark, Text) for mark in fit.back) > 6
    assert min(mark.size for mark in fit.front if isinstance(mark, Text)) > 7


def test_the_rules_under_both_headings_are_level() -> None:
    fit = fitted(card())
    rules = [max(m.thickness for m in side if isinstance(m, Stroke | Box)) for side in
             (fit.front, fit.back)]  # fmt: skip
    tops = [
        next(m.y for m in side if isinstance(m, Stroke | Box) and m.thickness == thick)
        for side, thick in zip((fit.front, fit.back), rules, strict=True)
    ]
    assert tops[0] == pytest.approx(tops[1])


def test_markup_is_only_text(tmp_path: Path) -> None:
    hostile = "<b>&lt;</b> </para> %s {x} \\n (a)) << /JS >>"
    pdf = render(card(own_name=hostile), Choices()).pdf
    assert "<b>&lt;</b> </para> %s {x} \\n (a)) << /JS >>" in words(pdf, tmp_path)
    assert b"/JS" not in pdf


def test_missing_characters_are_said_by_place_and_printed_as_dots(tmp_path: Path) -> None:
    pages = render(card(people=(Contact("李四 Li", "077"),)), Choices())
    assert pages.notes == ("2 characters cannot be printed and are left as dots: People to call.",)
    assert "…… Li" in words(pages.pdf, tmp_path)


def test_a_card_has_no_field_for_what_must_never_stand_on_it() -> None:
    names = {field.name for kind in (CardContent, Contact) for field in fields(kind)}
    assert not [n for n in names if re.search("address|place|where|bag|secret|password|pin", n)]


def test_a_heading_that_would_fill_the_card_is_left_out_and_said() -> None:
    long = "name " * 200
    pages = render(card(own_name=long, emergency_number=long, emergency_how=long * 5), Choices())
    assert pages.notes == (
        "The name on the card is too long and is left out.",
        "The emergency number is too long and is left out.",
        "1 line on how to call silently does not fit on the card and is left out.",
    )


def test_vowel_signs_are_drawn_on_their_letters(tmp_path: Path) -> None:
    content = CardContent(people=(Contact("مُحَمَّدٌ", "077"), Contact("שָׁלוֹם", "078")))
    pages = render(content, Choices())
    told = words(pages.pdf, tmp_path)
    assert "محمد" in re.sub("[\u064b-\u0652]", "", told)
    assert pages.notes == ()


def test_an_empty_card_is_still_a_card() -> None:
    assert page_count(render(CardContent(), Choices()).pdf) == 1


@pytest.mark.parametrize("layout", Layout)
def test_a_name_stands_on_the_card_also_when_nothing_else_is_on_the_back(
    tmp_path: Path, layout: Layout
) -> None:
    few = CardContent(own_name="Robin", emergency_number="112")
    assert "Robin" in words(render(few, Choices(layout=layout)).pdf, tmp_path)
    assert not fitted(replace(few, own_name=""), layout).back


def test_every_kind_has_a_heading_and_a_note() -> None:
    for kind in Kind:
        assert card_entries.heading(kind)
        assert "left out" in card_entries.missing_note(kind, 2)


@settings(max_examples=60)
@given(TYPED, TYPED, TYPED, st.lists(st.tuples(TYPED, TYPED), max_size=6), st.booleans())
def test_anything_typed_makes_a_card_with_everything_inside(
    name: str, medicine: str, line: str, people: list[tuple[str, str]], neutral: bool
) -> None:
    content = CardContent(
        own_name=name,
        emergency_number=name,
        people=tuple(Contact(*person) for person in people),
        medicines=medicine,
        code_phrase=line,
        lines=(line, name),
    )
    layout = Layout.NEUTRAL if neutral else Layout.PLAIN
    assert_everything_is_inside(fitted(content, layout))
    assert page_count(render(content, Choices(layout=layout)).pdf) == 1


def test_a_sheet_repeats_the_same_card(tmp_path: Path) -> None:
    content = replace(CardContent(), people=(Contact("Maria", "0770 000 001"),))
    pdf = render(content, Choices(full_sheet=True)).pdf
    assert run("pdftotext", "PDF", "-", pdf=pdf, folder=tmp_path).count("0770 000 001") == 5
