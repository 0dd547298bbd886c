"""The people map: who stands where, who holds what, and what came back."""

from __future__ import annotations

from dataclasses import replace

import pytest

from nocontact_desktop.app.workspace import Workspace
from nocontact_desktop.plan.model import State, Value
from nocontact_desktop.plan.people_map import (
    MapPerson,
    Ring,
    Role,
    Sign,
    Tie,
    people_map,
    ring_words,
    role_words,
    sign_words,
    tie_words,
)
from tests.plan.tech import Tech


@pytest.fixture
def workspace() -> Workspace:
    return Tech().plan


def person(workspace: Workspace, name: str, **values: Value) -> str:
    item = workspace.add_item("people", "people", title=name)
    workspace.change_item(replace(item, values=values))
    return workspace.reference(item)


def leak(workspace: Workspace, about: str, **values: Value) -> None:
    item = workspace.add_item("people", "leaks", title=about)
    workspace.change_item(replace(item, values=values))


def on_map(workspace: Workspace, name: str) -> MapPerson:
    return next(each for each in people_map(workspace).people if each.name == name)


def test_every_role_of_the_plan_has_a_ring_and_words(workspace: Workspace) -> None:
    fields = {field.id: field for field in workspace.list_of("people", "people").fields}
    roles = {option.id for option in fields["role"].options}
    ties = {option.id for option in fields["relation_to_other"].options}
    assert roles == set(Role) - {Role.OPEN}
    assert ties == set(Tie) - {Tie.OPEN}
    for role in Role:
        person(workspace, f"Who {role}.", role=role.value)
        assert on_map(workspace, f"Who {role}.").role is role
        assert role_words(role)
    assert [ring for ring, _those in people_map(workspace).rings] == list(Ring)
    assert len({ring_words(ring) for ring in Ring}) == len(Ring)
    assert len({sign_words(sign) for sign in Sign}) == len(Sign)
    assert all(tie_words(tie) for tie in Tie if tie not in (Tie.OPEN, Tie.NONE))


def test_the_nearest_stand_first_and_those_who_are_not_for_me_not_at_all(
    workspace: Workspace,
) -> None:
    person(workspace, "Cleo", role="carries")
    person(workspace, "Ben")
    person(workspace, "Ana", role="understands")
    gone = workspace.add_item("people", "people", title="Dan")
    workspace.change_item(replace(gone, state=State.NOT_FOR_ME))
    assert [each.name for each in people_map(workspace).people] == ["Ana", "Ben", "Cleo"]


def test_signs_come_from_the_person_and_from_the_questions(workspace: Workspace) -> None:
    ana = person(workspace, "Ana", holds=["bag", "keys", "money"], help_kind=["drives", "listens"])
    person(workspace, "Ben", holds=["originals"])
    workspace.set_answer("people", "first_call", ana)
    workspace.set_answer("people", "child_minder", " ben ")
    workspace.set_answer("people", "driver", "somebody else")
    assert on_map(workspace, "Ana").signs == (Sign.CALL, Sign.BAG, Sign.KEYS, Sign.DRIVES)
    assert on_map(workspace, "Ana").keeps == ("Money",)
    assert on_map(workspace, "Ben").signs == (Sign.PAPERS, Sign.CHILDREN)


def test_only_who_is_tied_to_the_other_person_gets_a_line(workspace: Workspace) -> None:
    for tie in ("family", "none", "not-sure"):
        person(workspace, tie, relation_to_other=tie)
    person(workspace, "open")
    assert [each.name for each in people_map(workspace).people if each.is_tied] == [
        "family",
        "not-sure",
    ]


def test_what_came_back_stands_with_whom_it_was_told_to(workspace: Workspace) -> None:
    ana = person(workspace, "Ana", may_know=["place"])
    leak(
        workspace,
        "The flat",
        told_to=ana,
        came_back_as="they knew the street",
        came_from="a cousin",
        came_back_on="2026-11-21",
        topics=["place"],
    )
    leak(workspace, "The car", told_to="a person at the shop")
    (note,) = on_map(workspace, "Ana").came_back
    assert note.line == "The flat, they knew the street, from a cousin, 21 November 2026"
    assert on_map(workspace, "Ana").hints == ()
    assert [each.about for each in people_map(workspace).elsewhere] == ["The car"]


@pytest.mark.parametrize(
    ("values", "note", "said"),
    [
        ({"may_know": ["money"]}, {"topics": ["place", "money"]}, "Where I would go"),
        ({}, {"topics": ["date"]}, "The day"),
        ({"may_know": ["everything"]}, {"topics": ["date"]}, ""),
        ({"leave_out": "my new Flat"}, {}, "leave out with them"),
        ({"leave_out": "the kids"}, {}, ""),
        ({}, {}, ""),
        ({}, {"topics": ["from-2031"]}, ""),
    ],
)
def test_a_topic_that_they_were_not_to_know_is_hinted_at_calmly(
    workspace: Workspace, values: dict[str, Value], note: dict[str, Value], said: str
) -> None:
    ana = person(workspace, "Ana", **values)
    leak(workspace, "The flat", told_to=ana, **note)
    hints = " ".join(on_map(workspace, "Ana").hints)
    assert (said in hints) if said else not hints
    assert "Money" not in hints
    if hints:
        assert "may have come another way" in hints


def test_topics_of_what_came_back_are_those_that_somebody_may_know(workspace: Workspace) -> None:
    may_know = {f.id: f for f in workspace.list_of("people", "people").fields}["may_know"]
    topics = {f.id: f for f in workspace.list_of("people", "leaks").fields}["topics"]
    assert topics.options == tuple(each for each in may_know.options if each.id != "everything")


def test_a_plan_without_people_is_an_empty_map(workspace: Workspace) -> None:
    assert people_map(workspace).rings == ()
