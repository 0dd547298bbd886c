"""The sheet of helplines: everything on it, nothing that tells on the neutral one."""

from __future__ import annotations

from pathlib import Path

import pytest

from nocontact_desktop.exports.helpline_sheet import Lines, render
from nocontact_desktop.exports.helplines import Helpline
from nocontact_desktop.exports.pages import Choices, Layout
from tests.exports.reading import page_count, words
from tests.exports.sample import lines, shipped_helplines


def test_every_line_stands_on_it_with_number_hours_and_age(tmp_path: Path) -> None:
    told = " ".join(words(render(lines(), Choices()).pdf, tmp_path).split())
    for line in lines().helplines[1:]:
        assert line.phone in told
    for word in ("In danger now", "999", "press 55", "Ask for Rosa", "Samaritans", "24/7"):
        assert word in told
    assert "Source from 2023." in told
    assert "Check before you rely on one." in told


def test_the_neutral_sheet_has_numbers_only_and_says_so(tmp_path: Path) -> None:
    made = render(lines(), Choices(layout=Layout.NEUTRAL))
    told = words(made.pdf, tmp_path)
    assert "Useful numbers" in told
    assert "0808 2000 247" in told
    for word in ("Samaritans", "Rosa", "24/7", "press", "danger"):
        assert word not in told
    assert any("leaves out who answers" in note for note in made.notes)


@pytest.mark.parametrize("layout", list(Layout))
def test_without_a_line_it_says_what_to_do(tmp_path: Path, layout: Layout) -> None:
    made = render(Lines(), Choices(layout=layout))
    assert page_count(made.pdf) == 1
    assert ("Choose a country" in words(made.pdf, tmp_path)) == (layout is Layout.PLAIN)


def test_a_line_without_a_number_is_counted_where_it_is_left_out() -> None:
    bare = Lines((Helpline("CA", "Canada", "Directory", web="a.org", source="x"),))
    notes = render(bare, Choices(layout=Layout.NEUTRAL)).notes
    assert "1 line without a number is left out." in notes
    assert render(bare, Choices()).notes == ()


def test_very_many_lines_run_over_pages() -> None:
    made = render(Lines(shipped_helplines()), Choices())
    assert page_count(made.pdf) > 5
    assert made.notes == ()


def test_what_cannot_be_printed_is_said() -> None:
    odd = Lines((Helpline("", "", "Line \U0001f98a", phone="1"),))
    assert any("cannot be printed" in note for note in render(odd, Choices()).notes)
