"""The rules about contact, how somebody is doing and the review speak when they should."""

from __future__ import annotations

import tomllib
from dataclasses import replace

import pytest

from nocontact_desktop import resources
from nocontact_desktop.app.composition import build_workspace
from nocontact_desktop.app.memory_store import MemoryStore
from nocontact_desktop.app.workspace import Workspace
from nocontact_desktop.plan.model import Value


@pytest.fixture
def workspace() -> Workspace:
    return build_workspace(MemoryStore())


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
