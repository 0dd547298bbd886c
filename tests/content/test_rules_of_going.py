"""The rules about the day of going and the time after it speak when they should."""

from __future__ import annotations

from dataclasses import replace

import pytest

from nocontact_desktop.app.workspace import Workspace
from nocontact_desktop.plan.model import State, When
from tests import shipped


@pytest.fixture
def workspace() -> Workspace:
    return shipped.workspace()


def said(workspace: Workspace, section_id: str) -> set[str]:
    return {each.rule_id for each in workspace.notices(section_id)}


@pytest.mark.parametrize(
    ("way", "warned"),
    [("myself", "told-face-to-face"), ("note", "note-is-found"), ("none", ""), ("later", "")],
)
def test_telling_them_is_never_planned_without_a_word_on_the_danger(
    workspace: Workspace, way: str, warned: str
) -> None:
    workspace.set_answer("the-day", "message", way)
    found = said(workspace, "the-day") & {"told-face-to-face", "note-is-found"}
    assert found == ({warned} if warned else set())


@pytest.mark.parametrize("plan", ["leave", "off"])
def test_without_a_phone_somebody_beside_you_settles_how_to_call(
    workspace: Workspace, plan: str
) -> None:
    workspace.set_answer("the-day", "phone_plan", plan)
    assert "phone-cannot-call" in said(workspace, "the-day")
    workspace.set_answer("the-day", "beside_you", "A neighbour")
    assert "phone-cannot-call" not in said(workspace, "the-day")


def test_a_phone_that_stays_on_and_a_car_of_your_own_are_pointed_out(workspace: Workspace) -> None:
    workspace.set_answer("the-day", "phone_plan", "on")
    workspace.set_answer("the-day", "transport", ["own-car"])
    assert {"phone-stays-on", "car-may-be-followed"} <= said(workspace, "the-day")
    workspace.set_answer("the-day", "phone_plan", "other-phone")
    workspace.set_answer("the-day", "transport", ["walk"])
    assert not said(workspace, "the-day")


def test_a_day_with_a_time_asks_for_a_way_out_with_nothing(workspace: Workspace) -> None:
    workspace.set_answer("the-day", "window", "Tuesday, 9 to 11")
    assert "no-empty-handed" in said(workspace, "the-day")
    workspace.set_answer("the-day", "empty_handed", "The back door")
    assert "no-empty-handed" not in said(workspace, "the-day")


def test_every_ready_line_of_the_day_belongs_to_the_day(workspace: Workspace) -> None:
    lists = {each.id: each for each in workspace.section("the-day").lists}
    assert {each.when for each in lists["minutes"].suggestions} == {When.ON_THE_DAY}


def test_a_line_of_the_day_that_is_planned_for_now_is_pointed_out(workspace: Workspace) -> None:
    line = workspace.add_item("the-day", "minutes", title="Go")
    workspace.change_item(replace(line, when=When.NOW))
    assert "line-not-for-the-day" in said(workspace, "the-day")
    workspace.change_item(replace(line, when=When.NOW, state=State.DONE))
    assert "line-not-for-the-day" not in said(workspace, "the-day")


@pytest.mark.parametrize("seen", ["turns-up", "follows", "threats", "order-broken", "damage"])
def test_what_can_mean_growing_danger_leads_to_an_advocate(workspace: Workspace, seen: str) -> None:
    workspace.set_answer("first-weeks", "since_then", ["quiet", "many-messages"])
    assert "getting-closer" not in said(workspace, "first-weeks")
    workspace.set_answer("first-weeks", "since_then", ["many-messages", seen])
    (about,) = (n for n in workspace.notices("first-weeks") if n.rule_id == "getting-closer")
    assert "advocate" in about.text


@pytest.mark.parametrize(
    ("seen", "rule"),
    [
        ("knows-things", "they-know-too-much"),
        ("very-kind", "very-kind-now"),
        ("self-harm", "talk-of-self-harm"),
        ("children", "children-kept"),
    ],
)
def test_each_thing_seen_since_has_its_own_word(workspace: Workspace, seen: str, rule: str) -> None:
    workspace.set_answer("first-weeks", "if_worse", "Ring my sister")
    workspace.set_answer("first-weeks", "since_then", [seen])
    assert said(workspace, "first-weeks") == {rule}


def test_what_goes_on_without_a_line_for_worse_is_pointed_out(workspace: Workspace) -> None:
    workspace.set_answer("first-weeks", "since_then", ["posts"])
    assert "no-plan-if-worse" in said(workspace, "first-weeks")
    for settled in (["quiet"], []):
        workspace.set_answer("first-weeks", "since_then", settled)
        assert not said(workspace, "first-weeks")


def test_every_ready_line_of_the_weeks_waits_until_after(workspace: Workspace) -> None:
    for list_ in workspace.section("first-weeks").lists:
        assert {each.when for each in list_.suggestions} == {When.AFTER}
