"""The store against a plain model, and what only a database can get wrong."""

from __future__ import annotations

import random
import shutil
import threading
from pathlib import Path
from typing import Any

import apsw
import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from nocontact_desktop.errors import DamagedVaultError
from nocontact_desktop.vault import Store
from nocontact_desktop.vault.order import GAP
from nocontact_desktop.vault.vault import unlocked
from tests.vault.made import NAMES, Made

TEXT = st.text(max_size=20)
DATA = st.dictionaries(TEXT, TEXT | st.lists(TEXT, max_size=3) | st.dictionaries(TEXT, TEXT))


def ids(store: Store) -> list[str]:
    return [item.id for item in store.items("s", "l")]


class Model(RuleBasedStateMachine):
    """A dictionary of answers and one list, kept beside a real vault."""

    made: Made
    base: Path

    def __init__(self) -> None:
        super().__init__()
        self.base.mkdir(exist_ok=True)
        shutil.copytree(self.made.folder, self.base / "vault")
        self.open()
        self.answers: dict[str, Any] = {}
        self.live: list[tuple[str, dict[str, Any]]] = []
        self.gone: list[tuple[str, dict[str, Any]]] = []

    def open(self) -> None:
        self.vault = unlocked(self.base / "vault", NAMES, self.made.slot)
        self.store = self.vault.store

    def teardown(self) -> None:
        self.vault.close()
        shutil.rmtree(self.base / "vault")

    @initialize(data=DATA)
    def first(self, data: dict[str, Any]) -> None:
        self.add(data, None)

    @rule(field=st.sampled_from("abc"), value=TEXT | st.lists(TEXT, max_size=3))
    def answer(self, field: str, value: str | list[str]) -> None:
        self.store.set_answer("s", field, value)
        self.answers[field] = value
        if not value:
            del self.answers[field]

    @rule(data=DATA, position=st.none() | st.integers(-2, 8))
    def add(self, data: dict[str, Any], position: int | None) -> None:
        stored = self.store.add_item("s", "l", data, position)
        at = len(self.live) if position is None else max(0, min(position, len(self.live)))
        self.live.insert(at, (stored.id, data))
        assert (stored.position, stored.data) == (at, data)

    @precondition(lambda self: self.live)
    @rule(choice=st.randoms(use_true_random=False), data=DATA)
    def change(self, choice: random.Random, data: dict[str, Any]) -> None:
        at = choice.randrange(len(self.live))
        stored = self.store.change_item(self.live[at][0], data)
        self.live[at] = (stored.id, data)
        assert stored.position == at

    @precondition(lambda self: self.live)
    @rule(choice=st.randoms(use_true_random=False), position=st.integers(-2, 8))
    def move(self, choice: random.Random, position: int) -> None:
        moved = self.live.pop(choice.randrange(len(self.live)))
        self.store.move_item(moved[0], position)
        self.live.insert(max(0, position), moved)

    @precondition(lambda self: self.live)
    @rule(choice=st.randoms(use_true_random=False))
    def remove(self, choice: random.Random) -> None:
        item = self.live.pop(choice.randrange(len(self.live)))
        self.store.remove_item(item[0])
        self.gone.insert(0, item)

    @precondition(lambda self: self.gone)
    @rule(choice=st.randoms(use_true_random=False))
    def restore(self, choice: random.Random) -> None:
        item = self.gone.pop(choice.randrange(len(self.gone)))
        said = {i.id: i.position for i in self.store.removed_items("s", "l")}[item[0]]
        stored = self.store.restore_item(item[0])
        assert stored.position == said
        self.live.insert(stored.position, item)

    @rule()
    def reopen(self) -> None:
        self.vault.close()
        self.open()

    @invariant()
    def agrees(self) -> None:
        assert self.store.answers("s") == self.answers
        assert [(i.id, i.data) for i in self.store.items("s", "l")] == self.live
        assert [(i.id, i.data) for i in self.store.removed_items("s", "l")] == self.gone
        for at, (item_id, _) in enumerate(self.live):
            item = self.store.item(item_id)
            assert item is not None
            assert item.position == at


