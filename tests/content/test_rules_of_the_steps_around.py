"""Rules of the steps on work, car, home, devices and law speak when they should, and else not."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

import pytest

from nocontact_desktop.app.composition import build_workspace
from nocontact_desktop.app.memory_store import MemoryStore
from nocontact_desktop.app.workspace import Workspace
from nocontact_desktop.plan.model import State, Value


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
        {"they_can_see_it": "not-sure", "owner": "me"},
        {"owner": "no-car"},
    ),
    Case("vehicle/car-tells-where", "", {"they_can_see_it": "yes"}, {"they_can_see_it": "no"}),
    Case("vehicle/not-my-car", "", {"owner": "other-person"}, {"owner": "me"}),
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
)


def said(workspace: Workspace, section_id: str) -> set[str]:
    return {each.rule_id for each in workspace.notices(section_id)}


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.rule} {len(case.facts)}")
def test_a_rule_speaks_and_falls_silent_when_it_is_mended(case: Case) -> None:
    workspace = build_workspace(MemoryStore())
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
    workspace = build_workspace(MemoryStore())
    item = workspace.add_item("work", "regular-places", title="X")
    known = replace(item, values={"they_know": "yes"})
    workspace.change_item(known)
    assert "known-regular-place" in said(workspace, "work")
    workspace.change_item(replace(known, state=State.NOT_FOR_ME))
    assert "known-regular-place" not in said(workspace, "work")
