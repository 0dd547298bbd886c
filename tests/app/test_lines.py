"""Helplines as a person has them: theirs win, ours are never lost."""

from __future__ import annotations

from dataclasses import replace

import pytest

from nocontact_desktop.app.card import card_content
from nocontact_desktop.app.lines import (
    COUNTRY,
    LIST,
    SECTION,
    Line,
    all_lines,
    begin_change,
    country_of,
    fitting,
    helpline_id,
    hide,
    known_countries,
    lines_of,
    says_the_same,
)
from nocontact_desktop.app.memory_store import MemoryStore
from nocontact_desktop.app.workspace import Workspace
from nocontact_desktop.exports.helplines import LineKind, OnBill
from nocontact_desktop.plan.model import Item, Value
from tests import shipped
from tests.app.picking import pick_helplines

REFUGE = "GB:National Domestic Abuse Helpline (Refuge)"


@pytest.fixture
def workspace() -> Workspace:
    made = shipped.workspace()
    made.set_answer(made.card.id, COUNTRY, "GB")
    return made


def own(workspace: Workspace, title: str, **values: Value) -> Item:
    item = workspace.add_item(SECTION, LIST, title=title)
    item = replace(item, values=values, note="Ask for Larkspur")
    workspace.change_item(item)
    return item


def line(workspace: Workspace, id_: str) -> Line:
    return next(each for each in all_lines(workspace) if each.id == id_)


def test_without_a_word_of_the_person_the_shipped_lines_are_there(workspace: Workspace) -> None:
    lines = all_lines(workspace)
    assert [each.id for each in lines] == [helpline_id(each) for each in workspace.helplines]
    assert not any(each.hidden or each.changed or each.item for each in lines)


def test_a_line_of_their_own_stands_first_in_every_country(workspace: Workspace) -> None:
    item = own(workspace, "Night line", phone="0161 496 0001", kinds=["crisis", "gone"])
    for code in ("GB", "JP", ""):
        first = lines_of(all_lines(workspace), code)[0]
        assert first.id == f"item:{item.id}"
        assert first.helpline.phone == "0161 496 0001"
        assert first.helpline.kinds == (LineKind.CRISIS,)
        assert first.helpline.note == "Ask for Larkspur"


def test_what_the_person_changed_wins_and_ours_can_be_brought_back(workspace: Workspace) -> None:
    shipped = line(workspace, REFUGE)
    item = begin_change(workspace, shipped)
    assert item.title == shipped.helpline.name
    assert item.values["phone"] == shipped.helpline.phone
    workspace.change_item(replace(item, values={**item.values, "phone": "0161 496 0002"}))
    changed = line(workspace, REFUGE)
    assert changed.changed
    assert changed.helpline.phone == "0161 496 0002"
    assert changed.helpline.country_code == "GB"
    assert begin_change(workspace, changed).id == item.id
    workspace.remove_item(item.id)
    assert line(workspace, REFUGE) == shipped


def test_a_change_of_a_line_that_is_not_shipped_any_more_stays(workspace: Workspace) -> None:
    item = begin_change(workspace, line(workspace, REFUGE))
    workspace.change_item(replace(item, suggestion="GB:Gone"))
    (mine,) = [each for each in all_lines(workspace) if not each.shipped]
    assert mine.helpline.phone == "0808 2000 247"


