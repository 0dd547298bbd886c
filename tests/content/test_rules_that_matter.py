"""The rules that keep a person safe speak when they should, in the shipped plan."""

from __future__ import annotations

from dataclasses import replace

import pytest

from nocontact_desktop.app.composition import build_workspace
from nocontact_desktop.app.memory_store import MemoryStore
from nocontact_desktop.app.workspace import Workspace
from nocontact_desktop.plan.model import Notice, State, When


@pytest.fixture
def workspace() -> Workspace:
    return build_workspace(MemoryStore())


def said(workspace: Workspace, section_id: str) -> set[str]:
    return {each.rule_id for each in workspace.notices(section_id)}


def test_a_channel_that_is_blocked_without_saved_proof_is_pointed_out(
    workspace: Workspace,
) -> None:
    channel = workspace.add_item("blocking", "channels", title="Messenger")
    blocked = replace(channel, values={"blocked_on": "2026-11-21"})
    workspace.change_item(blocked)
    assert "proof-before-block" in said(workspace, "blocking")
    values = {**blocked.values, "proof_saved_on": "2026-11-20"}
    workspace.change_item(replace(blocked, values=values))
    assert "proof-before-block" not in said(workspace, "blocking")


def test_in_every_list_what_shows_is_better_planned_for_the_day(workspace: Workspace) -> None:
    for section in workspace.sections:
        for list_ in section.lists:
            item = workspace.add_item(section.id, list_.id, title="X")
            seen = replace(item, notice=Notice.YES, when=When.NOW)
            workspace.change_item(seen)
            assert "shows-to-them" in said(workspace, section.id)
            for settled in (
                replace(seen, when=When.ON_THE_DAY),
                replace(seen, state=State.DONE),
                replace(seen, notice=Notice.NO),
            ):
                workspace.change_item(settled)
                assert not said(workspace, section.id) & {"shows-to-them", "may-show-to-them"}


def test_the_first_next_thing_of_a_new_plan_shows_to_nobody(workspace: Workspace) -> None:
    found = workspace.next_thing()
    assert found is not None
    assert found.field_id
    assert not found.item_id


def test_a_shared_child_brings_up_advice_before_leaving_and_not_while_staying(
    workspace: Workspace,
) -> None:
    workspace.set_answer("situation", "children", ["shared"])
    for stage, spoken in (("preparing", True), ("leaving", True), ("staying", False)):
        workspace.set_answer("situation", "stage", stage)
        assert ("children-stay-in-view" in said(workspace, "situation")) is spoken


def test_what_a_person_relies_on_brings_up_who_can_help_first(workspace: Workspace) -> None:
    assert not said(workspace, "situation")
    workspace.set_answer("situation", "depend_on", ["right-to-stay"])
    assert said(workspace, "situation") == {"right-to-stay"}
    workspace.set_answer("situation", "depend_on", ["nothing"])
    workspace.set_answer("situation", "they_watch", ["this-computer"])
    assert said(workspace, "situation") == {"computer-may-be-seen"}


def test_a_sign_that_nobody_knows_is_pointed_out_until_it_is_agreed(workspace: Workspace) -> None:
    sign = workspace.add_item("incident", "signals", title="Blue bowl")
    assert "nobody-knows-the-sign" in said(workspace, "incident")
    told = replace(sign, values={"who": "A friend", "means": "police"})
    workspace.change_item(told)
    assert {"sign-not-agreed", "what-to-tell"} == said(workspace, "incident")
    values = {**told.values, "agreed_on": "2026-11-30", "tells_them": "The address"}
    workspace.change_item(replace(told, values=values))
    assert not said(workspace, "incident")


def test_a_noted_weapon_is_to_be_left_where_it_is(workspace: Workspace) -> None:
    workspace.set_answer("incident", "weapons", "shelf")
    [notice] = workspace.notices("incident")
    assert notice.text.startswith("You noted a weapon. Leave it where it is.")
