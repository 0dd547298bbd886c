"""Two vaults in one place, used in turn for a long time: each keeps exactly what was put in."""

from __future__ import annotations

import io
import os
import random
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from nocontact_desktop.vault import (
    Vault,
    back_up,
    keep_generation,
    new_code,
    open_vault,
    renew_key,
)
from nocontact_desktop.vault.change_secret import change_recovery_code, change_words
from tests.vault.made import NAMES, WORDS, Made, killed, start
from tests.vault.test_second import OTHER, set_up

WRITER = """
import sys
from pathlib import Path
from nocontact_desktop.vault import open_vault, opening
from tests.vault import made
from tests.vault.quick import quick
opening.derive = quick
opened = open_vault(Path(sys.argv[1]), made.NAMES, sys.argv[4], None)
for n in range(int(sys.argv[5]), 10**9):
    opened.store.set_answer("killed", "n", str(n))
    print(n, flush=True)
"""


@dataclass
class Side:
    """One of the two, and what it has to hold."""

    words: str
    code: str
    answers: dict[str, str] = field(default_factory=dict)
    files: dict[str, bytes] = field(default_factory=dict)
    killed: int = 0


@pytest.fixture
def made(quick_made: Made) -> Made:
    return quick_made


def opened(made: Made, secret: str) -> Vault:
    return open_vault(made.folder, NAMES, secret, None)


def edit(vault: Vault, side: Side, chance: random.Random) -> None:
    name, size = f"f{chance.randrange(20)}", chance.choice((20, 3000, 400_000))
    side.answers[name] = f"{side.words} {chance.random()} " + "x" * size
    vault.store.set_answer("s", name, side.answers[name])


def attach(vault: Vault, side: Side, chance: random.Random) -> None:
    content = os.urandom(chance.choice((10, 70_000, 1_500_000)))
    added = vault.attachments.add(io.BytesIO(content), "x", lambda _done: True)
    side.files[added.id] = content
    if len(side.files) > 4:
        gone = next(iter(side.files))
        vault.attachments.remove(gone)
        del side.files[gone]


def change(vault: Vault, side: Side, chance: random.Random) -> None:
    side.words = f"words {chance.random()}"
    change_words(vault, side.words)
    if chance.random() < 0.5:
        side.code = new_code()
        change_recovery_code(vault, side.code)
    if chance.random() < 0.3:
        renew_key(vault)


def keep(vault: Vault, _side: Side, chance: random.Random) -> None:
    if chance.random() < 0.5:
        keep_generation(vault, also_today=True)
    else:
        back_up(vault, vault.place.folder.parent / "copy")


def kill(made: Made, side: Side) -> None:
    """A writer that is killed; the next opening shows no less than it acknowledged."""
    child = start(made, WRITER, side.words, str(side.killed + 1))
    last = int(killed(child, 1, 0.02)[-1])
    vault = opened(made, side.words)
    side.killed = int(str(vault.store.answers("killed")["n"]))
    vault.close()
    assert side.killed in {last, last + 1}


def check(made: Made, side: Side, secret: str, tmp_path: Path) -> None:
    vault = opened(made, secret)
    assert vault.store.answers("s") == side.answers
    assert {each.id for each in vault.attachments.list()} == side.files.keys()
    for id_, content in side.files.items():
        target = tmp_path / "out"
        with target.open("wb") as file:
            vault.attachments.read(id_, file, lambda _done: True)
        assert target.read_bytes() == content
    vault.close()
    assert made.used.stat().st_size == made.unused.stat().st_size


def years(made: Made, tmp_path: Path, rounds: int) -> None:
    chance = random.Random(3)  # noqa: S311 - a repeatable life
    sides = [Side(WORDS, made.code), Side(OTHER, set_up(made))]
    sizes = {made.used.stat().st_size}
    for number in range(rounds):
        side = sides[number % 2] if chance.random() < 0.8 else chance.choice(sides)
        vault = opened(made, chance.choice((side.words, side.code)))
        for work in chance.choices((edit, attach, change, keep), (6, 2, 1, 1), k=4):
            work(vault, side, chance)
        vault.close()
        if number % 5 == 4:
            kill(made, side)
        for each in sides:
            check(made, each, chance.choice((each.words, each.code)), tmp_path)
        sizes.add(made.used.stat().st_size)
    assert len(sizes) > 1


def test_two_vaults_are_used_in_turn_for_some_time(made: Made, tmp_path: Path) -> None:
    years(made, tmp_path, 6)


@pytest.mark.long
def test_two_vaults_are_used_in_turn_for_years(made: Made, tmp_path: Path) -> None:
    years(made, tmp_path, 1500)
