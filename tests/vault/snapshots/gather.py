"""Installations one after the other: made, measured, removed."""

from __future__ import annotations

import os
import random
import shutil
from pathlib import Path

from tests.vault.snapshots.leaks import Leak, times_kept
from tests.vault.snapshots.life import cheap, lived
from tests.vault.snapshots.look import Look, look


def kinds(count: int) -> list[bool]:
    """Which of so many have a second vault: half of them, in no order."""
    found = [n % 2 == 0 for n in range(count)]
    random.SystemRandom().shuffle(found)
    return found


def gathered(folder: Path, two: list[bool]) -> list[Look]:
    """What they look like."""
    return with_leaks(folder, two, {})[""]


def with_leaks(folder: Path, two: list[bool], leaks: dict[str, Leak]) -> dict[str, list[Look]]:
    """What they look like as they are, under no name, and with each leak."""
    chance = random.Random(os.urandom(16))  # noqa: S311 - how it is used, not what hides it
    found: dict[str, list[Look]] = {name: [] for name in ("", *leaks)}
    for each in two:
        with cheap(), lived(folder / "vault", chance, two=each) as place:
            found[""].append(look(place, two=each))
            for name, leak in leaks.items():
                with times_kept(place), leak(place, two=each):
                    found[name].append(look(place, two=each))
        shutil.rmtree(folder / "vault")
    return found
