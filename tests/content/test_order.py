"""Every shipped rule of order speaks when it should, and is silent when it should."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from nocontact_desktop.app.workspace import Workspace
from nocontact_desktop.plan.model import (
    MARKS,
    Condition,
    Field,
    Item,
    Kind,
    Mark,
    Notice,
    State,
    Value,
    When,
)
from nocontact_desktop.plan.order import EVERY, OrderRule, Pick
from tests import shipped

CONTENT = shipped.content()
RULES = CONTENT.order
TYPED = {Kind.DATE: "2026-11-21", Kind.MONEY: "20", Kind.NUMBER: "2"}
CASES = [
    pytest.param(rule, pick, id=f"{rule.id}-{at}")
    for rule in RULES
    for at, pick in enumerate(rule.then)
]
WANTED = {
    "proof-before-block",
    "proof-before-removal",
    "safe-email-before-passwords",
    "safe-device-before-accounts",
    "help-before-cutting",
    "old-device-stays-in-use",
    "plan-before-notice-at-work",
    "advice-before-landlord",
    "place-before-telling",
    "copy-before-taking",
    "money-before-joint",
    "school-before-order",
    "school-has-the-order",
    "tracker-look-before-driving",
    "seen-while-together",
    "place-before-notice",
    "stay-advice-before-notice",
    "stay-advice-before-the-day",
    "other-care-before-the-day",
    "young-line-before-the-day",
}


@pytest.fixture
def workspace() -> Workspace:
    return shipped.workspace()


def said(workspace: Workspace) -> set[str]:
    return {each.rule_id for each in workspace.order_notices()}


def value_for(condition: Condition, fields: Sequence[Field]) -> Value:
    """Something that passes the test of `condition`."""
    field = next(each for each in fields if each.id == condition.field)
    several = field.kind is Kind.CHECKS
    match condition.test:
        case "is":
            return [condition.values[0]] if several else condition.values[0]
        case "filled":
            first = field.options[0].id if field.options else TYPED.get(field.kind, "something")
            return [first] if several else first
        case _:
            return [] if several else ""


def satisfy(workspace: Workspace, pick: Pick, state: State, when: When) -> Item | None:
    """Fill in what `pick` picks; the item is there with `state` and `when`."""
    section_id = "documents" if pick.section == EVERY else pick.section
    list_id = "documents" if pick.section == EVERY else pick.list
    if not list_id:
        for each in pick.conditions:
            fields = workspace.section(section_id).fields
            workspace.set_answer(section_id, each.field, value_for(each, fields))
        return None
    suggestion = pick.suggestions[0] if pick.suggestions else ""
    item = workspace.add_item(section_id, list_id, title="X", suggestion=suggestion)
    item = replace(item, state=state, when=when)
    fields = workspace.list_of(section_id, list_id).fields
    for each in pick.conditions:
        if each.field in MARKS:
            if each.test == "is":
                kind = MARKS[each.field]
                item = replace(item, **{each.field: kind(each.values[0])})  # type: ignore[arg-type]
        else:
            values = {**item.values, each.field: value_for(each, fields)}
            item = replace(item, values=values)
    workspace.change_item(item)
    return item


def given(workspace: Workspace, rule: OrderRule) -> None:
    for pick in rule.given:
        satisfy(workspace, pick, State.OPEN, When.OPEN)


def test_the_rules_that_keep_people_safe_are_there() -> None:
    assert {rule.id for rule in RULES} >= WANTED
    assert len({rule.title for rule in RULES}) == len(RULES)


def test_a_new_plan_is_told_nothing(workspace: Workspace) -> None:
    assert workspace.order_notices() == ()


@pytest.mark.parametrize(("rule", "pick"), CASES)
def test_a_rule_speaks_of_what_comes_too_early(
    workspace: Workspace, rule: OrderRule, pick: Pick
) -> None:
    given(workspace, rule)
    assert rule.id not in said(workspace)
    satisfy(workspace, pick, State.OPEN, When.NOW)
    (notice,) = [each for each in workspace.order_notices() if each.rule_id == rule.id]
    assert notice.about
    for spot in notice.about:
        assert notice.is_about(spot.section_id)
    workspace.leave_rule(rule.id)
    assert rule.id not in said(workspace)
    assert workspace.left_rules() == (rule.id,)
    workspace.leave_rule(rule.id, left=False)
    assert rule.id in said(workspace)


@pytest.mark.parametrize(("rule", "pick"), CASES)
def test_a_rule_is_silent_when_the_day_is_chosen_instead(
    workspace: Workspace, rule: OrderRule, pick: Pick
) -> None:
    given(workspace, rule)
    item = satisfy(workspace, pick, State.OPEN, When.ON_THE_DAY)
    if item is not None and not pick.there:
        assert rule.id not in said(workspace)
        workspace.change_item(replace(item, when=When.NOW, state=State.NOT_FOR_ME))
        assert rule.id not in said(workspace)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_is_silent_once_any_of_the_first_things_is_done(rule: OrderRule) -> None:
    for first in (pick for pick in rule.first if not pick.same):
        workspace = shipped.workspace()
        given(workspace, rule)
        for pick in rule.then:
            satisfy(workspace, pick, State.OPEN, When.NOW)
        assert rule.id in said(workspace)
        satisfy(workspace, first, State.DONE, When.OPEN)
        assert rule.id not in said(workspace)


@pytest.mark.parametrize(
    "rule", [rule for rule in RULES if any(p.same for p in rule.first)], ids=lambda rule: rule.id
)
def test_a_rule_is_silent_about_an_item_that_has_it_already(
    workspace: Workspace, rule: OrderRule
) -> None:
    fields = workspace.list_of(rule.then[0].section, rule.then[0].list).fields
    done = {c.field: value_for(c, fields) for p in rule.first if p.same for c in p.conditions}
    for pick in rule.then:
        item = satisfy(workspace, pick, State.OPEN, When.NOW)
        assert item is not None
        assert rule.id in said(workspace)
        workspace.change_item(replace(item, values={**item.values, **done}))
        assert rule.id not in said(workspace)


def test_what_shows_is_pointed_out_only_under_one_roof(workspace: Workspace) -> None:
    item = workspace.add_item("home", "steps", title="A camera")
    workspace.change_item(replace(item, when=When.NOW, notice=Notice.YES))
    assert "seen-while-together" not in said(workspace)
    for living, expected in (("yes", True), ("sometimes", True), ("no", False)):
        workspace.set_answer("situation", "living_together", living)
        assert ("seen-while-together" in said(workspace)) is expected


def test_no_talk_with_a_helper_and_no_doctor_is_put_off_under_one_roof(
    workspace: Workspace,
) -> None:
    given = {"stage": "staying", "tie": "partner", "living_together": "yes"}
    for field, value in given.items():
        workspace.set_answer("situation", field, value)
    workspace.set_answer("health", "doctor", "The clinic")
    workspace.add_item("danger-signs", "talks", suggestion="helpline")
    item = workspace.add_item("health", "steps", suggestion="neck-check")
    assert (item.when, item.notice) == (When.NOW, Notice.MAYBE)
    assert "seen-while-together" not in said(workspace)
    for section in workspace.sections:
        if section.id != "health":
            workspace.set_mark(section.id, Mark.LATER)
    found = workspace.next_thing()
    assert found is not None
    assert found.sentence == f"Look at this one: {item.title}."
    advice = [each.text for each in workspace.notices("health")]
    assert not [each for each in advice if "for the day" in each]


def test_what_first_leads_to_can_be_gone_to(workspace: Workspace) -> None:
    for rule in RULES:
        given(workspace, rule)
        for pick in rule.then:
            satisfy(workspace, pick, State.OPEN, When.NOW)
    for notice in workspace.order_notices():
        if notice.first is None:
            continue
        section = workspace.section(notice.first.section_id)
        ids = {each.id for each in section.lists} | {each.id for each in section.fields}
        assert (notice.first.list_id or notice.first.field_id) in ids
