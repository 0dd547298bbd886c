"""A change of a secret that is killed, or that finds no room, leaves a vault that opens."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from nocontact_desktop.errors import (
    DiskFullError,
    StorageFailedError,
    WrongSecretError,
)
from nocontact_desktop.vault import (
    Vault,
    change_secret,
    new_code,
    open_vault,
    renewal,
)
from nocontact_desktop.vault.vault import unlocked
from tests.small_disk import fill
from tests.vault.made import NAMES, Made, killed, start

NEW_WORDS = "other lantern quay marigold thimble"
NEW_PIN = "718204"


@pytest.fixture
def made(quick_made: Made) -> Made:
    return quick_made


CHANGE = """
import sys
from pathlib import Path
from nocontact_desktop.vault import change_secret, renewal, open_vault, opening as module
from tests.vault import made
import nocontact_desktop.vault.change_secret as changes
from tests.vault.quick import quick
module.derive = changes.derive = quick
vault = open_vault(Path(sys.argv[1]), made.NAMES, sys.argv[4], None)
print("open", flush=True)
n = int(sys.argv[5])
while True:
    n += 1
    change_secret.change_words(vault, f"words {n}")
    print(n, flush=True)
    if n % 2:
        renewal.renew_key(vault)
"""


def killed_while_changing(made: Made, words: str, number: int, lines: int, chance: float) -> int:
    """The last number whose words were acknowledged before the kill."""
    child = start(made, CHANGE, words, str(number))
    _open, *numbers = killed(child, lines, chance)
    return int(numbers[-1]) if numbers else number


def kill_loop(made: Made, kills: int) -> None:
    vault = unlocked(made.folder, NAMES, made.slot)
    code = new_code()
    vault.store.set_answer("s", "f", "kept" * 9000)
    change_secret.change_words(vault, "words 0")
    change_secret.change_recovery_code(vault, code)
    vault.close()
    chance = random.Random(11)  # noqa: S311 - a repeatable choice of moments
    number = 0
    for _ in range(kills):
        lines = chance.randrange(1, 4)
        last = killed_while_changing(made, f"words {number}", number, lines, chance.random() / 20)
        number = opens(made, last)
        open_vault(made.folder, NAMES, code, None).close()


def opens(made: Made, last: int) -> int:
    """Which words open: the last acknowledged ones, or the next; and nothing else does."""
    found = []
    for number in range(last - 1, last + 3):
        try:
            vault = open_vault(made.folder, NAMES, f"words {number}", None)
        except WrongSecretError:
            continue
        assert vault.store.answers("s") == {"f": "kept" * 9000}
        vault.close()
        found.append(number)
    assert found in ([last], [last + 1])
    return found[0]


def test_killed_at_any_moment_the_old_words_open_or_the_new_ones(
    made: Made,
) -> None:
    kill_loop(made, 10)


@pytest.mark.long
def test_killed_a_thousand_times_the_old_words_open_or_the_new_ones(
    made: Made,
) -> None:
    kill_loop(made, 1000)


@pytest.mark.parametrize("work", ["words", "key"])
def test_a_full_disk_leaves_a_secret_that_opens(
    made: Made, small_disk: Callable[[int], Path], work: str
) -> None:
    disk = small_disk(14)
    made = replace(made, folder=shutil.copytree(made.folder, disk / "vault"))
    vault = unlocked(made.folder, NAMES, made.slot)
    vault.store.set_answer("s", "f", "kept")
    fill(disk)
    with pytest.raises((DiskFullError, StorageFailedError)):
        until_the_disk_is_full(vault, work)
    vault.close()
    last = open_vault(made.folder, NAMES, made.code, None)
    assert last.store.answers("s") == {"f": "kept"}
    last.close()


def until_the_disk_is_full(vault: Vault, work: str) -> None:
    """The ballast helps the first changes."""
    for n in range(200):
        if work == "words":
            change_secret.change_words(vault, f"{NEW_WORDS} {n}")
        else:
            renewal.renew_key(vault)
        fill(vault.place.folder)
