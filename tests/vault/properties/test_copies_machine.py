"""The same with kills, copies, damage, new keys and a second vault that is lived in, in between."""

from __future__ import annotations

import shutil
from contextlib import closing
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from nocontact_desktop.errors import DamagedVaultError
from nocontact_desktop.vault import (
    NewVault,
    back_up,
    keep_generation,
    new_code,
    newest_good,
    open_vault,
    put_back,
    renew_key,
    restore,
    set_up_second,
)
from nocontact_desktop.vault.layout import FRONT, PAGE
from tests.vault.made import NAMES, SHARE, Made
from tests.vault.properties.test_store_machine import Machine, run

FEW = settings(max_examples=4, stateful_step_count=20)
MANY = settings(max_examples=60, stateful_step_count=50)

MODEL = ("answers", "lists", "data", "removed", "settings", "files")
SECRETS = ("words", "pin", "code")
NUMBERS = st.integers(0, 999)

State = dict[str, Any]


class CopiesMachine(Machine):
    """What was acknowledged is in every copy made after it, and nothing that came later."""

    def __init__(self) -> None:
        super().__init__()
        self.copy: State | None = None
        self.generation: State | None = None
        self.second: tuple[str, dict[str, Any]] | None = None
        self.moves = 0

    @rule()
    def is_killed(self) -> None:
        """What lies on the disk goes on in another folder; nothing of the old one is closed yet."""
        self.moves += 1
        other = self.folder.with_name(f"killed-{self.moves}")
        shutil.rmtree(other, ignore_errors=True)  # of an example before this one
        shutil.copytree(self.folder, other)
        self.vault.close()
        shutil.rmtree(self.folder)
        self.folder = other
        self.vault = self._opened(self.words)

    @rule()
    def back_up(self) -> None:
        back_up(self.vault, self.folder.with_name("copy"))
        self.copy = self._state()

    @precondition(lambda self: self.copy)
    @rule(by_code=st.booleans())
    def restore_elsewhere(self, by_code: bool) -> None:
        """On another machine, without a keyring, with the secrets of the day of the copy."""
        assert self.copy is not None
        now, elsewhere = self._state(), self.folder.with_name("elsewhere")
        shutil.rmtree(elsewhere, ignore_errors=True)
        self._become(self.copy)
        secret = self.code if by_code else self.words
        restore(self.folder.with_name("copy"), secret, elsewhere, NAMES)
        with closing(open_vault(elsewhere, NAMES, secret, None)) as vault:
            self.check(vault)
        self._become(now)

    @rule()
    def keep_generation(self) -> None:
        self.now += 100_000
        assert keep_generation(self.vault, self.now)
        self.generation = self._state()

    @precondition(lambda self: self.generation)
    @rule(page=NUMBERS, at=st.integers(0, PAGE - 1))
    def is_damaged_and_put_back(self, page: int, at: int) -> None:
        """The secrets of now open what the newest generation held."""
        assert self.generation is not None
        self.vault.close()
        secrets = {name: getattr(self, name) for name in SECRETS}
        self._damage(page, at)
        with pytest.raises(DamagedVaultError):
            self._opened(self.words)
        found = newest_good(self.folder, NAMES, self.words)
        assert found is not None
        put_back(self.folder, NAMES, found)
        for path in self.folder.glob("*-old-*"):
            path.unlink()
        self._become({**self.generation, **secrets})
        self.vault = open_vault(self.folder, NAMES, self.words, SHARE, accept_older=True)

    @rule()
    def renew_key(self) -> None:
        """Generations under the old key are given up with it."""
        renew_key(self.vault)
        self.generation = None

    @rule(number=NUMBERS)
    def use_a_second_vault(self, number: int) -> None:
        words = f"second words {number}"
        set_up_second(self.vault, self.words, NewVault(words, new_code()))
        self.second = (words, {})

    @precondition(lambda self: self.second)
    @rule(number=NUMBERS)
    def live_in_the_second_vault(self, number: int) -> None:
        assert self.second is not None
        words, answers = self.second
        self.vault.close()
        with closing(self._opened(words)) as second:
            assert second.store.answers("money") == answers
            answers[f"{number % 5}"] = "only there " * (number + 1)
            second.store.set_answer("money", f"{number % 5}", answers[f"{number % 5}"])
            if number % 3 == 0:
                keep_generation(second, self.now, also_today=True)
        self.vault = self._opened(self.words)

    def _state(self) -> State:
        return {name: deepcopy(getattr(self, name)) for name in (*MODEL, *SECRETS)}

    def _become(self, state: State) -> None:
        for name, value in deepcopy(state).items():
            setattr(self, name, value)

    def _damage(self, page: int, at: int) -> None:
        compartment = self.vault.place.slot.compartment
        path = self.folder / (NAMES.first, NAMES.second)[compartment]
        start = FRONT if page % 2 else FRONT + PAGE
        with path.open("r+b") as file:
            file.seek(start + at)
            byte = file.read(1)[0]
            file.seek(start + at)
            file.write(bytes([byte ^ 1]))


def test_copies_hold_what_a_model_held_then(
    made: Made, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(CopiesMachine, made, tmp_path, monkeypatch, FEW)


@pytest.mark.long
def test_copies_hold_what_a_model_held_then_for_long(
    made: Made, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(CopiesMachine, made, tmp_path, monkeypatch, MANY)
