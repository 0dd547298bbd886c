"""The list of helplines: strict when read, honest about its age."""

from datetime import date
from pathlib import Path

import pytest

from nocontact_desktop.errors import ContentError
from nocontact_desktop.exports.helplines import (
    COLUMNS,
    Helpline,
    LineKind,
    OnBill,
    countries,
    digits_only,
    load_helplines,
)
from tests.exports.sample import shipped_helplines

HEAD = ",".join(COLUMNS) + "\n"
ROW = (
    "GB,United Kingdom,Line,domestic crisis,0800 1,,,24/7,,no,,a.org,"
    "somebody 2020,high,2026-11-21\n"
)


def load(tmp_path: Path, text: str) -> tuple[Helpline, ...]:
    path = tmp_path / "lines.csv"
    path.write_text(text, encoding="utf-8")
    return load_helplines(path)


def test_the_shipped_list_holds_no_row_of_low_certainty() -> None:
    lines = shipped_helplines()
    assert len(lines) == 120
    assert {line.certainty for line in lines} == {"high", "medium"}


def test_every_shipped_line_says_what_it_is_about_and_when_it_was_checked() -> None:
    for line in shipped_helplines():
        assert line.kinds
        assert line.checked is not None
        assert date(2026, 1, 1) <= line.checked <= date(2026, 12, 31)


@pytest.mark.parametrize("country", ["GB", "US", "AU"])
def test_large_countries_have_lines_of_many_kinds(country: str) -> None:
    kinds = {k for line in shipped_helplines() if line.country_code == country for k in line.kinds}
    wanted = {LineKind.DOMESTIC, LineKind.CRISIS, LineKind.CHILD, LineKind.LGBT, LineKind.SEXUAL}
    assert wanted <= kinds


def test_a_bill_is_only_spoken_of_where_a_source_was_read() -> None:
    said = {line.name for line in shipped_helplines() if line.on_bill is not OnBill.UNKNOWN}
    assert 0 < len(said) < 20
    (row,) = [line for line in shipped_helplines() if line.name == "3114 (suicide prevention)"]
    assert row.on_bill is OnBill.UNKNOWN


def test_a_row_is_read_whole(tmp_path: Path) -> None:
    (line,) = load(tmp_path, HEAD + ROW)
    assert line.kinds == (LineKind.DOMESTIC, LineKind.CRISIS)
    assert line.on_bill is OnBill.NO
    assert line.checked == date(2026, 11, 21)


def test_every_year_of_a_source_is_a_year_that_has_been() -> None:
    years = {line.source_year for line in shipped_helplines()} - {None}
    assert years <= set(range(2010, 2027))


def test_the_newest_year_of_several_counts(tmp_path: Path) -> None:
    (line,) = load(tmp_path, HEAD + ROW.replace("2020", "https://a.org/2019/x-20251 2022-03; 2020"))
    assert line.source_year == 2022


def test_a_source_without_a_year_has_none(tmp_path: Path) -> None:
    (line,) = load(tmp_path, HEAD + ROW.replace("2020", "page 12020"))
    assert line.source_year is None


def test_each_country_is_named_once_without_its_regions() -> None:
    named = countries(shipped_helplines())
    assert ("GB", "United Kingdom") in named
    assert ("BE", "Belgium") in named
    assert len({code for code, _ in named}) == len(named)
    assert [name for _, name in named] == sorted(name for _, name in named)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "country,name\n",
        HEAD + ROW.replace(",high", "", 1),
        HEAD + ROW.replace("high", "low"),
        HEAD + ROW.replace("crisis", "unheard-of"),
        HEAD + ROW.replace("domestic crisis", ""),
        HEAD + ROW.replace(",no,", ",maybe,"),
        HEAD + ROW.replace("2026-11-21", "soon"),
        HEAD + ROW.replace("GB", "gb"),
        HEAD + ROW.replace("Line", ""),
        HEAD + ROW.replace("0800 1", "").replace("a.org", ""),
        HEAD + ROW + ROW,
    ],
)
def test_anything_that_is_not_as_it_should_be_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(ContentError, match=r"lines\.csv"):
        load(tmp_path, text)


@pytest.mark.parametrize(
    ("phone", "numbers"),
    [
        ("0808 2000 247", ("0808 2000 247",)),
        ("800-7283 (800-SAVE)", ("800-7283",)),
        ("1-888-NO-ABUSE (1-888-662-2873); 876-553-0372", ("1-888-662-2873", "876-553-0372")),
        ("0800 4141; *4141 from mobiles", ("0800 4141", "*4141")),
        ("#8008", ("#8008",)),
        ("", ()),
    ],
)
def test_words_around_a_number_are_left_behind(phone: str, numbers: tuple[str, ...]) -> None:
    assert digits_only(phone) == numbers
