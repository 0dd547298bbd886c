"""The rules about contact, how somebody is doing and the review speak when they should."""

from __future__ import annotations

import tomllib
from dataclasses import replace

import pytest

from nocontact_desktop import resources
from nocontact_desktop.app.workspace import Workspace
from nocontact_desktop.plan.model import Value
from tests import shipped


@pytest.fixture
def workspace() -> Workspace:
    return shipped.workspace()


def said(workspace: Workspace, section_id: str) -> set[str]:
    return {each.rule_id for each in workspace.notices(section_id)}


def spoken(workspace: Workspace, section_id: str, rule_id: str) -> str:
    (found,) = (n.text for n in workspace.notices(section_id) if n.rule_id == rule_id)
    return found


@pytest.mark.parametrize("fear", ["yes", "maybe", "not-sure"])
@pytest.mark.parametrize("how", ["yes", "written", "with-others"])
def test_short_and_flat_answers_are_never_left_without_a_warning(
    workspace: Workspace, fear: str, how: str
) -> None:
    workspace.set_answer("contact", "low_key", how)
    assert "flat-talk-first" in said(workspace, "contact")
    workspace.set_answer("contact", "fear_of_violence", fear)
    assert "do not try" in spoken(workspace, "contact", "flat-is-risky")
    workspace.set_answer("contact", "low_key", "ask-first")
    assert not said(workspace, "contact")


def test_a_last_message_is_thought_through_before_it_is_sent(workspace: Workspace) -> None:
    workspace.set_answer("contact", "goodbye", "one-line")
    assert "goodbye-danger-first" in said(workspace, "contact")
    workspace.set_answer("contact", "goodbye_danger", "violence")
    assert "advocate" in spoken(workspace, "contact", "goodbye-may-harm")
    for settled in ("none", "through-others", "done"):
        workspace.set_answer("contact", "goodbye", settled)
        assert not said(workspace, "contact")


def test_meeting_in_fear_leads_to_ways_without_meeting(workspace: Workspace) -> None:
    workspace.set_answer("contact", "handover_place", "The library")
    workspace.set_answer("contact", "if_meeting", "At noon")
    assert not said(workspace, "contact")
    workspace.set_answer("contact", "fear_of_violence", "maybe")
    assert said(workspace, "contact") == {"handover-with-fear", "meeting-with-fear"}
    workspace.set_answer("contact", "handover_person", "My aunt")
    assert said(workspace, "contact") == {"meeting-with-fear"}


@pytest.mark.parametrize(
    ("why", "rules"),
    [
        (["none"], {"need-not-answer"}),
        (["children"], {"one-way-only"}),
        (["court"], {"court-goes-first", "one-way-only"}),
        (["none", "work"], {"one-way-only"}),
        (["undecided"], set()),
    ],
)
def test_why_there_is_contact_decides_what_is_said_of_answers(
    workspace: Workspace, why: Value, rules: set[str]
) -> None:
    workspace.set_answer("contact", "needed_for", why)
    assert said(workspace, "contact") == rules


def test_a_threat_in_the_log_asks_for_proof_and_help(workspace: Workspace) -> None:
    note = workspace.add_item("contact", "log", title="Message")
    workspace.change_item(replace(note, values={"by": "message", "tone": ["practical"]}))
    assert not said(workspace, "contact")
    threat: dict[str, Value] = {"by": "message", "tone": ["threat"]}
    workspace.change_item(replace(note, values=threat))
    assert said(workspace, "contact") == {"log-threat", "log-threat-no-proof"}
    workspace.change_item(replace(note, values={**threat, "proof": "A picture"}))
    assert said(workspace, "contact") == {"log-threat"}


def test_every_reaction_says_something_that_helps(workspace: Workspace) -> None:
    (reactions,) = (x for x in workspace.section("contact").lists if x.id == "reactions")
    assert len(reactions.suggestions) > 20
    assert all(each.hint for each in reactions.suggestions)


