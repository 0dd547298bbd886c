"""The workspace over the made-up section and the memory store."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest

from nocontact_desktop import i18n
from nocontact_desktop.app.memory_store import MemoryItem, MemoryStore
from nocontact_desktop.app.workspace import Workspace
from nocontact_desktop.plan.model import Field, Item, Kind, Mark, Notice, Option, State, When

GARDEN = ("garden", "beds")


def titles(items: tuple[Item, ...]) -> list[str]:
    return [item.title for item in items]


def test_answers_are_in_the_store_when_the_call_returns(
    workspace: Workspace, store: MemoryStore
) -> None:
    workspace.set_answer("garden", "first", "Snowdrops")
    workspace.set_answer("card", "free_lines", "A line")
    assert store.answers("garden") == {"first": "Snowdrops"}
    assert workspace.answers("card") == {"free_lines": "A line"}
    assert workspace.section("card") is workspace.card


def test_a_section_can_be_marked_and_opened_again(workspace: Workspace) -> None:
    assert workspace.mark("garden") is Mark.OPEN
    workspace.set_mark("garden", Mark.RATHER_NOT_SAY)
    assert workspace.progress("garden").settled
    assert workspace.next_thing() is None
    workspace.set_mark("garden", Mark.OPEN)
    assert not workspace.progress("garden").settled


def test_an_unknown_mark_counts_as_none(workspace: Workspace, store: MemoryStore) -> None:
    workspace.set_mark("garden", Mark.LATER)
    store.set_setting("mark.garden", "from-2031")
    assert workspace.mark("garden") is Mark.OPEN


def test_an_item_keeps_what_is_changed(workspace: Workspace) -> None:
    item = workspace.add_item(*GARDEN, title="Long bed")
    changed = replace(
        item, title="Longest bed", state=State.DONE, note="By the wall", values={"plant": "Rose"}
    )
    workspace.change_item(changed)
    assert workspace.items(*GARDEN) == (changed,)
    assert workspace.item(item.id) == changed
    assert workspace.item("nobody") is None


def test_a_suggestion_brings_everything_it_has_and_is_not_offered_again(
    workspace: Workspace,
) -> None:
    item = workspace.add_item(*GARDEN, suggestion="roses")
    assert (item.title, item.when, item.notice) == ("Roses", When.NOW, Notice.YES)
    assert item.values == {"plant": "Rose", "soil": "clay", "needs": ["water"]}
    assert [each.id for each in workspace.open_suggestions(*GARDEN)] == ["beans"]
    workspace.remove_item(item.id)
    assert [each.id for each in workspace.open_suggestions(*GARDEN)] == ["roses", "beans"]


def test_a_suggestion_can_have_a_title_of_ones_own(workspace: Workspace) -> None:
    assert workspace.add_item(*GARDEN, title="Mine", suggestion="roses").title == "Mine"


def test_a_suggestion_speaks_the_active_language(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    german = i18n.Catalogue("de", {"Roses": "Rosen", "Rose": "Die Rose", "clay": "Lehm"})
    monkeypatch.setattr(i18n, "_active", german)
    item = workspace.add_item(*GARDEN, suggestion="roses")
    assert item.title == "Rosen"
    assert item.values == {"plant": "Die Rose", "soil": "clay", "needs": ["water"]}


def test_unknown_ids_are_a_bug_and_say_so(workspace: Workspace) -> None:
    with pytest.raises(KeyError):
        workspace.section("nowhere")
    with pytest.raises(KeyError):
        workspace.open_suggestions("garden", "nowhere")
    with pytest.raises(KeyError):
        workspace.add_item(*GARDEN, suggestion="nothing")


def test_items_move_go_and_come_back_where_they_were(workspace: Workspace) -> None:
    a, b, _c = (workspace.add_item(*GARDEN, title=title) for title in "ABC")
    workspace.move_item(a.id, 2)
    assert titles(workspace.items(*GARDEN)) == ["B", "C", "A"]
    workspace.remove_item(b.id)
    assert titles(workspace.removed_items(*GARDEN)) == ["B"]
    assert workspace.restore_item(b.id) == b
    assert titles(workspace.items(*GARDEN)) == ["B", "C", "A"]


def test_rules_and_progress_see_answers_items_and_marks(workspace: Workspace) -> None:
    item = workspace.add_item(*GARDEN, suggestion="roses")
    assert [(said.rule_id, said.item_id) for said in workspace.notices("garden")] == [
        ("shows", item.id)
    ]
    assert workspace.progress("garden").total == 3
    found = workspace.next_thing()
    assert found is not None
    assert found.field_id == "first"


def test_without_people_or_places_in_the_plan_there_are_none(workspace: Workspace) -> None:
    assert workspace.people() == ()
    assert workspace.places() == ()


def test_settings_live_in_the_store(workspace: Workspace, store: MemoryStore) -> None:
    assert workspace.setting("size", "100") == "100"
    workspace.set_setting("size", "200")
    assert store.setting("size") == "200"
    assert workspace.setting("size", "100") == "200"


OPTIONS = (Option("a", "Apple"), Option("b", "Pear"))


@pytest.mark.parametrize(
    ("kind", "value", "text"),
    [
        (Kind.TEXT, "as typed", "as typed"),
        (Kind.LONG_TEXT, "two\nlines", "two\nlines"),
        (Kind.PHONE, "+44 77", "+44 77"),
        (Kind.MONEY, "1200.50", "1200.50"),
        (Kind.NUMBER, "3", "3"),
        (Kind.CHOICE, "a", "Apple"),
        (Kind.CHOICE, "from-2031", "from-2031"),
        (Kind.CHECKS, ["b", "a"], "Pear, Apple"),
        (Kind.CHECKS, [], ""),
        (Kind.DATE, "2026-11-21", "21 November 2026"),
        (Kind.DATE, "next spring", "next spring"),
        (Kind.PERSON, "my neighbour", "my neighbour"),
        (Kind.PLACE, "item:nobody", "No longer in the list"),
        (Kind.ACCOUNT, "the old mail", "the old mail"),
        (Kind.PEOPLE, ["item:nobody", "my neighbour"], "No longer in the list, my neighbour"),
        (Kind.DEVICES, [], ""),
        (Kind.TEXT, "", ""),
    ],
)
def test_a_value_reads_as_a_person_would_say_it(
    workspace: Workspace, kind: Kind, value: str | list[str], text: str
) -> None:
    assert workspace.shown(Field("x", kind, "X", options=OPTIONS), value) == text


def test_every_kind_of_field_can_be_read_out(workspace: Workspace) -> None:
    for kind in Kind:
        assert workspace.shown(Field("x", kind, "X", options=OPTIONS), "zzz") == "zzz"


def test_a_reference_reads_as_the_last_known_name(workspace: Workspace) -> None:
    item = workspace.add_item(*GARDEN, title="Sam")
    field, value = Field("x", Kind.PERSON, "X"), workspace.reference(item)
    workspace.change_item(replace(item, title="Sam M."))
    assert workspace.shown(field, value) == "Sam M."
    workspace.remove_item(item.id)
    assert workspace.shown(field, value) == "Sam M."


def test_labels_and_days_are_shown_in_the_active_language(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = {"Apple": "Apfel", "{day} {month} {year}": "{day}. {month} {year}", "May": "Mai"}
    monkeypatch.setattr(i18n, "_active", i18n.Catalogue("de", texts))
    assert workspace.shown(Field("x", Kind.CHOICE, "X", options=OPTIONS), "a") == "Apfel"
    assert workspace.shown(Field("x", Kind.DATE, "X"), "2026-05-01") == "1. Mai 2026"


def test_what_is_stored_is_read_once_until_it_changes(
    workspace: Workspace, store: MemoryStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    item = workspace.add_item(*GARDEN, title="Long bed")
    workspace.progress("garden")
    reads: list[str] = []
    items = store.items

    def counted(section: str, list_: str) -> list[MemoryItem]:
        reads.append(section)
        return items(section, list_)

    monkeypatch.setattr(store, "items", counted)
    before = workspace.standing("garden")
    workspace.notices("garden")
    assert reads == []
    workspace.change_item(replace(item, state=State.DONE))
    assert workspace.progress("garden").done == before.progress.done + 1
    assert reads


def test_every_way_of_writing_shows_in_what_is_said_of_the_section(workspace: Workspace) -> None:
    def missing() -> int:
        return sum(each.count for each in workspace.progress("garden").missing)

    seen = [missing()]
    item = workspace.add_item(*GARDEN, title="A")
    other = workspace.add_item(*GARDEN, title="B")
    third = workspace.add_item(*GARDEN, title="C")
    seen.append(missing())
    workspace.remove_item(third.id)
    seen.append(missing())
    workspace.restore_item(third.id)
    seen.append(missing())
    workspace.set_answer("garden", "first", "Peas")
    seen.append(missing())
    assert all(one != next_ for one, next_ in pairwise(seen))
    workspace.move_item(other.id, 0)
    rows = [each.item_id for each in workspace.progress("garden").missing if each.item_id]
    assert rows.index(other.id) < rows.index(item.id)
    workspace.set_mark("garden", Mark.NOT_FOR_ME)
    assert missing() == 0
