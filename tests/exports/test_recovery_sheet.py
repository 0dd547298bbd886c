"""The sheet with the recovery code."""

from pathlib import Path

import pytest

from nocontact_desktop.exports.pages import Choices, Layout
from nocontact_desktop.exports.recovery_sheet import grouped, render
from tests.exports.reading import page_count, words
from tests.exports.sample import CODE


@pytest.mark.parametrize("layout", Layout)
def test_the_code_stands_on_one_page_in_its_groups(layout: Layout, tmp_path: Path) -> None:
    pdf = render(CODE, Choices(layout=layout)).pdf
    told = words(pdf, tmp_path)
    assert page_count(pdf) == 1
    for group in CODE.split("-"):
        assert group in told


def test_the_lines_joined_are_the_code() -> None:
    assert "-".join(grouped(CODE)) == CODE


def test_the_neutral_sheet_says_neither_what_it_is_nor_what_it_opens(tmp_path: Path) -> None:
    told = words(render(CODE, Choices(layout=Layout.NEUTRAL)).pdf, tmp_path)
    assert told.startswith("Reference")
    assert "ecover" not in told
    assert "open" not in told
