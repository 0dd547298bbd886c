"""The rules that keep a person safe speak when they should, in the shipped plan."""

from __future__ import annotations

from dataclasses import replace

import pytest

from nocontact_desktop.app.workspace import Workspace
from nocontact_desktop.plan.model import Notice, State, When
from tests import shipped


@pytest.fixture
def workspace() -> Workspace:
    return shipped.workspace()


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


def test_each_thing_that_helpers_need_to_know_brings_up_a_hint(workspace: Workspace) -> None:
    """The question says so, and whoever ticks one of them waits for it."""
    fields = {field.id: field for field in workspace.section("situation").fields}
    for option in fields["about_me"].options:
        workspace.set_answer("situation", "about_me", [option.id])
        assert said(workspace, "situation"), option.id


def test_whoever_owns_the_home_hears_that_they_may_stay_in_it(workspace: Workspace) -> None:
    workspace.set_answer("situation", "home_owner", "me")
    workspace.set_answer("situation", "living_together", "yes")
    assert "home-in-your-name" in said(workspace, "situation")
    for field, other in (("living_together", "no"), ("home_owner", "them")):
        workspace.set_answer("situation", field, other)
        assert "home-in-your-name" not in said(workspace, "situation")


def test_a_roof_that_is_still_shared_is_asked_about_once_somebody_has_gone(
    workspace: Workspace,
) -> None:
    workspace.set_answer("situation", "living_together", "yes")
    for stage, spoken in (("just-left", True), ("limited", True), ("preparing", False)):
        workspace.set_answer("situation", "stage", stage)
        assert ("apart-and-under-one-roof" in said(workspace, "situation")) is spoken


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


def test_a_bag_that_could_be_found_is_spoken_of_unless_there_is_no_bag(
    workspace: Workspace,
) -> None:
    workspace.set_answer("bag", "could_be_found", "maybe")
    workspace.set_answer("bag", "way", "at-home")
    assert said(workspace, "bag") == {"bag-could-be-found"}
    workspace.set_answer("bag", "plain_reason", "sports")
    assert said(workspace, "bag") == {"bag-known"}
    workspace.set_answer("bag", "way", "no-bag")
    assert not said(workspace, "bag")


def test_the_only_one_is_not_packed_early_when_it_would_be_missed(workspace: Workspace) -> None:
    thing = workspace.add_item("bag", "things", title="Teddy")
    early = replace(thing, values={"which_one": "original"}, when=When.NOW, notice=Notice.YES)
    workspace.change_item(early)
    assert "only-one-now" in said(workspace, "bag")
    workspace.change_item(replace(early, when=When.ON_THE_DAY))
    assert "only-one-now" not in said(workspace, "bag")
    workspace.change_item(replace(early, values={"which_one": "double"}))
    assert "only-one-now" not in said(workspace, "bag")


def test_in_danger_nobody_waits_for_a_lawyer_to_go_with_the_children(workspace: Workspace) -> None:
    workspace.set_answer("children", "on_the_day", "all")
    for custody, rule in (("none", "no-paper-and-going"), ("order", "order-and-going")):
        workspace.set_answer("children", "custody", custody)
        [notice] = workspace.notices("children")
        assert notice.rule_id == rule
        assert "In danger, go first" in notice.text
    workspace.set_answer("children", "on_the_day", "not-going")
    assert not said(workspace, "children")


def test_passports_that_they_hold_matter_when_a_child_could_be_taken(workspace: Workspace) -> None:
    workspace.set_answer("children", "passports", "other-person")
    assert not said(workspace, "children")
    workspace.set_answer("children", "taken_abroad", "maybe")
    assert said(workspace, "children") == {"fear-of-taking", "passports-with-them"}


@pytest.mark.parametrize("part", ["neck", "head", "passed-out"])
def test_a_neck_or_a_head_is_to_be_seen_even_without_marks(workspace: Workspace, part: str) -> None:
    line = workspace.add_item("health", "injuries", title="Evening")
    hurt = replace(line, values={"part": ["bruise", part]})
    workspace.change_item(hurt)
    [notice] = workspace.notices("health")
    assert notice.rule_id == "neck-or-head-not-seen"
    assert "even without marks" in notice.text
    workspace.change_item(replace(hurt, values={"part": [part], "seen": "yes"}))
    assert not said(workspace, "health")


def test_care_that_the_other_person_gives_is_lined_up_elsewhere(workspace: Workspace) -> None:
    workspace.set_answer("health", "care_by", "other-person")
    assert said(workspace, "health") == {"care-from-them"}
    workspace.set_answer("health", "care_backup", "A friend")
    assert not said(workspace, "health")


def test_an_animal_that_stays_with_harm_need_not_be_fetched_alone(workspace: Workspace) -> None:
    workspace.set_answer("pets", "foster_place", "a yard")
    workspace.set_answer("pets", "on_the_day", "after")
    assert not said(workspace, "pets")
    workspace.set_answer("pets", "harmed", "threat")
    assert said(workspace, "pets") == {"harm-to-pets", "stays-with-harm"}
