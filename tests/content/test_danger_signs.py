"""The signs of danger lead to somebody to talk to, and never to a figure."""

from __future__ import annotations

import re

import pytest

from nocontact_desktop.app.workspace import Workspace
from nocontact_desktop.plan.model import Field, Section
from tests import shipped

STEP = "danger-signs"
GROUPS = ("signs", "signs_lately", "signs_others", "signs_hold")
HELP = re.compile(r"advocate|helpline|doctor|emergency|advice line|union|lawyer|police", re.I)


@pytest.fixture
def workspace() -> Workspace:
    return shipped.workspace()


def step(workspace: Workspace) -> Section:
    return next(each for each in workspace.sections if each.id == STEP)


def field(workspace: Workspace, field_id: str) -> Field:
    return next(each for each in step(workspace).fields if each.id == field_id)


def said(workspace: Workspace) -> dict[str, str]:
    return {each.rule_id: each.text for each in workspace.notices(STEP)}


def test_every_sign_leads_to_somebody_who_can_help(workspace: Workspace) -> None:
    workspace.set_answer(STEP, "talk_to", "the line")
    for group in GROUPS:
        for option in field(workspace, group).options:
            workspace.set_answer(STEP, group, [option.id])
            texts = list(said(workspace).values())
            assert texts, f"nothing is said about {option.id}"
            assert any(HELP.search(text) for text in texts), option.id
            workspace.set_answer(STEP, group, [])
    assert not said(workspace)


def test_pressure_on_the_neck_means_a_doctor_even_without_marks(workspace: Workspace) -> None:
    workspace.set_answer(STEP, "signs", ["neck"])
    assert "even without marks" in said(workspace)["neck-see-a-doctor"]
    workspace.set_answer(STEP, "neck_seen", "not-safe")
    assert {"neck-see-a-doctor", "neck-not-safe-to-go"} <= set(said(workspace))
    workspace.set_answer(STEP, "neck_seen", "yes")
    assert "neck-see-a-doctor" not in said(workspace)
    assert "neck-still-counts" in said(workspace)


def test_a_weapon_is_left_where_it_is(workspace: Workspace) -> None:
    workspace.set_answer(STEP, "signs", ["weapon"])
    assert "Leave the weapon where it is" in said(workspace)["threat-or-weapon"]


def test_ones_own_sense_counts_without_any_sign(workspace: Workspace) -> None:
    workspace.set_answer(STEP, "own_sense", "yes")
    assert set(said(workspace)) == {"own-sense"}


def test_nobody_to_talk_to_is_said_until_somebody_is_there(workspace: Workspace) -> None:
    workspace.set_answer(STEP, "signs", ["drink"])
    assert "nobody-yet" in said(workspace)
    workspace.set_answer(STEP, "talk_to", "a line")
    assert "nobody-yet" not in said(workspace)


def test_somebody_to_talk_to_is_missed_whatever_kind_of_sign_is_ticked(
    workspace: Workspace,
) -> None:
    for group, sign in (("signs_others", "marriage"), ("signs_hold", "sign")):
        workspace.set_answer(STEP, group, [sign])
        missed = [each for each in said(workspace) if each.startswith("nobody-yet")]
        assert len(missed) == 1, group
        workspace.set_answer(STEP, "signs", ["hurt"])
        missed = [each for each in said(workspace) if each.startswith("nobody-yet")]
        assert missed == ["nobody-yet"]
        workspace.set_answer(STEP, "signs", [])
        workspace.set_answer(STEP, group, [])


def test_who_may_be_taken_abroad_hears_of_help_before_the_trip(workspace: Workspace) -> None:
    workspace.set_answer(STEP, "signs_others", ["marriage"])
    assert "before any trip" in said(workspace)["before-a-trip"]


def test_a_threat_to_report_is_not_called_a_crime_but_asked_about_first(
    workspace: Workspace,
) -> None:
    workspace.set_answer(STEP, "signs", ["report"])
    assert "before you talk to an office" in said(workspace)["threat-to-report"]
    assert not [text for text in said(workspace).values() if "crime" in text]


def test_the_step_warns_before_it_asks_and_counts_nothing(workspace: Workspace) -> None:
    assert step(workspace).gentle
    assert not any(list_.sums for list_ in step(workspace).lists)
    workspace.set_answer(STEP, "signs", [each.id for each in field(workspace, "signs").options])
    assert not [text for text in said(workspace).values() if re.search(r"\d", text)]
