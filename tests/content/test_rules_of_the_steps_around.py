"""Rules of the steps on work, car, home, devices and law speak when they should, and else not."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

import pytest

from nocontact_desktop.app.workspace import Workspace
from nocontact_desktop.plan.model import Notice, State, Value, When
from tests import shipped


class Case(NamedTuple):
    """`rule` (step/rule) speaks with `facts`, and is silent once `mended` is laid over them.

    `where` is the list whose item holds the facts; empty when they are answers of the step.
    """

    rule: str
    where: str
    facts: dict[str, Value]
    mended: dict[str, Value]


CASES = (
    Case("work/still-the-contact", "", {"emergency_contact": "yes"}, {"emergency_contact": "no"}),
    Case(
        "work/still-the-contact", "", {"emergency_contact": "not-sure"}, {"emergency_contact": ""}
    ),
    Case(
        "work/watched-at-work",
        "",
        {"they_here": "above-me", "owned_by_work": ["phone"]},
        {"they_here": "none"},
    ),
    Case("work/know-the-terms", "", {"they_here": "owns"}, {"notice_terms": "Four weeks"}),
    Case(
        "work/home-hangs-on-job",
        "",
        {"they_here": "above-me", "job_wish": "leave"},
        {"job_wish": "stay"},
    ),
    Case("work/known-regular-place", "regular-places", {"they_know": "yes"}, {"instead": "Market"}),
    Case("work/only-said", "agreements", {"written": "no"}, {"written": "mail-sent"}),
    Case(
        "vehicle/car-tells-where",
        "",
        {"they_can_see_it": "not-sure", "may_take": "mine"},
        {"may_take": "no-car"},
    ),
    Case("vehicle/car-tells-where", "", {"they_can_see_it": "yes"}, {"they_can_see_it": "no"}),
    Case("vehicle/not-my-car", "", {"may_take": "lent"}, {"may_take": "mine"}),
    Case("vehicle/not-insured", "", {"insured": "no"}, {"insured": "yes"}),
    Case("vehicle/trip-shows", "rides", {"shows": "could"}, {"shows": "no"}),
    Case("home/ask-before-locks", "", {"may_change_locks": "joint"}, {"may_change_locks": "mine"}),
    Case("home/shows-while-together", "", {"which_home": "together"}, {"which_home": "family"}),
    Case("home/shelter-address", "", {"which_home": "shelter"}, {"which_home": "none-yet"}),
    Case("home/hidden-home-post", "", {"which_home": "mine-unknown"}, {"post_goes": "A box"}),
    Case(
        "home/new-address-leaks",
        "address-holders",
        {"which_address": "new", "may_tell": "not-sure"},
        {"which_address": "box"},
    ),
    Case(
        "legal/handing-over-stirs",
        "orders",
        {"direction": "for-me", "issued": "2026-11-01"},
        {"served": "2026-11-03"},
    ),
    Case(
        "legal/renew-in-time",
        "orders",
        {"direction": "for-me", "expires": "2027-11-01"},
        {"renew_by": "2027-09-01"},
    ),
    Case("legal/keep-to-it", "orders", {"direction": "against-me"}, {"direction": "for-me"}),
    Case("legal/term-not-clear", "terms", {"clear": "partly"}, {"clear": "yes"}),
    Case("legal/term-that-binds-me", "terms", {"binds": "me"}, {"kept_how": "Another shop"}),
    Case(
        "legal/breach-not-reported",
        "breaches",
        {"happened_on": "2026-11-01"},
        {"reported_on": "2026-11-02"},
    ),
    Case(
        "legal/report-number",
        "breaches",
        {"reported_on": "2026-11-02"},
        {"report_number": "12"},
    ),
    Case("legal/not-alone-in-court", "hearings", {"on_day": "2026-12-01"}, {"comes_along": "Ana"}),
    Case(
        "legal/stay-advice-first",
        "",
        {"right_to_stay": "other-person"},
        {"stay_adviser": "Law centre"},
    ),
    Case(
        "legal/children-and-moving",
        "",
        {"children_paper": "nothing"},
        {"children_paper": "no-children"},
    ),
    Case(
        "devices/find-a-safe-device",
        "",
        {"watched_devices": ["item:1"]},
        {"safe_device": ["item:2"]},
    ),
    Case(
        "devices/keep-the-watched-one",
        "",
        {"watched_devices": ["item:1"]},
        {"harmless_use": "Games"},
    ),
    Case("devices/they-run-the-group", "", {"family_group": "yes"}, {"family_group": "i-run-it"}),
    Case(
        "devices/planning-on-a-reached-device",
        "devices",
        {"safe_for_plan": "yes", "they_reach": "could"},
        {"they_reach": "no"},
    ),
    Case(
        "devices/their-plan-sees-it",
        "devices",
        {"safe_for_plan": "yes", "family_plan": "theirs"},
        {"family_plan": "mine"},
    ),
    Case("devices/wipe-comes-late", "devices", {"on_the_day": "reset"}, {"on_the_day": "harmless"}),
    Case(
        "devices/reset-still-reaches-them",
        "accounts",
        {"changed_on": "2026-11-20", "recovery_theirs": "yes"},
        {"recovery_theirs": "no"},
    ),
    Case("devices/code-goes-to-them", "accounts", {"two_step": "their-phone"}, {"two_step": "app"}),
    Case(
        "devices/answers-they-know",
        "accounts",
        {"questions_known": "yes"},
        {"questions_known": "no"},
    ),
)


def said(workspace: Workspace, section_id: str) -> set[str]:
    return {each.rule_id for each in workspace.notices(section_id)}


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.rule} {len(case.facts)}")
def test_a_rule_speaks_and_falls_silent_when_it_is_mended(case: Case) -> None:
    workspace = shipped.workspace()
    section_id, rule_id = case.rule.split("/")
    assert rule_id not in said(workspace, section_id)
    item = workspace.add_item(section_id, case.where, title="X") if case.where else None
    for facts, speaks in ((case.facts, True), (case.mended, False)):
        for name, value in facts.items():
            if item is None:
                workspace.set_answer(section_id, name, value)
        if item is not None:
            item = replace(item, values={**item.values, **facts})
            workspace.change_item(item)
        assert (rule_id in said(workspace, section_id)) is speaks


def test_what_is_not_for_me_is_left_alone() -> None:
    workspace = shipped.workspace()
    item = workspace.add_item("work", "regular-places", title="X")
    known = replace(item, values={"they_know": "yes"})
    workspace.change_item(known)
    assert "known-regular-place" in said(workspace, "work")
    workspace.change_item(replace(known, state=State.NOT_FOR_ME))
    assert "known-regular-place" not in said(workspace, "work")


def test_a_shipped_wipe_waits_and_asks_for_proof_when_it_is_done_at_once() -> None:
    workspace = shipped.workspace()
    wipe = workspace.add_item("devices", "changes", suggestion="wipe")
    assert (wipe.when, wipe.notice) == (When.AFTER, Notice.YES)
    assert "proof-before-removing" not in said(workspace, "devices")
    workspace.change_item(replace(wipe, when=When.NOW))
    assert {"proof-before-removing", "shows-to-them"} <= said(workspace, "devices")


def test_a_look_round_the_devices_stirs_up_no_warning_of_changes() -> None:
    workspace = shipped.workspace()
    steps = {each.id: each for each in workspace.list_of("devices", "checks").suggestions}
    looks = [each for each in steps.values() if each.values["act"] == "look"]
    assert len(looks) > 30
    assert all(each.when is When.NOW and each.notice is not Notice.YES for each in looks)
    for each in looks:
        workspace.add_item("devices", "checks", suggestion=each.id)
    assert not said(workspace, "devices") & {"proof-before-removing", "change-comes-early"}
    change = workspace.add_item("devices", "changes", suggestion="change-email")
    assert (change.when, change.notice) == (When.ON_THE_DAY, Notice.YES)
    workspace.change_item(replace(change, when=When.NOW))
    assert "change-comes-early" in said(workspace, "devices")


def test_no_shipped_step_that_shows_is_planned_for_today_while_it_removes_something() -> None:
    workspace = shipped.workspace()
    removing = [
        each
        for each in workspace.list_of("devices", "changes").suggestions
        if each.values["act"] == "remove"
    ]
    assert len(removing) > 5
    for each in removing:
        assert each.notice is Notice.YES, each.id
        assert each.when is not When.NOW, each.id


@pytest.mark.parametrize(
    ("tie", "first", "later"),
    [
        ("boss", {"write-down", "union", "references"}, {"photo", "tell-one", "parking"}),
        ("partner", {"tell-one", "photo", "screen-calls"}, {"hand-in-notice", "union"}),
        ("parent", {"tell-one", "photo", "screen-calls"}, {"hand-in-notice", "union"}),
    ],
)
def test_what_is_offered_first_at_work_fits_who_the_other_person_is(
    tie: str, first: set[str], later: set[str]
) -> None:
    workspace = shipped.workspace()
    workspace.set_answer("situation", "tie", tie)
    offered = [each.id for each in workspace.open_suggestions("work", "steps")]
    shown = set(offered[:6])
    assert first <= shown
    assert not later & shown
    assert later <= set(offered), "what fits others stays within reach"


@pytest.mark.parametrize("section_id", ["work", "vehicle", "home", "devices", "legal"])
def test_nothing_offered_shows_and_is_meant_for_today(section_id: str) -> None:
    workspace = shipped.workspace()
    offered = [each for list_ in workspace.section(section_id).lists for each in list_.suggestions]
    assert len(offered) > 30
    rash = [s.id for s in offered if s.when is When.NOW and s.notice is Notice.YES]
    assert rash == []