def test_a_change_begins_whole_or_not_at_all(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr(MemoryStore, "change_item")  # a second write could be cut off
    item = begin_change(workspace, line(workspace, REFUGE))
    assert item == workspace.item(item.id)
    assert item.values["phone"] == "0808 2000 247"


def test_a_change_that_changes_nothing_is_told_from_one_that_does(workspace: Workspace) -> None:
    item = begin_change(workspace, line(workspace, REFUGE))
    assert says_the_same(workspace, replace(item, values={**item.values, "web": ""})) is False
    assert says_the_same(workspace, replace(item, values={**item.values, "sms": ""}))
    assert not says_the_same(workspace, replace(item, note="Ask for Rosa"))
    assert not says_the_same(workspace, replace(item, suggestion=""))


def test_two_changes_of_one_line_are_both_there(workspace: Workspace) -> None:
    first = begin_change(workspace, line(workspace, REFUGE))
    workspace.remove_item(first.id)
    second = begin_change(workspace, line(workspace, REFUGE))
    workspace.restore_item(first.id)
    there = {each.item.id for each in all_lines(workspace) if each.item}
    assert there == {first.id, second.id}


def test_a_hidden_line_is_not_offered_and_comes_back(workspace: Workspace) -> None:
    hide(workspace, REFUGE)
    assert REFUGE not in {each.id for each in lines_of(all_lines(workspace), "GB")}
    assert line(workspace, REFUGE).hidden
    hide(workspace, REFUGE, hidden=False)
    assert REFUGE in {each.id for each in lines_of(all_lines(workspace), "GB")}


def test_a_kind_leaves_out_the_others_but_never_a_line_of_their_own(workspace: Workspace) -> None:
    item = own(workspace, "Somebody", phone="1")
    found = lines_of(all_lines(workspace), "GB", LineKind.ELDER)
    assert [each.id for each in found] == [f"item:{item.id}"]
    found = lines_of(all_lines(workspace), "GB", LineKind.LGBT)
    assert all(LineKind.LGBT in each.helpline.kinds for each in found if each.shipped)
    assert len(found) == 2


def test_their_own_line_is_found_by_search_and_what_was_hidden_is_not(workspace: Workspace) -> None:
    item = own(workspace, "Night line", phone="0161 496 0001")
    hide(workspace, REFUGE)
    (hit,) = workspace.search("larkspur")
    assert (hit.section_id, hit.list_id, hit.item_id) == (SECTION, LIST, item.id)
    assert hit.where.startswith("Helplines")
    assert workspace.search("496") == workspace.search("0161")
    assert workspace.search("refuge") == ()
    workspace.remove_item(item.id)
    assert workspace.search("larkspur") == ()
    gone = workspace.item(item.id)
    assert gone is not None
    assert gone.title == "Night line"


def test_the_card_takes_lines_as_the_person_has_them(workspace: Workspace) -> None:
    mine = own(workspace, "Night line", phone="0161 496 0001")
    item = begin_change(workspace, line(workspace, REFUGE))
    workspace.change_item(replace(item, values={"phone": "0161 496 0002"}))
    pick_helplines(workspace, [REFUGE, f"item:{mine.id}", "item:gone"])
    first, second = card_content(workspace).helplines
    assert (first.number, first.own) == ("0161 496 0002", True)
    assert (second.name, second.number, second.own) == ("Night line", "0161 496 0001", True)


def test_every_country_of_a_line_or_an_emergency_number_can_be_chosen(workspace: Workspace) -> None:
    codes = dict(known_countries(workspace))
    assert codes["CH"] == "Switzerland"
    assert codes["BE"] == "Belgium"
    assert {each.country_code for each in workspace.helplines} <= set(codes)
    assert country_of(workspace) == "GB"


@pytest.mark.parametrize(
    ("tie", "kind"),
    [("boss", LineKind.WORK), ("colleague", LineKind.WORK), ("partner", LineKind.DOMESTIC)],
)
def test_what_fits_goes_by_who_the_other_person_is(
    workspace: Workspace, tie: str, kind: LineKind
) -> None:
    workspace.set_answer("situation", "tie", tie)
    first = fitting(workspace)[0]
    assert kind in first.helpline.kinds


@pytest.mark.parametrize(
    ("answer", "option", "kind"),
    [
        ("situation/about_me", "young", LineKind.CHILD),
        ("situation/about_me", "lgbt", LineKind.LGBT),
        ("situation/about_me", "man", LineKind.MEN),
        ("situation/about_me", "honour", LineKind.FORCED_MARRIAGE),
        ("danger-signs/signs_others", "marriage", LineKind.FORCED_MARRIAGE),
        ("danger-signs/signs", "follows", LineKind.STALKING),
    ],
)
def test_what_fits_goes_first_by_what_the_person_said_of_themselves(
    workspace: Workspace, answer: str, option: str, kind: LineKind
) -> None:
    workspace.set_answer("situation", "tie", "parent")
    assert kind not in fitting(workspace)[0].helpline.kinds
    section_id, _slash, field_id = answer.partition("/")
    workspace.set_answer(section_id, field_id, [option])
    found = fitting(workspace)
    assert kind in found[0].helpline.kinds
    assert any(LineKind.DOMESTIC in each.helpline.kinds for each in found)


def test_whoever_lives_with_a_boss_also_finds_a_line_on_harm_at_home(workspace: Workspace) -> None:
    workspace.set_answer("situation", "tie", "boss")
    for living, there in (("no", False), ("yes", True)):
        workspace.set_answer("situation", "living_together", living)
        found = [LineKind.DOMESTIC in each.helpline.kinds for each in fitting(workspace)]
        assert any(found) is there


def test_what_fits_a_crisis_are_lines_for_a_crisis(workspace: Workspace) -> None:
    found = fitting(workspace, (LineKind.CRISIS,))
    assert found
    assert all(LineKind.CRISIS in each.helpline.kinds for each in found)
    workspace.set_answer(workspace.card.id, COUNTRY, "")
    assert fitting(workspace, (LineKind.CRISIS,)) == ()


def test_odd_stored_values_never_stop_the_page(workspace: Workspace) -> None:
    item = own(workspace, "", phone=["1"], kinds="domestic", on_bill="perhaps")
    workspace.set_answer(SECTION, "hidden", "not a list")
    workspace.set_answer(workspace.card.id, COUNTRY, ["GB"])
    workspace.set_answer("situation", "tie", ["boss"])
    told = line(workspace, f"item:{item.id}").helpline
    assert (told.name, told.phone, told.kinds) == ("Without a name", "", ())
    assert told.on_bill is OnBill.UNKNOWN
    assert country_of(workspace) == ""
    assert fitting(workspace)[0].id == f"item:{item.id}"