def test_the_store_agrees_with_a_plain_model(template: Made, tmp_path: Path) -> None:
    class Here(Model):
        made = template
        base = tmp_path / "model"

    Here.TestCase.settings = settings(
        max_examples=8,
        stateful_step_count=25,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    Here.TestCase().runTest()


def test_an_item_comes_back_where_it_was(store: Store) -> None:
    items = [store.add_item("s", "l", {"title": str(n)}) for n in range(4)]
    store.remove_item(items[1].id)
    store.remove_item(items[3].id)
    store.add_item("s", "l", {"title": "new"})
    assert store.restore_item(items[3].id).position == 2
    assert store.restore_item(items[1].id).position == 1
    assert [i.data["title"] for i in store.items("s", "l")] == ["0", "1", "2", "3", "new"]


def test_restoring_what_was_not_removed_changes_nothing(store: Store) -> None:
    item = store.add_item("s", "l", {"title": "x"})
    assert store.restore_item(item.id) == item
    assert ids(store) == [item.id]
    assert len(store.search("x")) == 1


def test_a_thousand_moves_into_one_gap_find_room(store: Store) -> None:
    items = [store.add_item("s", "l", {"n": n}) for n in range(6)]
    store.remove_item(items[2].id)
    order = [items[n].id for n in (0, 1, 3, 4, 5)]
    for _ in range(90):
        order.insert(1, order.pop())
        store.move_item(order[1], 1)
    assert ids(store) == order
    assert store.restore_item(items[2].id).id in ids(store)
    assert GAP > 1


def test_an_unknown_or_removed_item_is_a_key_error(store: Store) -> None:
    item = store.add_item("s", "l", {"title": "x"})
    store.remove_item(item.id)
    assert store.item(item.id) is None
    assert store.item("unknown") is None
    for call in (
        store.remove_item,
        lambda i: store.change_item(i, {}),
        lambda i: store.move_item(i, 0),
    ):
        with pytest.raises(KeyError):
            call(item.id)
    with pytest.raises(KeyError):
        store.restore_item("unknown")
    assert store.removed_items("s", "l")[0].id == item.id


def test_lists_and_sections_do_not_mix(store: Store) -> None:
    for section, name in (("a", "x"), ("a", "y"), ("b", "x")):
        store.add_item(section, name, {"title": section + name})
        store.set_answer(section, name, section + name)
    assert [i.data["title"] for i in store.items("a", "y")] == ["ay"]
    assert store.answers("a") == {"x": "ax", "y": "ay"}
    assert store.items("c", "x") == store.removed_items("c", "x") == []


def test_settings_are_kept_and_have_defaults(store: Store) -> None:
    assert store.setting("none") == ""
    assert store.setting("none", "default") == "default"
    store.set_setting("name", "one")
    store.set_setting("name", "half \ud800 character\0")
    assert store.setting("name", "default") == "half \ud800 character\0"


def test_any_text_comes_back_as_it_was(store: Store) -> None:
    text = "nul \0, half \udcff, flag 🏳️‍🌈, مرحبا, quotes '\"; drop table answers; --"
    store.set_answer("s", "f", text)
    store.set_answer("s", "g", [text, ""])
    item = store.add_item("s", "l", {"title": text, "deep": {"deeper": [{"x": text, "n": 1.5}]}})
    assert store.answers("s") == {"f": text, "g": [text, ""]}
    assert store.item(item.id) == item


def test_threads_take_turns(store: Store) -> None:
    def work(number: int) -> None:
        for n in range(15):
            store.add_item("s", "l", {"title": f"{number}-{n}"})
            store.set_answer("s", f"{number}-{n}", "x")
            store.search("x")

    threads = [threading.Thread(target=work, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(store.items("s", "l")) == len(store.answers("s")) == 60
    assert [i.position for i in store.items("s", "l")] == list(range(60))


def steps(store: Store, item_id: str) -> int:
    """How much work the database has with one edit of each kind."""
    count = 0

    def tick() -> bool:
        nonlocal count
        count += 1
        return False

    store.add_item("s", "l", {"title": "warm"})
    store._database._connection.set_progress_handler(tick, 1)
    store.set_answer("s", "some", "new words")
    store.add_item("s", "l", {"title": "another", "note": "more words"})
    store.change_item(item_id, {"title": "changed"})
    store.move_item(item_id, 2)
    store._database._connection.set_progress_handler(None)
    return count


def test_an_edit_costs_the_same_among_a_hundred_and_among_thousands(store: Store) -> None:
    item = [store.add_item("s", "l", {"title": "item"}) for _ in range(100)][50]
    few = steps(store, item.id)

    def many(connection: apsw.Connection) -> None:
        sql = "insert into items (id, list, rank, data) values (?, 1, ?, '{}')"
        connection.executemany(sql, ((f"x{n}", (1000 + n) * GAP) for n in range(5000)))

    store._database.write(many, store._order.clear)
    assert steps(store, item.id) < 1.5 * few


def test_a_setting_that_was_read_is_told_while_somebody_else_writes(store: Store) -> None:
    store.set_setting("name", "one")
    assert store.setting("name") == "one"
    begun, go_on = threading.Event(), threading.Event()

    def long(_connection: apsw.Connection) -> None:
        begun.set()
        assert go_on.wait(10)

    writer = threading.Thread(target=lambda: store._database.write(long))
    writer.start()
    assert begun.wait(10)
    assert store.setting("name") == "one"
    go_on.set()
    writer.join()
    store.set_setting("name", "two")
    assert store.setting("name") == "two"


@pytest.mark.parametrize("name", ["vault.ways", "vault.mark"])
def test_a_setting_that_is_secret_is_not_kept_in_memory(store: Store, name: str) -> None:
    store.set_setting(name, "something")
    assert store.setting(name) == "something"
    assert name not in store._settings


def test_a_setting_that_could_not_be_written_is_read_as_it_was(store: Store) -> None:
    store.set_setting("name", "one")
    assert store.setting("name") == "one"
    forbid = "create temp trigger no before insert on settings begin select raise(abort, 'no'); end"
    store._database.write(lambda c: c.execute(forbid))
    with pytest.raises(apsw.ConstraintError):
        store.set_setting("name", "two")
    assert store.setting("name") == "one"


def test_a_setting_that_is_no_text_is_damage(store: Store) -> None:
    sql = "insert into settings (name, value) values ('number', '5')"
    store._database.write(lambda connection: connection.execute(sql))
    with pytest.raises(DamagedVaultError):
        store.setting("number")
