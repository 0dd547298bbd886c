"""The order of the steps fits the person, and no step is lost by it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from nocontact_desktop.errors import ContentError
from nocontact_desktop.plan.model import Answers, When
from nocontact_desktop.plan.own_order import (
    Circumstance,
    chosen_steps,
    load_circumstances,
    own_order,
)
from nocontact_desktop.plan.stages import FIRST_MOST, Stage

STAGE = Stage("s", "S", (), ("room", "places", "bag"), frozenset(When), frozenset({"blocking"}))
AT_WORK = Circumstance(
    "me", "tie", frozenset({"boss"}), ("work", "papers"), frozenset({"room", "pets"})
)
NO_PETS = Circumstance("me", "pets", frozenset({"no"}), (), frozenset({"pets"}))
UNLESS_AT_HOME = replace(AT_WORK, unless=(Circumstance("me", "lives", frozenset({"there"})),))
GOOD = """
[[circumstance]]
answer = "me/tie"
values = ["boss"]
first = ["work"]
waits = ["pets"]
unless = [{ answer = "me/lives", values = ["there"] }]
"""


def fitted(answers: Answers, *chosen: str) -> Stage:
    return own_order(STAGE, (AT_WORK, NO_PETS), lambda _section: answers, chosen)


def test_who_said_nothing_has_the_order_of_the_stage() -> None:
    assert fitted({}) == STAGE


def test_what_matters_to_the_person_follows_what_the_stage_begins_with() -> None:
    assert fitted({}, "pets", "bag").first == ("room", "pets", "bag", "places")


def test_a_circumstance_puts_its_steps_first_and_others_off() -> None:
    stage = fitted({"tie": "boss"})
    assert stage.first == ("work", "papers", "places", "bag")
    assert stage.waits == {"blocking", "room", "pets"}


def test_the_first_two_steps_of_a_stage_stay_before_what_an_answer_puts_first() -> None:
    given: Answers = {"ill": "yes"}
    ill = Circumstance("me", "ill", frozenset({"yes"}), ("doctor",))
    found = own_order(STAGE, (ill,), lambda _section: given, ())
    assert found.first == ("room", "places", "doctor", "bag")


def test_what_a_circumstance_puts_off_a_priority_brings_back() -> None:
    stage = fitted({"tie": "boss", "pets": "no"}, "pets")
    assert stage.first[0] == "pets"
    assert "pets" not in stage.waits


def test_a_circumstance_does_not_count_beside_an_answer_that_lifts_it() -> None:
    def fitted_to(answers: Answers) -> Stage:
        return own_order(STAGE, (UNLESS_AT_HOME,), lambda _section: answers, ())

    for answers in ({"tie": "boss"}, {"tie": "boss", "lives": "elsewhere"}):
        assert "room" in fitted_to(answers).waits
        assert fitted_to(answers).first[0] == "work"
    assert fitted_to({"tie": "boss", "lives": "there"}) == STAGE
    assert fitted_to({"tie": "boss", "lives": ["there"]}) == STAGE


def test_what_waits_at_this_stage_waits_also_as_a_priority() -> None:
    stage = fitted({}, "blocking")
    assert "blocking" in stage.waits
    assert "blocking" not in stage.first


def test_no_more_come_first_than_fit_on_the_overview() -> None:
    assert len(fitted({}, *"abcdefghij").first) == FIRST_MOST


def test_an_answer_of_several_counts_when_one_of_them_is_meant() -> None:
    assert NO_PETS.holds(["yes", "no"])
    assert not NO_PETS.holds([])
    assert not NO_PETS.holds(None)


def test_the_first_step_of_each_priority_comes_before_the_second_of_any() -> None:
    priorities = {"a": ("one", "two"), "b": ("three", "one")}
    assert chosen_steps(priorities, ["a", "b", "unknown"]) == (("one", "three"), ("two",))
    assert chosen_steps(priorities, None) == ((), ())
    assert chosen_steps(priorities, "a") == ((), ())


def test_what_a_circumstance_puts_first_comes_between_a_priority_and_its_further_steps() -> None:
    answers: Answers = {"tie": "boss"}
    found = own_order(STAGE, (AT_WORK,), lambda _section: answers, ("bag",), ("pets", "papers"))
    assert found.first == ("bag", "work", "papers", "pets", "places")
    assert "pets" not in found.waits


def test_circumstances_are_read(tmp_path: Path) -> None:
    path = tmp_path / "circumstances.toml"
    path.write_text(GOOD, "utf-8")
    wanted = replace(UNLESS_AT_HOME, first=("work",), waits=frozenset({"pets"}))
    assert load_circumstances(path) == (wanted,)


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ('"me/tie"', '"tie"', "step/field"),
        ('["boss"]', "[]", "at least one answer"),
        ('"me/lives"', '"lives"', "step/field"),
        ('["there"]', "[]", "at least one answer"),
        ('["there"] }', '["there"], first = ["work"] }', "unknown key first"),
        ('["pets"]', '["work"]', "none of them in both"),
        ('first = ["work"]\nwaits = ["pets"]', "", "first or waits name steps"),
        ('["work"]', '["work", "work"]', "step work is there twice"),
        ('["pets"]', '["pets"]\nlocked = true', "unknown key locked"),
    ],
)
def test_a_file_that_breaks_a_rule_is_refused(
    tmp_path: Path, old: str, new: str, complaint: str
) -> None:
    assert old in GOOD
    path = tmp_path / "circumstances.toml"
    path.write_text(GOOD.replace(old, new, 1), "utf-8")
    with pytest.raises(ContentError, match=complaint):
        load_circumstances(path)
