"""Search hits say where they are, and show the words around the match."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nocontact_desktop.app.folding import excerpt, fold, has_words, words
from nocontact_desktop.app.lines import COUNTRY
from nocontact_desktop.app.memory_store import MemoryStore
from nocontact_desktop.app.workspace import Workspace
from tests.app.picking import pick_helplines, pick_people

GARDEN = ("garden", "beds")

LONG = "The key is with the neighbour. " * 9 + "Ask for Žofie at the desk. " + "Then wait. " * 30


def test_a_hit_names_section_item_and_field(workspace: Workspace) -> None:
    for field_id, change in {
        "plant": {"values": {"plant": "Tall Žitnice"}},
        "note": {"note": "Žitnice too"},
    }.items():
        item = workspace.add_item(*GARDEN, title=f"Bed of {field_id}")
        workspace.change_item(replace(item, **change))  # type: ignore[arg-type]
    workspace.set_answer("garden", "first", "žitnice")
    where = {hit.field_id: hit.where for hit in workspace.search("zit")}
    assert where == {
        "plant": "Garden · Bed of plant · Plant",
        "note": "Garden · Bed of note · Note",
        "first": "Garden · What grows first?",
    }


def test_a_hit_in_the_title_is_the_item_itself(workspace: Workspace) -> None:
    item = workspace.add_item(*GARDEN, title="Long bed")
    (hit,) = workspace.search("long")
    assert (hit.where, hit.excerpt, hit.item_id) == ("Garden · Long bed", "Long bed", item.id)
    assert (hit.section_id, hit.list_id, hit.field_id) == ("garden", "beds", "title")


def test_words_that_only_stand_in_an_id_are_no_hit(workspace: Workspace) -> None:
    workspace.set_answer("garden", "weather", "rain")
    assert [hit.excerpt for hit in workspace.search("rain")] == ["Rain"]
    item = workspace.add_item(*GARDEN, title="B")
    workspace.change_item(replace(item, values={"soil": "from-2031", "sown_on": "2026-05-01"}))
    assert workspace.search("05") == ()
    assert [hit.excerpt for hit in workspace.search("2026")] == ["1 May 2026"]


def test_a_typed_word_is_found_behind_an_id_that_begins_like_it(
    workspace: Workspace, store: MemoryStore
) -> None:
    values = {"sown_on": "2026-05-01", "plant": "05 seeds"}
    store.add_item(*GARDEN, {"title": "C", "values": values})
    assert [(hit.where, hit.excerpt) for hit in workspace.search("05")] == [
        ("Garden · C · Plant", "05 seeds")
    ]


def test_what_belongs_to_no_known_section_is_still_found(
    workspace: Workspace, store: MemoryStore
) -> None:
    store.set_answer("from-2031", "x", "rowan")
    item = store.add_item("from-2031", "l", {"title": "Rowan"})
    store.add_item("garden", "from-2031", {"title": "B", "values": {"x": "Rowan"}})
    hits = workspace.search("rowan")
    assert [(hit.where, hit.excerpt) for hit in hits] == [
        ("", "rowan"), ("Rowan", "Rowan"), ("Garden · B", "Rowan"),
    ]  # fmt: skip
    assert hits[1].item_id == item.id


def test_what_was_picked_for_the_card_is_no_hit_but_what_was_typed_on_it_is(
    workspace: Workspace,
) -> None:
    person = workspace.add_item(*GARDEN, title="Rowan")
    pick_people(workspace, [person.id])
    pick_helplines(workspace, ["GB:Larkspur Line"])
    workspace.set_answer("card", COUNTRY, "GB")
    assert workspace.search("larkspur") == workspace.search("gb") == ()
    assert workspace.search(person.id) == ()
    workspace.set_answer("card", "free_lines", "Ask for Larkspur")
    assert [hit.where for hit in workspace.search("larkspur")] == ["Card · Lines"]


def test_an_excerpt_is_cut_at_words_around_the_match() -> None:
    cut = excerpt(LONG, "zofie")
    assert "Ask for Žofie at the desk." in cut
    assert cut.startswith("… ")
    assert cut.endswith(" …")
    assert len(cut) < 90
    assert excerpt(LONG, "nowhere").startswith("The key is")
    assert excerpt("One\n  two", "two") == "One two"


def test_an_excerpt_at_the_end_has_no_dots_behind_it() -> None:
    assert excerpt(LONG + "Last of all: rowan", "rowan").endswith("rowan")


def test_one_endless_word_is_cut_all_the_same() -> None:
    assert len(excerpt("x" * 500, "x")) <= 90


@given(st.text(max_size=200), st.text(max_size=8))
def test_an_excerpt_of_anything_is_one_short_line(text: str, query: str) -> None:
    cut = excerpt(text, query)
    assert "\n" not in cut
    assert len(cut) <= 90


@given(st.text(max_size=30))
def test_every_word_finds_the_text_it_is_in(text: str) -> None:
    assert has_words(text, words(text))
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("typed", "folded"), [("ŽOFIE", "zofie"), ("Straße", "strasse"), ("Ｓａｍ", "sam")]
)
def test_case_accents_and_width_are_folded(typed: str, folded: str) -> None:
    assert fold(typed) == folded
