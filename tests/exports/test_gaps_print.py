"""The list of what is still open, on paper: complete, in order, and neutral when asked for."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from nocontact_desktop.exports import gaps_print
from nocontact_desktop.exports.gaps_print import MOST
from nocontact_desktop.exports.pages import Choices, Layout
from nocontact_desktop.plan.gaps import Gaps, StepGaps
from nocontact_desktop.plan.readiness import Missing
from tests.exports.reading import words
from tests.exports.sample import open_things

Read = Callable[..., str]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    def text(gaps: Gaps, layout: Layout = Layout.PLAIN) -> str:
        pdf = gaps_print.render(gaps, Choices(layout=layout)).pdf
        return " ".join(words(pdf, tmp_path).split())

    return text


def test_it_has_what_is_open_in_the_persons_order(read: Read) -> None:
    text = read(open_things())
    parts = ["What is still open", "A place to go", "Everything else", "For later"]
    assert [text.index(part) for part in parts] == sorted(text.index(part) for part in parts)
    assert text.count("Not answered yet: Where first?") == 3


def test_the_neutral_layout_names_no_step_and_no_priority(read: Read) -> None:
    text = read(open_things(), Layout.NEUTRAL)
    assert "Notes" in text
    assert "Where first?" in text
    assert not any(word in text for word in ("Places", "A place to go", "still open"))
    said = gaps_print.render(open_things(), Choices(layout=Layout.NEUTRAL)).notes
    assert said[0].startswith("The neutral layout hides the names of the steps")


def test_of_very_many_it_says_how_many_more_there_are(read: Read) -> None:
    many = tuple(Missing(f"thing {at}", count=2) for at in range(MOST + 3))
    text = read(Gaps((), (StepGaps("a", "A", many),), ()))
    assert f"thing {MOST - 1}" in text
    assert f"thing {MOST}" not in text
    assert "And 6 more." in text
    assert "All steps" in text


def test_a_plan_that_lacks_nothing_says_so(read: Read) -> None:
    assert "Nothing is open." in read(Gaps((), (), ()))
