"""The blocking checklist of each way: the right order, what is done, what to think of."""

from __future__ import annotations

import pytest

from nocontact_desktop.plan.channel_steps import Channel, channels
from nocontact_desktop.plan.model import State, Value, When
from tests.plan.tech import Tech

CHANNELS = ("blocking", "channels")


def only(tech: Tech) -> Channel:
    (found,) = channels(tech.plan)
    return found


def test_proof_comes_first_and_the_block_after_all_questions() -> None:
    tech = Tech()
    tech.add(CHANNELS, "Texts", action="block")
    assert [check.text for check in only(tech).checks] == [
        "Save proof, or look and find none",
        "Check that only you can get into the account",
        "Look at what else would change",
        "Choose the time",
        "Block",
        "Put in a day to look again",
    ]
    assert not any(check.done for check in only(tech).checks)


@pytest.mark.parametrize(
    ("values", "marks", "then"),
    [
        ({}, None, "Save proof, or look and find none"),
        (
            {"proof_saved_on": "2026-11-01"},
            None,
            "Check that only you can get into the account",
        ),
        (
            {"proof_saved_on": "2026-11-01", "recovery_checked": "yes"},
            None,
            "Look at what else would change",
        ),
        (
            {"proof_saved_on": "x", "recovery_checked": "yes", "side_effects": ["work"]},
            None,
            "Choose the time",
        ),
        (
            {"proof_saved_on": "x", "recovery_checked": "yes", "side_effects": ["work"]},
            When.ON_THE_DAY,
            "Block",
        ),
        (
            {
                "proof_saved_on": "x",
                "recovery_checked": "does-not-apply",
                "side_effects": ["work"],
                "blocked_on": "y",
            },
            None,
            "Put in a day to look again",
        ),
    ],
)
def test_what_comes_next(values: dict[str, Value], marks: When | None, then: str) -> None:
    tech = Tech()
    tech.add(CHANNELS, "Texts", marks, action="block", **values)
    assert only(tech).next == then


def test_when_all_is_done_nothing_comes_next() -> None:
    tech = Tech()
    tech.add(
        CHANNELS,
        "Texts",
        State.DONE,
        action="block",
        proof_saved_on="x",
        recovery_checked="yes",
        side_effects=["nothing-else"],
        review_on="z",
    )
    assert only(tech).next == ""


def test_a_way_that_stays_open_asks_for_proof_only() -> None:
    tech = Tech()
    tech.add(CHANNELS, "The app", action="keep")
    assert [(check.text, check.done) for check in only(tech).checks] == [
        ("Save proof, or look and find none", False),
        ("Leave it open", True),
    ]


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"required": "court", "action": "block"}, "A court order asks for this way."),
        ({"required": "court", "action": "keep"}, ""),
        ({"required": "child", "action": "block"}, "Another way for the child comes first."),
        ({"required": "child", "action": "mute"}, ""),
        ({"required": "work", "action": "leave-group"}, "Work asks for this way."),
        ({"required": "not-sure"}, "You are not sure if it has to stay open."),
        ({"recovery_checked": "no"}, "New reset data, from a safe device, comes first."),
        ({"side_effects": ["shared-group"]}, "Also changes: A group we are both in"),
        ({"shows_to_them": "one tick"}, "How it shows: one tick"),
    ],
)
def test_what_to_think_of_first(values: dict[str, Value], said: str) -> None:
    tech = Tech()
    tech.add(CHANNELS, "Texts", None, **values)
    cautions = " ".join(only(tech).cautions)
    assert said in cautions if said else not cautions


def test_ways_stand_by_their_time_without_those_that_are_not_for_me() -> None:
    tech = Tech()
    tech.add(CHANNELS, "After", When.AFTER)
    tech.add(CHANNELS, "Open")
    tech.add(CHANNELS, "Day", When.ON_THE_DAY)
    tech.add(CHANNELS, "Now", When.NOW)
    tech.add(CHANNELS, "Gone", State.NOT_FOR_ME)
    assert [(each.name, each.when) for each in channels(tech.plan)] == [
        ("Now", "Now"),
        ("Open", ""),
        ("Day", "On the day"),
        ("After", "After"),
    ]
