"""The emergency card holds what was picked, and never where somebody or something is."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace

import pytest

from nocontact_desktop.app.card import (
    card_content,
    concern_about,
    first_name,
    people_for_card,
    picked_helplines,
    picked_people,
)
from nocontact_desktop.app.card_warnings import card_warnings
from nocontact_desktop.app.lines import helpline_id
from nocontact_desktop.app.workspace import Workspace
from nocontact_desktop.exports.card_content import CardContent, Contact, Dependant
from nocontact_desktop.plan.model import Field, Item, Kind, Value
from tests import shipped
from tests.app.picking import pick_helplines, pick_people

CANARY = "Larkspur Lane"


@pytest.fixture
def workspace() -> Workspace:
    return shipped.workspace()


def person(workspace: Workspace, title: str, **values: Value) -> Item:
    item = workspace.add_item("people", "people", title=title)
    workspace.change_item(replace(item, values=values))
    return workspace.people()[-1]


def texts(thing: object) -> list[str]:
    """Every text anywhere in a content."""
    if isinstance(thing, str):
        return [thing]
    if isinstance(thing, tuple):
        return [text for each in thing for text in texts(each)]
    if is_dataclass(thing):
        return [text for field in fields(thing) for text in texts(getattr(thing, field.name))]
    return []


def everything_typed(fields_: tuple[Field, ...]) -> dict[str, Value]:
    """A canary in every field that tells a place, and "077" in every other."""
    return {each.id: CANARY if each.secret_place else "077" for each in fields_}


def test_an_untouched_plan_makes_an_empty_card(workspace: Workspace) -> None:
    assert card_content(workspace) == CardContent()


def test_who_agreed_stands_on_the_card_until_people_are_picked(workspace: Workspace) -> None:
    sam = person(workspace, "Sam Miller", phone="077", on_card="yes")
    rose = person(workspace, "Aunt Rose Brown", phone_home="055")
    person(workspace, "Without a number", on_card="yes")
    assert picked_people(workspace) == (sam,)
    pick_people(workspace, [rose.id, sam.id])
    assert card_content(workspace).people == (Contact("Aunt Rose", "055"), Contact("Sam", "077"))
    pick_people(workspace, [])
    assert card_content(workspace).people == ()
    assert people_for_card(workspace) == (sam, rose)


@pytest.mark.parametrize(
    "values",
    [{"role": "carries"}, {"role": "not-to-know"}, {"role": "means-well"}, {"safe_to_call": "no"}],
)
def test_whoever_raises_a_concern_is_never_picked_by_default(
    workspace: Workspace, values: dict[str, Value]
) -> None:
    item = person(workspace, "Sam Miller", phone="077", on_card="yes", **values)
    assert concern_about(item)
    assert picked_people(workspace) == ()
    pick_people(workspace, [item.id])
    assert picked_people(workspace) == (item,)


def test_what_is_typed_but_not_stored_yet_reaches_the_card(workspace: Workspace) -> None:
    line = workspace.helplines[0]
    typed: dict[str, Value] = {"allergies": "nuts", "picked-helplines": [helpline_id(line)]}
    content = card_content(workspace, typed)
    assert content.allergies == "nuts"
    assert [each.name for each in content.helplines] == [line.name]


def test_somebody_removed_from_the_plan_leaves_the_card(workspace: Workspace) -> None:
    sam = person(workspace, "Sam Miller", phone="077")
    pick_people(workspace, [sam.id])
    for field_id in ("dependants_call", "lawyer"):
        workspace.set_answer("card", field_id, workspace.reference(sam))
    assert card_content(workspace).people
    workspace.remove_item(sam.id)
    assert card_content(workspace) == CardContent()


def test_helplines_stand_on_it_as_picked_and_unknown_ones_are_left_out(
    workspace: Workspace,
) -> None:
    assert picked_helplines(workspace) == ()
    first, second = workspace.helplines[:2]
    pick_helplines(workspace, [helpline_id(second), "XX:gone", helpline_id(first)])
    assert [each.name for each in card_content(workspace).helplines] == [second.name, first.name]
    pick_helplines(workspace, [])
    assert card_content(workspace).helplines == ()


def test_every_helpline_has_an_id_of_its_own(workspace: Workspace) -> None:
    assert len({helpline_id(each) for each in workspace.helplines}) == len(workspace.helplines)


def test_answers_are_read_out_onto_the_card(workspace: Workspace) -> None:
    sam = person(workspace, "Sam Miller", phone="077")
    reference = workspace.reference(sam)
    for field_id, value in {
        "name_on_card": " Kim ", "emergency_number": "112", "blood_group": "o-negative",
        "dependants": "one dog", "dependants_call": reference, "advocate": reference,
        "lawyer": "Office by the park", "free_lines": "One\n\nTwo\n", "language": "Polish",
    }.items():  # fmt: skip
        workspace.set_answer("card", field_id, value)
    assert card_content(workspace) == CardContent(
        own_name="Kim",
        emergency_number="112",
        blood_group="O negative",
        interpreter="Polish",
        dependants=(Dependant("one dog", "Sam", "077"),),
        professionals=(
            Contact("Sam Miller", "077", "Advocate"),
            Contact("Office by the park", "", "Lawyer"),
        ),
        lines=("One", "Two"),
    )


def test_every_question_of_the_card_reaches_it(workspace: Workspace) -> None:
    for field in workspace.card.fields:
        if field.kind is not Kind.CHOICE:
            workspace.set_answer("card", field.id, f"typed in {field.id}")
    found = texts(card_content(workspace))
    for field in workspace.card.fields:
        assert field.kind is Kind.CHOICE or f"typed in {field.id}" in found


def test_no_place_of_the_plan_ever_reaches_the_card(workspace: Workspace) -> None:
    for section in workspace.sections:
        for field_id, value in everything_typed(section.fields).items():
            workspace.set_answer(section.id, field_id, value)
        for list_ in section.lists:
            item = workspace.add_item(section.id, list_.id, title="Somebody")
            workspace.change_item(replace(item, values=everything_typed(list_.fields)))
    place = workspace.add_item("safe-places", "places", title=CANARY)
    for item in (place, *workspace.people()):
        for field in workspace.card.fields:
            if field.kind in (Kind.PERSON, Kind.PLACE):
                workspace.set_answer("card", field.id, workspace.reference(item))
        pick_people(workspace, [item.id])
        assert not any(CANARY in text for text in texts(card_content(workspace)))


def test_a_place_typed_on_the_card_itself_is_pointed_out(workspace: Workspace) -> None:
    place = workspace.add_item("safe-places", "places", title="The mill house")
    workspace.change_item(replace(place, values={"address": "4 Larkspur Lane"}))
    workspace.set_answer("card", "medicines", "None at Home")
    assert card_warnings(workspace) == ()
    workspace.set_answer("card", "free_lines", "I am at 4 LARKSPUR lane")
    workspace.set_answer("card", "code_phrase", "How is the mill house")
    said = card_warnings(workspace)
    assert len(said) == 2
    assert not any("arkspur" in each for each in said)


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Sam Miller", "Sam"),
        ("Sam", "Sam"),
        ("Aunt Rose Brown", "Aunt Rose"),
        ("Dr. Novak Smith", "Dr. Novak"),
        ("محمد علي", "محمد"),
        ("  ", ""),
    ],
)
def test_people_go_by_their_first_name(title: str, name: str) -> None:
    assert first_name(title) == name
