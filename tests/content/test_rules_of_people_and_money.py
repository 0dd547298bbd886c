"""The rules about people and money protect whoever confides, and speak when they should."""

from __future__ import annotations

from dataclasses import replace

import pytest

from nocontact_desktop.app.workspace import Workspace
from nocontact_desktop.plan.model import Value
from tests import shipped


@pytest.fixture
def workspace() -> Workspace:
    return shipped.workspace()


def said(workspace: Workspace, section_id: str) -> set[str]:
    return {each.rule_id for each in workspace.notices(section_id)}


def person(workspace: Workspace, **values: Value) -> set[str]:
    item = workspace.add_item("people", "people", title="Kim")
    workspace.change_item(replace(item, values=values))
    return said(workspace, "people")


def test_who_presses_or_repeats_is_not_told_the_day_without_a_word(workspace: Workspace) -> None:
    found = person(workspace, confide_check=["presses"], may_know=["date"], role="tries")
    assert {"confide-careful", "looks-like-not-seeing-it"} <= found


def test_who_keeps_things_is_told_without_a_word(workspace: Workspace) -> None:
    assert not person(workspace, confide_check=["keeps"], may_know=["date"], role="understands")


def test_a_role_is_offered_from_what_was_seen_and_never_set(workspace: Workspace) -> None:
    found = person(workspace, confide_check=["repeats", "presses"], role="understands")
    assert found == {"looks-like-carrying"}
    (item,) = workspace.items("people", "people")
    assert item.values["role"] == "understands"


@pytest.mark.parametrize(
    ("topic", "plan_leaked"), [("place", True), ("date", True), ("money", False)]
)
def test_what_came_back_is_answered_by_what_it_was(
    workspace: Workspace, topic: str, plan_leaked: bool
) -> None:
    leak = workspace.add_item("people", "leaks", title="My trip")
    told: dict[str, Value] = {"topic": topic, "came_back_as": "They knew"}
    workspace.change_item(replace(leak, values=told))
    assert "leak-from-now-on" in said(workspace, "people")
    assert ("leak-of-the-plan" in said(workspace, "people")) is plan_leaked
    workspace.change_item(replace(leak, values={**told, "from_now_on": "Only the weather"}))
    assert "leak-from-now-on" not in said(workspace, "people")


@pytest.mark.parametrize(
    ("watched", "rule", "field"),
    [
        ("post", "statements-unsafe", "statements_to"),
        ("receipts", "receipts-watched", "receipts_place"),
    ],
)
def test_what_they_look_at_asks_for_a_safe_place(
    workspace: Workspace, watched: str, rule: str, field: str
) -> None:
    workspace.set_answer("money", "what_they_watch", [watched])
    assert rule in said(workspace, "money")
    workspace.set_answer("money", field, "With a friend")
    assert rule not in said(workspace, "money")
