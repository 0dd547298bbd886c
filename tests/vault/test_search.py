"""Search: every word typed is found again, in any script, and nothing else."""

import pytest

from nocontact_desktop.vault import Found, Store


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("Mama's house in Łódź", "LODZ mamas"),
        ("Σπίτι της Ελένης", "σπιτι ελενησ"),
        ("Дом у Ёлки", "елк дом"),
        ("بيت أختي في القاهِرة", "اختي القاهره"),
        ("הבית של אִמָּא", "אמא"),
        ("我妹妹的家在上海", "妹妹 上海"),
        ("妹の家、大阪", "大阪"),
        ("어머니의 집", "어머"),
        ("บ้านพี่สาว", "พี่สาว"),
        ("call +49 (0)30 123 456", "+49030123456"),
        ("call 030123456", "call (030) 123-456"),
        ("Crème brûlée", "creme bru"),
    ],
)
def test_words_of_any_script_are_found(store: Store, text: str, typed: str) -> None:
    store.set_answer("s", "f", text)
    item = store.add_item("s", "l", {"title": "other", "note": text})
    assert store.search(typed) == [
        Found("s", "l", item.id, "note", text),
        Found("s", "", "", "f", text),
    ] or set(store.search(typed)) == {
        Found("s", "l", item.id, "note", text),
        Found("s", "", "", "f", text),
    }


def test_every_word_has_to_be_there_in_any_order_and_field(store: Store) -> None:
    item = store.add_item("s", "l", {"title": "Bank", "values": {"who": "Anna Berg", "n": 3}})
    assert [f.item for f in store.search("anna bank")] == [item.id]
    assert store.search("anna bank carl") == []
    assert store.search("ank") == []


def test_the_field_with_the_most_words_is_named(store: Store) -> None:
    data = {"title": "green", "values": {"where": "under the green stone", "empty": ""}}
    store.add_item("s", "l", data)
    assert [(f.field, f.text) for f in store.search("green sto")] == [
        ("where", "under the green stone")
    ]


def test_marks_and_references_are_not_text(store: Store) -> None:
    marks = {"state": "started", "when": "now", "notice": "maybe", "suggestion": "friend"}
    data = {**marks, "title": "x", "values": {"person": "item:abc123", "when": "sunday"}}
    store.add_item("s", "l", data)
    store.set_answer("s", "p", "item:abc123")
    store.set_answer("s", "q", ["item:abc123", "kept"])
    for hidden in ("started", "now", "maybe", "friend", "abc123", "item"):
        assert store.search(hidden) == []
    assert store.search("sunday")[0].field == "when"
    assert store.search("kept")[0].text == "kept"


def test_no_phrase_runs_from_one_field_into_the_next(store: Store) -> None:
    store.add_item("s", "l", {"title": "我在上", "note": "海边"})
    assert store.search("上海") == []
    assert len(store.search("海边")) == 1


def test_what_changed_or_was_removed_is_not_found(store: Store) -> None:
    item = store.add_item("s", "l", {"title": "before"})
    store.change_item(item.id, {"title": "after"})
    assert store.search("before") == []
    store.remove_item(item.id)
    assert store.search("after") == []
    store.restore_item(item.id)
    assert len(store.search("after")) == 1
    store.set_answer("s", "f", "first")
    store.set_answer("s", "f", "second")
    assert store.search("first") == []
    store.set_answer("s", "f", [])
    assert store.search("second") == []


def test_nothing_typed_finds_nothing(store: Store) -> None:
    store.set_answer("s", "f", "something")
    assert store.search("") == store.search(" \t-!") == []


@pytest.mark.parametrize(
    "typed", ['"', "a AND", "NEAR(a b)", "title:a", "*", "-a", "a\0b", "\ud800"]
)
def test_signs_of_the_query_language_are_only_text(store: Store, typed: str) -> None:
    store.set_answer("s", "f", "zebra")
    assert store.search(typed) == []


def test_the_limit_is_kept(store: Store) -> None:
    for n in range(5):
        store.set_answer("s", f"f{n}", "same")
    assert len(store.search("same", limit=3)) == 3


def test_results_come_oldest_first(store: Store) -> None:
    items = [store.add_item("s", "l", {"title": f"thing {n}"}).id for n in range(3)]
    assert [found.item for found in store.search("thing")] == items
