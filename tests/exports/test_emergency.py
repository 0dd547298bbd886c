"""The emergency numbers: nothing without a source, nothing that is not as it should be."""

from datetime import date
from pathlib import Path

import pytest

from nocontact_desktop import resources
from nocontact_desktop.errors import ContentError
from nocontact_desktop.exports.emergency import Emergency, load_emergency
from tests.content.grade import grade

GOOD = """
[[country]]
code = "GB"
name = "United Kingdom"
number = "999"
source = "somebody 2020"
checked = 2026-11-30
"""


def test_every_shipped_country_has_a_number_a_source_and_a_day() -> None:
    found = {each.country_code: each for each in shipped()}
    assert len(found) > 35
    assert found["GB"].number == "999"
    assert "55" in found["GB"].silent
    for each in found.values():
        assert any(map(str.isdigit, each.number))
        assert each.source
        assert each.checked >= date(2026, 11, 21)


def test_calling_without_a_word_is_only_told_where_it_is_known() -> None:
    assert {each.country_code for each in shipped() if each.silent} == {"GB", "AU", "NZ"}


def test_what_is_told_can_be_read_on_a_bad_day() -> None:
    for each in shipped():
        for words in (each.silent, each.text):
            assert not words or grade(words) <= 8, words


@pytest.mark.parametrize(
    "text",
    [
        GOOD.replace('"GB"', '"gb"'),
        GOOD.replace('"GB"', '"GBR"'),
        GOOD.replace('"999"', '""'),
        GOOD.replace("source", "sauce"),
        GOOD.replace("2026-11-30", '"soon"'),
        GOOD + GOOD,
        GOOD + "\nmore = 1\n",
    ],
)
def test_anything_else_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "emergency.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ContentError, match=r"emergency\.toml"):
        load_emergency(path)


def shipped() -> tuple[Emergency, ...]:
    return load_emergency(resources.folder("helplines") / "emergency.toml")
