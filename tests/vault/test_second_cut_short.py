"""Setting a second vault up, killed at any moment: the first is whole, and it can be repeated."""

from __future__ import annotations

import errno
import os
import random

import pytest

from nocontact_desktop.errors import DamagedVaultError, StorageFailedError, WrongSecretError
from nocontact_desktop.vault import NewVault, Store, new_code, open_vault, set_up_second, ways
from nocontact_desktop.vault.vault import unlocked
from nocontact_desktop.vault.ways import Known
from tests.vault.made import NAMES, SHARE, WORDS, Made, killed, start
from tests.vault.test_second import OTHER, answer, opened

KEPT = "kept" * 9000
SET_UP = """
import sys
from pathlib import Path
from nocontact_desktop.vault import NewVault, new_code, open_vault, opening, second, vault
from tests.vault import made
from tests.vault.quick import quick
opening.derive = second.derive = vault.derive = quick
opened = open_vault(Path(sys.argv[1]), made.NAMES, made.WORDS, None)
print("open", flush=True)
n = int(sys.argv[4])
while True:
    n += 1
    second.set_up_second(opened, made.WORDS, NewVault(f"words {n}", new_code()), f"leave {n}")
    print(n, flush=True)
"""


@pytest.fixture
def made(quick_made: Made) -> Made:
    return quick_made


def killed_while_setting_up(made: Made, number: int, lines: int, chance: float) -> int:
    """The last number that was acknowledged before the kill."""
    child = start(made, SET_UP, str(number))
    _open, *numbers = killed(child, lines, chance)
    return int(numbers[-1]) if numbers else number


def kill_loop(made: Made, kills: int) -> None:
    vault = unlocked(made.folder, NAMES, made.slot)
    vault.store.set_answer("s", "f", KEPT)
    vault.close()
    chance = random.Random(5)  # noqa: S311 - a repeatable choice of moments
    number = 0
    for _ in range(kills):
        lines = chance.randrange(1, 4)
        number = killed_while_setting_up(made, number, lines, chance.random() / 20)
        first_is_whole(made)
        number = second_opens(made, number)
        assert made.used.stat().st_size == made.unused.stat().st_size
        for secret in (WORDS, made.code):
            open_vault(made.folder, NAMES, secret, SHARE).close()


def first_is_whole(made: Made) -> None:
    vault = open_vault(made.folder, NAMES, WORDS, None)
    assert vault.store.answers("s") == {"f": KEPT}
    vault.close()


def second_opens(made: Made, number: int) -> int:
    """Which second vault is there: the last acknowledged one, the next, or none in between."""
    found = [n for n in range(max(number - 1, 1), number + 3) if opens(made, f"words {n}")]
    assert found in ([], [number], [number + 1])
    return max(found, default=number)


def opens(made: Made, secret: str) -> bool:
    try:
        vault = open_vault(made.folder, NAMES, secret, None)
    except (WrongSecretError, DamagedVaultError):
        return False
    assert vault.store.answers("s") == {}
    vault.close()
    return True


def test_killed_while_setting_up_the_first_is_whole(made: Made) -> None:
    kill_loop(made, 5)


@pytest.mark.long
def test_killed_five_hundred_times_while_setting_up_the_first_is_whole(made: Made) -> None:
    kill_loop(made, 500)


def test_a_flush_that_fails_while_it_is_set_up_is_told_and_it_can_be_repeated(
    made: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The system calls it a full disk; what such a flush left behind is unknown."""
    vault = opened(made)
    real = ways.remember

    def full(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "full")

    def remember(store: Store, known: Known) -> None:
        with monkeypatch.context() as patch:
            patch.setattr(os, "fsync", full)
            real(store, known)

    with monkeypatch.context() as patch:
        patch.setattr(ways, "remember", remember)
        with pytest.raises(StorageFailedError):
            set_up_second(vault, WORDS, NewVault(OTHER, new_code()))
    vault.store.set_answer("s", "f", "still there")
    set_up_second(vault, WORDS, NewVault(OTHER, new_code()))
    vault.close()
    assert answer(made, WORDS) == "still there"
    assert answer(made, OTHER) is None
