"""The day as it is read out of the whole plan: what it takes up, and what it leaves out."""

from __future__ import annotations

from dataclasses import replace

import pytest

from nocontact_desktop.app.day import day_content
from nocontact_desktop.app.workspace import Workspace
from nocontact_desktop.exports.day_content import Call, Refuge
from nocontact_desktop.plan.model import Item, Mark, State, When
from tests import shipped

CONTENT = shipped.content()


@pytest.fixture
def workspace() -> Workspace:
    return shipped.workspace()


def person(workspace: Workspace, name: str, **values: str) -> Item:
    item = workspace.add_item("people", "people", title=name)
    workspace.change_item(replace(item, values=values))
    return item


def place(workspace: Workspace, name: str, **values: str) -> Item:
    item = workspace.add_item("safe-places", "places", title=name)
    workspace.change_item(replace(item, values=values))
    return item


def test_an_empty_plan_is_an_empty_day(workspace: Workspace) -> None:
    day = day_content(workspace)
    assert not day.begun
    assert day.calls == ()
    assert day.go_now.way == ""


def test_a_line_comes_with_all_that_was_written_for_it(workspace: Workspace) -> None:
    sam = person(workspace, "Sam", phone="+44 7700 900123")
    shop = place(workspace, "The shop")
    item = workspace.add_item("the-day", "minutes", suggestion="ride")
    values = {"time": "9:25", "who": workspace.reference(sam), "place": workspace.reference(shop)}
    workspace.change_item(replace(item, values={**item.values, **values}))
    (line,) = day_content(workspace).lines
    assert (line.title, line.time, line.who, line.where) == (item.title, "9:25", "Sam", "The shop")
    assert line.number == "+44 7700 900123"
    assert line.fallback == item.values["fallback"]
    assert "out of sight" in line.note


def test_a_line_of_ones_own_is_on_it_and_one_that_was_put_off_is_not(workspace: Workspace) -> None:
    for title, state in (("mine", State.OPEN), ("put off", State.LATER), ("no", State.NOT_FOR_ME)):
        item = workspace.add_item("the-day", "minutes", title=title)
        workspace.change_item(replace(item, state=state))
    assert [line.title for line in day_content(workspace).lines] == ["mine"]


def test_what_is_carried_stands_apart_from_what_else_is_for_the_day(workspace: Workspace) -> None:
    for section_id, list_id in (("bag", "things"), ("documents", "documents"), ("home", "steps")):
        item = workspace.add_item(section_id, list_id, title=f"of {section_id}")
        workspace.change_item(replace(item, when=When.ON_THE_DAY))
        workspace.add_item(section_id, list_id, title="another day")
    day = day_content(workspace)
    assert [line.title for line in day.take] == ["of documents", "of bag"]
    assert [line.title for line in day.also] == ["of home"]


def test_whom_to_call_comes_in_order_and_says_what_speaks_against_it(workspace: Workspace) -> None:
    sam = person(workspace, "Sam", phone="1", safe_to_call="no")
    kim = person(workspace, "Kim", phone="2")
    workspace.set_answer("people", "first_call", workspace.reference(kim))
    workspace.set_answer("people", "second_call", "my aunt")
    workspace.set_answer("the-day", "first_call", workspace.reference(sam))
    workspace.set_answer("the-day", "beside_you", workspace.reference(kim))
    calls = day_content(workspace).calls
    assert [call.name for call in calls] == ["Sam", "Kim", "my aunt"]
    assert calls[0] == Call("Sam", "1", "You noted that it is not safe to call them.")


def test_the_emergency_number_is_the_one_of_the_card_or_of_the_country(
    workspace: Workspace,
) -> None:
    workspace.set_answer("card", "country", "GB")
    (shipped,) = day_content(workspace).calls
    assert (shipped.number, shipped.emergency) == ("999", True)
    assert "55" in shipped.remark
    workspace.set_answer("card", "emergency_number", "112")
    (own,) = day_content(workspace).calls
    assert own.number == "112"


