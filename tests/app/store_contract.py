"""What every store does, whatever it is made of. Inherit `StoreContract` and give it a `store`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nocontact_desktop.app.store_door import Stored, StoreDoor

FIXED = settings(
    max_examples=25,
    suppress_health_check=[
        HealthCheck.function_scoped_fixture,
        HealthCheck.differing_executors,  # the contract is meant to be run by several classes
    ],
)


def data(title: str, **values: object) -> dict[str, Any]:
    """The data of an item as the plan stores it."""
    return {"title": title, "state": "", "note": "", "values": values}


def titles(items: Sequence[Stored]) -> list[str]:
    """The titles of stored items, in order."""
    return [item.data["title"] for item in items]


class StoreContract:
    """Tests that hold for the memory store and for the vault's store alike."""

    @pytest.fixture
    def store(self) -> StoreDoor:
        """An empty store; an inheriting class gives it."""
        raise NotImplementedError

    @pytest.fixture
    def three(self, store: StoreDoor) -> Sequence[Stored]:
        """Three items of one list."""
        return [store.add_item("s", "l", data(title)) for title in "ABC"]

    def test_answers_come_back_by_section(self, store: StoreDoor) -> None:
        store.set_answer("s", "words", "نعم ✓")
        store.set_answer("s", "ticks", ["a", "b"])
        store.set_answer("other", "words", "x")
        assert store.answers("s") == {"words": "نعم ✓", "ticks": ["a", "b"]}
        assert store.answers("never") == {}

    def test_a_section_is_forgotten_and_nothing_else_is(self, store: StoreDoor) -> None:
        store.set_answer("s", "words", "larkspur")
        gone = store.add_item("s", "l", data("Larkspur Lane", note="larkspur"))
        removed = store.add_item("s", "m", data("Old larkspur"))
        store.remove_item(removed.id)
        kept = store.add_item("other", "l", data("Larkspur stays"))
        store.set_answer("other", "words", "larkspur too")
        store.set_setting("name", "value")
        store.forget_section("s")
        assert store.answers("s") == {}
        assert list(store.items("s", "l")) == list(store.removed_items("s", "m")) == []
        assert store.item(gone.id) is None
        with pytest.raises(KeyError):
            store.restore_item(removed.id)
        assert {found.section for found in store.search("larkspur")} == {"other"}
        assert len(store.search("larkspur")) == 2
        assert titles(store.items("other", "l")) == [kept.data["title"]]
        assert store.setting("name") == "value"
        again = store.add_item("s", "l", data("New"))
        assert (again.position, titles(store.items("s", "l"))) == (0, ["New"])
        assert [found.item for found in store.search("new")] == [again.id]

    def test_forgetting_what_never_was_changes_nothing(self, store: StoreDoor) -> None:
        store.set_answer("s", "words", "x")
        store.forget_section("never")
        assert store.answers("s") == {"words": "x"}

    @pytest.mark.parametrize("empty", ["", []])
    def test_an_empty_value_takes_an_answer_away(
        self, store: StoreDoor, empty: str | list[str]
    ) -> None:
        store.set_answer("s", "words", "x")
        store.set_answer("s", "words", empty)
        assert store.answers("s").get("words", "") in ("", [])

    def test_items_come_in_the_order_they_were_added(
        self, store: StoreDoor, three: Sequence[Stored]
    ) -> None:
        found = store.items("s", "l")
        assert [item.id for item in found] == [item.id for item in three]
        assert [item.position for item in found] == [0, 1, 2]
        assert {(item.section, item.list) for item in found} == {("s", "l")}
        assert len({item.id for item in found}) == 3

    def test_an_item_can_be_added_in_between(
        self, store: StoreDoor, three: Sequence[Stored]
    ) -> None:
        assert store.add_item("s", "l", data("X"), position=1).position == 1
        assert titles(store.items("s", "l")) == ["A", "X", "B", "C"]

    def test_changed_data_replaces_the_old(self, store: StoreDoor, three: Sequence[Stored]) -> None:
        new = {"title": "B2", "from-2031": [1, {"x": None}]}
        assert store.change_item(three[1].id, new).data == new
        found = store.item(three[1].id)
        assert found is not None
        assert found.data == new
        assert titles(store.items("s", "l")) == ["A", "B2", "C"]

    def test_what_was_handed_out_is_a_copy(self, store: StoreDoor, three: Sequence[Stored]) -> None:
        three[0].data["title"] = "changed outside"
        store.items("s", "l")[1].data["title"] = "changed outside"
        assert titles(store.items("s", "l")) == ["A", "B", "C"]

    @pytest.mark.parametrize(
        ("position", "order"), [(0, "CAB"), (1, "ACB"), (2, "ABC"), (99, "ABC")]
    )
    def test_an_item_moves_to_a_position(
        self, store: StoreDoor, three: Sequence[Stored], position: int, order: str
    ) -> None:
        store.move_item(three[2].id, position)
        assert titles(store.items("s", "l")) == list(order)

    def test_a_removed_item_leaves_its_list_and_is_among_the_removed(
        self, store: StoreDoor, three: Sequence[Stored]
    ) -> None:
        store.remove_item(three[1].id)
        assert titles(store.items("s", "l")) == ["A", "C"]
        assert titles(store.removed_items("s", "l")) == ["B"]
        assert store.item(three[1].id) is None
        assert store.removed_items("s", "other") == []

    def test_what_is_not_in_a_list_cannot_be_changed(
        self, store: StoreDoor, three: Sequence[Stored]
    ) -> None:
        store.remove_item(three[1].id)
        for item_id in (three[1].id, "nobody"):
            with pytest.raises(KeyError):
                store.change_item(item_id, {})
            with pytest.raises(KeyError):
                store.move_item(item_id, 0)
            with pytest.raises(KeyError):
                store.remove_item(item_id)
        with pytest.raises(KeyError):
            store.restore_item("nobody")

    def test_restoring_what_is_there_leaves_it_as_it_is(
        self, store: StoreDoor, three: Sequence[Stored]
    ) -> None:
        assert store.restore_item(three[1].id).position == 1
        assert titles(store.items("s", "l")) == ["A", "B", "C"]

    @pytest.mark.parametrize("which", [0, 1, 2])
    def test_a_removed_item_comes_back_to_its_old_position(
        self, store: StoreDoor, three: Sequence[Stored], which: int
    ) -> None:
        store.remove_item(three[which].id)
        assert store.restore_item(three[which].id).id == three[which].id
        assert titles(store.items("s", "l")) == ["A", "B", "C"]
        assert list(store.removed_items("s", "l")) == []

    def test_all_items_come_back_in_the_other_order(
        self, store: StoreDoor, three: Sequence[Stored]
    ) -> None:
        for item in three:
            store.remove_item(item.id)
        assert titles(store.removed_items("s", "l")) == ["C", "B", "A"]
        for item in reversed(three):
            store.restore_item(item.id)
        assert titles(store.items("s", "l")) == ["A", "B", "C"]

    def test_an_item_that_never_was_is_none(self, store: StoreDoor) -> None:
        assert store.item("nobody") is None

    def test_settings_have_defaults(self, store: StoreDoor) -> None:
        assert store.setting("size") == ""
        assert store.setting("size", "150") == "150"
        store.set_setting("size", "200")
        assert store.setting("size", "150") == "200"

    @pytest.mark.parametrize(
        ("typed", "query"),
        [
            ("Sam Muñoz", "munoz"),
            ("Sam Muñoz", "MUÑ"),
            ("Sam Muñoz", "mu sa"),
            ("Žofie Nováková", "novak"),
            ("Кировская улица", "киров"),
            ("שלום רחוב", "רחוב"),
            ("محطة القطار", "محطة"),
            ("077 1234", "077"),
        ],
    )
    def test_search_finds_words_by_their_beginning_in_any_script(
        self, store: StoreDoor, typed: str, query: str
    ) -> None:
        item = store.add_item("s", "l", data("x", phone=typed))
        store.set_answer("s", "words", typed)
        found = {(f.section, f.list, f.item, f.field, f.text) for f in store.search(query)}
        assert ("s", "l", item.id, "phone", typed) in found
        assert ("s", "", "", "words", typed) in found

    def test_search_needs_every_word(self, store: StoreDoor) -> None:
        store.add_item("s", "l", data("Sam Miller"))
        assert list(store.search("sam brown")) == []
        assert [found.field for found in store.search("sam mil")] == ["title"]

    def test_search_gives_the_field_of_an_item_that_holds_most_words(
        self, store: StoreDoor
    ) -> None:
        store.add_item("s", "l", data("Sam", task="Sam drives the van", other="the van"))
        assert [found.field for found in store.search("sam van")] == ["task"]

    def test_search_follows_changes(self, store: StoreDoor, three: Sequence[Stored]) -> None:
        store.change_item(three[0].id, data("Rowan"))
        assert len(store.search("rowan")) == 1
        store.remove_item(three[0].id)
        assert list(store.search("rowan")) == []
        store.restore_item(three[0].id)
        assert len(store.search("rowan")) == 1
        store.set_answer("s", "words", "rowan")
        store.set_answer("s", "words", "")
        assert len(store.search("rowan")) == 1

    def test_search_keeps_to_its_limit(self, store: StoreDoor) -> None:
        for _ in range(5):
            store.add_item("s", "l", data("Rowan"))
        assert len(store.search("rowan", limit=3)) == 3

    @FIXED
    @given(st.text(max_size=20))
    def test_any_text_can_be_searched_for(self, store: StoreDoor, query: str) -> None:
        store.search(query)

    @pytest.mark.parametrize("query", ["", "  ", "*", '"', "AND", "a* OR", "title:", "-"])
    def test_no_query_is_special(
        self, store: StoreDoor, three: Sequence[Stored], query: str
    ) -> None:
        store.search(query)
