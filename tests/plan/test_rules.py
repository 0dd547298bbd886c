"""Rules speak exactly when all their conditions hold."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nocontact_desktop.plan.loader import load_sections
from nocontact_desktop.plan.model import Condition, Item, Notice, Section, State, Value, When
from nocontact_desktop.plan.rules import NoticeText, holds, notices
from tests.plan import made_up

VALUES = (
    st.none() | st.sampled_from(["", " ", "a", "b"]) | st.lists(st.sampled_from(["a", "b", ""]))
)


@pytest.fixture
def garden(tmp_path: Path) -> Section:
    made_up.write(tmp_path)
    made_up.write(tmp_path, made_up.COMMON, "rules.toml")
    return load_sections(tmp_path)[0]


def bed(**changes: object) -> Item:
    return Item("7", "garden", "beds", "Long bed", **changes)  # type: ignore[arg-type]


def test_a_rule_about_answers_names_no_item(garden: Section) -> None:
    said = notices(garden, {"weather": "rain"}, {})
    assert said == (NoticeText("rain-no-tools", "", "", "It rains and no tool is at hand."),)
    assert notices(garden, {"weather": "rain", "tools": ["rake"]}, {}) == ()
    assert notices(garden, {}, {}) == ()


def test_a_rule_about_a_list_names_each_item_that_meets_it(garden: Section) -> None:
    sown = bed(values={"sown_on": "2026-03-01"})
    (said,) = notices(garden, {}, {"beds": [sown, bed()]})
    assert (said.rule_id, said.list_id, said.item_id) == ("sown-in-clay", "beds", "7")
    assert notices(garden, {}, {"beds": [bed(values=sown.values, state=State.DONE)]}) == ()


def test_what_shows_and_is_planned_for_now_is_said_in_every_list(garden: Section) -> None:
    shows = bed(notice=Notice.YES, when=When.NOW)
    assert [said.rule_id for said in notices(garden, {}, {"beds": [shows]})] == ["shows"]
    assert [said.rule_id for said in notices(garden, {}, {"harvest": [shows]})] == ["shows"]


def test_nothing_is_said_about_what_is_not_for_me(garden: Section) -> None:
    shows = bed(notice=Notice.YES, when=When.NOW, state=State.NOT_FOR_ME)
    assert notices(garden, {}, {"beds": [shows]}) == ()


@given(VALUES)
def test_filled_and_empty_are_opposites(value: Value | None) -> None:
    assert holds(Condition("x", "filled"), value) is not holds(Condition("x", "empty"), value)


@given(VALUES)
def test_is_and_is_not_are_opposites(value: Value | None) -> None:
    same, other = Condition("x", "is", ("a",)), Condition("x", "is_not", ("a",))
    assert holds(same, value) is not holds(other, value)


def test_an_unanswered_question_is_not_any_of_the_values() -> None:
    assert holds(Condition("x", "is_not", ("a", "b")), None)