def test_no_ready_words_tell_them_where_or_why() -> None:
    path = resources.folder("plan") / "72-contact.toml"
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    (scripts,) = (each for each in table["list"] if each["id"] == "scripts")
    words = [s["values"]["words"] for s in scripts["suggestion"]]
    to_them = [
        s["values"]["words"] for s in scripts["suggestion"] if s["values"]["to_whom"] == "them"
    ]
    assert all(len(each.split()) <= 20 for each in words)
    assert not [each for each in to_them if "sorry" in each.lower() or "because" in each.lower()]


def test_hard_questions_are_announced_before_they_are_asked(workspace: Workspace) -> None:
    assert workspace.section("emotional").gentle
    (crisis,) = (f for f in workspace.section("emotional").fields if f.id == "crisis_call")
    assert "crisis line" in crisis.help
    assert "emergency number" in crisis.help
    assert not crisis.needed


def test_no_answer_on_feelings_is_ever_counted_as_missing(workspace: Workspace) -> None:
    section = workspace.section("emotional")
    assert not any(each.needed for each in section.fields)
    assert not any(each.wanted for each in section.lists)


@pytest.mark.parametrize("kind", ["met", "went-back"])
def test_going_back_loses_nothing_and_looks_at_safety_again(
    workspace: Workspace, kind: str
) -> None:
    slip = workspace.add_item("emotional", "slips", title="Last week")
    workspace.change_item(replace(slip, values={"kind": "answered"}))
    assert not said(workspace, "emotional")
    workspace.change_item(replace(slip, values={"kind": kind}))
    assert "still count" in spoken(workspace, "emotional", "slip-is-no-fall")


def test_a_letter_to_let_go_is_not_for_sending(workspace: Workspace) -> None:
    letter = workspace.add_item("emotional", "letters", suggestion="unsent")
    assert not said(workspace, "emotional")
    workspace.change_item(replace(letter, values={"kind": "goodbye", "words": "Farewell"}))
    assert said(workspace, "emotional") == {"letter-stays-here"}


def test_one_listener_is_better_with_a_second(workspace: Workspace) -> None:
    workspace.set_answer("emotional", "low_call", "A friend")
    assert said(workspace, "emotional") == {"no-second-listener"}
    workspace.set_answer("emotional", "second_call", "A helpline")
    assert not said(workspace, "emotional")


@pytest.mark.parametrize(
    "changed",
    ["release", "worse", "threat", "separation", "pregnancy", "they-know", "found-address"],
)
def test_a_change_in_danger_leads_to_an_advocate(workspace: Workspace, changed: str) -> None:
    workspace.set_answer("review", "changed", ["holiday"])
    assert "danger-has-changed" not in said(workspace, "review")
    workspace.set_answer("review", "changed", ["holiday", changed])
    assert "advocate" in spoken(workspace, "review", "danger-has-changed")


@pytest.mark.parametrize(
    ("changed", "rule"),
    [
        ("order-ends", "look-at-legal"),
        ("found-address", "look-at-places"),
        ("contact-again", "look-at-contact"),
        ("new-device", "look-at-devices"),
        ("helper-changed", "look-at-people"),
        ("job-lost", "look-at-money"),
        ("they-know", "they-may-know"),
    ],
)
def test_each_change_names_the_step_that_it_touches(
    workspace: Workspace, changed: str, rule: str
) -> None:
    workspace.set_answer("review", "adviser_seen", "2026-11-20")
    workspace.set_answer("review", "changed", [changed])
    assert said(workspace, "review") - {"danger-has-changed"} == {rule}


def test_a_day_to_watch_asks_what_to_do_around_it(workspace: Workspace) -> None:
    day = workspace.add_item("review", "dates", suggestion="release")
    workspace.change_item(replace(day, values={"on": "2026-12-20"}))
    assert said(workspace, "review") == {"day-without-plan"}
    workspace.change_item(replace(day, values={"on": "2026-12-20", "plan": "Stay with Kim"}))
    assert not said(workspace, "review")