def test_where_to_begins_with_the_place_for_tonight_and_then_goes_by_rank(
    workspace: Workspace,
) -> None:
    place(workspace, "Second", backup_order="second")
    place(workspace, "First", backup_order="first")
    place(workspace, "Unranked")
    tonight = place(workspace, "Tonight", address="4 Mill Lane")
    workspace.set_answer("safe-places", "tonight", workspace.reference(tonight))
    workspace.set_answer("safe-places", "fallback", "The hospital")
    assert day_content(workspace).go_now.places == (
        Refuge("Tonight", "4 Mill Lane"),
        Refuge("First"),
        Refuge("Second"),
        Refuge("If that falls through", "The hospital", of_list=False),
    )


def test_a_place_in_words_of_ones_own_comes_first(workspace: Workspace) -> None:
    workspace.set_answer("safe-places", "tonight", "with my aunt")
    assert day_content(workspace).go_now.places == (Refuge("with my aunt", of_list=False),)


def test_nothing_is_read_out_of_a_step_that_was_left_aside(workspace: Workspace) -> None:
    workspace.set_answer("the-day", "empty_handed", "the back door")
    workspace.set_answer("the-day", "phone_plan", "leave")
    workspace.add_item("the-day", "minutes", title="Go")
    assert day_content(workspace).begun
    workspace.set_mark("the-day", Mark.RATHER_NOT_SAY)
    day = day_content(workspace)
    assert not day.begun
    assert day.go_now.way == ""


@pytest.mark.parametrize("mark", [Mark.OPEN, Mark.LATER])
def test_who_and_where_come_whole_from_a_step_that_waits(workspace: Workspace, mark: Mark) -> None:
    sam = person(workspace, "Sam", phone="1")
    tonight = place(workspace, "Tonight", address="4 Mill Lane")
    workspace.set_answer("the-day", "first_call", workspace.reference(sam))
    workspace.set_answer("safe-places", "tonight", workspace.reference(tonight))
    workspace.set_mark("the-day", mark)
    workspace.set_mark("safe-places", mark)
    day = day_content(workspace)
    assert day.calls == (Call("Sam", "1"),)
    assert day.go_now.places == (Refuge("Tonight", "4 Mill Lane"),)


def test_two_people_of_one_name_are_two_to_call(workspace: Workspace) -> None:
    for field_id, number in (("first_call", "1"), ("second_call", "2")):
        sam = person(workspace, "Sam", phone=number)
        workspace.set_answer("people", field_id, workspace.reference(sam))
    assert [call.number for call in day_content(workspace).calls] == ["1", "2"]
    workspace.set_answer("the-day", "first_call", "Sam")  # nobody can tell which of them
    assert [call.number for call in day_content(workspace).calls] == ["", "1", "2"]


def test_a_name_typed_by_hand_comes_with_the_number_in_the_list(workspace: Workspace) -> None:
    sam = person(workspace, "Sam", phone="1")
    workspace.set_answer("the-day", "first_call", "sam ")
    workspace.set_answer("people", "first_call", workspace.reference(sam))
    assert day_content(workspace).calls == (Call("Sam", "1"),)


def test_no_place_is_named_of_a_step_that_was_left_aside(workspace: Workspace) -> None:
    place(workspace, "First", backup_order="first")
    workspace.set_mark("safe-places", Mark.RATHER_NOT_SAY)
    assert day_content(workspace).go_now.places == ()


def test_whoever_was_forgotten_is_nobody_to_call_and_a_forgotten_place_none_to_go_to(
    workspace: Workspace,
) -> None:
    sam, tonight = person(workspace, "Sam"), place(workspace, "Tonight")
    workspace.set_answer("the-day", "first_call", workspace.reference(sam))
    workspace.forget_section("people")
    assert day_content(workspace).calls == ()
    workspace.forget_section("safe-places")
    workspace.set_answer("safe-places", "tonight", workspace.reference(tonight))
    assert day_content(workspace).go_now.places == ()
