"""Any sequence of edits, closings and changes of secrets leaves what a plain model of it holds."""

from __future__ import annotations

import io
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from nocontact_desktop.vault import (
    NewVault,
    Vault,
    change_pin,
    change_recovery_code,
    change_words,
    keep_generation,
    new_code,
    open_vault,
    set_up_second,
)
from tests.vault.conftest import unstretched
from tests.vault.made import NAMES, PIN, SHARE, WORDS, Made

FEW = settings(max_examples=4, stateful_step_count=20)
MANY = settings(max_examples=100, stateful_step_count=50)

ANY = st.text(st.characters(codec=None), max_size=40)  # half surrogate pairs and zeros, too
ODD = st.sampled_from(
    ["", "\0", "\ud800", "é\u0301", "👩‍👩‍👧", "ابجد", "漢字", "x" * 9_000, "'\"%_*"]
)
TEXTS = st.one_of(ANY, ODD)
ANSWERS = st.one_of(TEXTS, st.lists(TEXTS, max_size=4))
SOUGHT = ("zqalpha", "zqbeta", "zqalphabet")  # words that no other text begins with
SECTIONS = st.sampled_from(["money", "people \0", "漢"])
CHANCE = st.integers(0, 10_000)


class Machine(RuleBasedStateMachine):
    """Each rule does the same to the vault and to dictionaries and lists."""

    made: Made
    folder: Path

    def __init__(self) -> None:
        super().__init__()
        shutil.rmtree(self.folder, ignore_errors=True)
        shutil.copytree(self.made.folder, self.folder)
        self.words, self.pin, self.code = WORDS, PIN, self.made.code
        self.answers: dict[tuple[str, str], Any] = {}
        self.lists: dict[str, list[str]] = {}
        self.data: dict[str, dict[str, Any]] = {}
        self.removed: dict[str, list[str]] = {}
        self.settings: dict[str, str] = {}
        self.files: dict[str, tuple[str, bytes]] = {}
        self.now = 1_700_000_000.0

    @initialize()
    def start(self) -> None:
        self.vault = self._opened(self.words)

    def teardown(self) -> None:
        self.vault.close()

    @rule(section=SECTIONS, field=TEXTS, value=ANSWERS)
    def answer(self, section: str, field: str, value: str | list[str]) -> None:
        field = field.encode("utf-8", "replace").decode()
        self.vault.store.set_answer(section, field, value)
        self.answers.pop((section, field), None)
        if value:
            self.answers[section, field] = value

    @rule(section=SECTIONS, title=TEXTS, sought=st.sampled_from(SOUGHT), at=CHANCE)
    def add(self, section: str, title: str, sought: str, at: int) -> None:
        data = {"title": title, "values": {"x": [sought, title]}}
        order = self.lists.setdefault(section, [])
        position = at % (len(order) + 1)
        item = self.vault.store.add_item(section, "list", data, position)
        assert item.position == position
        order.insert(position, item.id)
        self.data[item.id] = data

    @precondition(lambda self: any(self.lists.values()))
    @rule(which=CHANCE, title=TEXTS, sought=st.sampled_from(SOUGHT))
    def change(self, which: int, title: str, sought: str) -> None:
        _, item = self._chosen(which)
        self.data[item] = {"title": title, "note": sought}
        self.vault.store.change_item(item, self.data[item])

    @precondition(lambda self: any(self.lists.values()))
    @rule(which=CHANCE, to=CHANCE)
    def move(self, which: int, to: int) -> None:
        section, item = self._chosen(which)
        order = self.lists[section]
        order.remove(item)
        position = to % (len(order) + 1)
        order.insert(position, item)
        self.vault.store.move_item(item, position)

    @precondition(lambda self: any(self.lists.values()))
    @rule(which=CHANCE)
    def remove(self, which: int) -> None:
        section, item = self._chosen(which)
        self.lists[section].remove(item)
        self.removed.setdefault(section, []).insert(0, item)
        self.vault.store.remove_item(item)
        assert self.vault.store.item(item) is None

    @precondition(lambda self: any(self.removed.values()))
    @rule(which=CHANCE)
    def restore(self, which: int) -> None:
        every = sorted((section, item) for section, some in self.removed.items() for item in some)
        section, item = every[which % len(every)]
        self.removed[section].remove(item)
        back = self.vault.store.restore_item(item)
        self.lists[section].insert(back.position, item)

    @rule(name=st.sampled_from(["a", "b"]), value=TEXTS)
    def set(self, name: str, value: str) -> None:
        self.settings[name] = value
        self.vault.store.set_setting(name, value)

    @rule(name=st.text(st.characters(codec="utf-8"), max_size=20), data=st.binary(max_size=300))
    def attach(self, name: str, data: bytes) -> None:
        kept = self.vault.attachments.add(io.BytesIO(data), name, lambda _: True)
        self.files[kept.id] = (name, data)

    @precondition(lambda self: self.files)
    @rule(which=CHANCE)
    def detach(self, which: int) -> None:
        item = sorted(self.files)[which % len(self.files)]
        del self.files[item]
        self.vault.attachments.remove(item)

    @rule()
    def reopen(self) -> None:
        self.vault.close()
        self.vault = self._opened(self.words)

    @rule(number=st.integers(0, 999))
    def change_words(self, number: int) -> None:
        self.words = f"another four words {number}"
        change_words(self.vault, self.words)

    @rule()
    def change_code(self) -> None:
        self.code = new_code()
        change_recovery_code(self.vault, self.code)

    @rule(pin=st.integers(100_000, 999_999))
    def change_pin(self, pin: int) -> None:
        self.pin = str(pin)
        change_pin(self.vault, self.pin)

    @rule(with_pin=st.booleans())
    def reopen_with_another_secret(self, with_pin: bool) -> None:
        self.vault.close()
        self.vault = self._opened(self.pin if with_pin else self.code)

    @rule()
    def keep_generation(self) -> None:
        self.now += 100_000
        assert keep_generation(self.vault, self.now)

    @rule(number=st.integers(0, 999))
    def use_a_second_vault(self, number: int) -> None:
        other = f"second words {number}"
        set_up_second(self.vault, self.words, NewVault(other, new_code()))
        self.vault.close()
        second = self._opened(other)
        assert second.store.answers("money") == {}
        second.store.set_answer("money", "first", "only there")
        second.close()
        self.vault = self._opened(self.words)

    @rule(word=st.sampled_from(SOUGHT), size=st.integers(3, 10))
    def search(self, word: str, size: int) -> None:
        typed = word[:size]
        found = {found.item for found in self.vault.store.search(typed, 10_000)}
        live = [item for order in self.lists.values() for item in order]
        wanted = {i for i in live if any(w.startswith(typed) for w in _sought_in(self.data[i]))}
        assert found == wanted

    @invariant()
    def holds_what_the_model_holds(self) -> None:
        self.check(self.vault)

    def check(self, vault: Vault) -> None:
        """Compare all that a vault holds with the model."""
        store = vault.store
        for section in ("money", "people \0", "漢"):
            wanted = {f: v for (s, f), v in self.answers.items() if s == section}
            assert store.answers(section) == wanted
            items = store.items(section, "list")
            assert [item.id for item in items] == self.lists.get(section, [])
            assert [item.data for item in items] == [self.data[item.id] for item in items]
            gone = [item.id for item in store.removed_items(section, "list")]
            assert gone == self.removed.get(section, [])
        for name, value in self.settings.items():
            assert store.setting(name) == value
        assert {f.id: f.name for f in vault.attachments.list()} == {
            item: name for item, (name, _) in self.files.items()
        }
        for item, (_, data) in self.files.items():
            out = io.BytesIO()
            vault.attachments.read(item, out, lambda _: True)
            assert out.getvalue() == data

    def _opened(self, words: str) -> Vault:
        return open_vault(self.folder, NAMES, words, SHARE)

    def _chosen(self, which: int) -> tuple[str, str]:
        every = [(section, item) for section, order in self.lists.items() for item in order]
        return every[which % len(every)]


def _sought_in(value: object) -> Iterator[str]:
    """The words that are looked for in an item, found by looking at all of its texts."""
    if isinstance(value, str) and value in SOUGHT:
        yield value
    parts = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    for part in parts:
        yield from _sought_in(part)


def run(
    machine: type[Machine],
    made: Made,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    how: settings,
) -> None:
    """Run a machine on a vault whose secrets are not stretched."""
    from hypothesis.stateful import run_state_machine_as_test

    here: type[Machine] = type("Here", (machine,), {})
    here.made, here.folder = unstretched(made, monkeypatch), tmp_path / "machine"
    run_state_machine_as_test(here, settings=how)


def test_a_vault_does_what_a_model_does(
    made: Made, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(Machine, made, tmp_path, monkeypatch, FEW)


@pytest.mark.long
def test_a_vault_does_what_a_model_does_for_long(
    made: Made, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(Machine, made, tmp_path, monkeypatch, MANY)
