"""Times as people type them, and the order of a day."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nocontact_desktop.plan.clock import by_time, read_clock


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [
        ("9:10", 550),
        ("09.10", 550),
        ("9h10", 550),
        ("about 9:10, when it is quiet", 550),
        ("9 pm", 1260),
        ("9:10 p.m.", 1270),
        ("12 am", 0),
        ("12:30pm", 750),
        ("0730", 450),
        ("7", 420),
        ("٧:٣٠", 450),
        ("21:00", 1260),
        ("9:10p", 550 + 720),
        ("9:00 pack", 540),
        ("12:15 at noon", 735),
        ("9:00 a friend comes", 540),
        ("21.11.2026, 9:10", 550),
        ("9:10:30", 550),
    ],
)
def test_a_time_is_read_as_people_write_it(typed: str, minutes: int) -> None:
    found = read_clock(typed)
    assert found is not None
    assert found.minutes == minutes


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "when the door has closed",
        "10 minutes later",
        "25:00",
        "9:75",
        "13 pm",
        "99",
        "floor 3",
        "21.11.2026",
    ],
)
def test_what_is_no_time_is_not_taken_for_one(typed: str) -> None:
    assert read_clock(typed) is None


def order(*typed: str, also: tuple[str, ...] = ()) -> list[str]:
    return list(by_time([(each, each) for each in typed], [(each, each) for each in also]))


def test_a_line_that_was_added_last_goes_to_its_time() -> None:
    assert order("08:00", "09:00", "07:30") == ["07:30", "08:00", "09:00"]
    assert order("8:00", "9:00", "10:00", "7:00") == ["7:00", "8:00", "9:00", "10:00"]
    assert order("9:00", "9:30", "9:10") == ["9:00", "9:10", "9:30"]


def test_a_word_behind_the_time_is_not_half_a_day() -> None:
    typed = ["9:00 pack", "10:00 at the door", "12:15 at noon", "13:00 away"]
    assert order(*reversed(typed)) == typed


def test_a_night_over_midnight_stays_in_its_order() -> None:
    assert order("23:30", "00:15", "01:00") == ["23:30", "00:15", "01:00"]
    assert order("22:00", "07:00", also=("23:00", "06:00")) == ["22:00", "23:00", "06:00", "07:00"]


def test_hours_up_to_twelve_go_on_after_noon() -> None:
    assert order("11:30", "12:15", "1:00") == ["11:30", "12:15", "1:00"]
    assert order("11:30", "1:00", "12:15") == ["11:30", "12:15", "1:00"]
    assert order("7:00", "9:00", "5:00") == ["7:00", "9:00", "5:00"]


def test_what_has_no_time_stays_behind_the_line_before_it() -> None:
    assert order("first", "9:00", "then", "8:00", "and") == ["first", "8:00", "and", "9:00", "then"]
    assert order("one", "two", "three") == ["one", "two", "three"]
    assert order(also=("9:00",)) == ["9:00"]


@given(st.lists(st.sampled_from(["9:00", "09:00", "1 pm", "23:59", "", "soon", "12", "0:10"])))
def test_no_line_is_ever_lost_or_doubled(typed: list[str]) -> None:
    lines = list(enumerate(typed))
    assert sorted(by_time(lines)) == list(range(len(typed)))
