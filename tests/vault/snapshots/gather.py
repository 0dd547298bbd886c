"""Installations one after the other: made, measured, removed."""

from __future__ import annotations

import os
import random
import shutil
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Protocol

from tests.vault.snapshots.leaks import Leak, times_kept
from tests.vault.snapshots.life import Lived, lived
from tests.vault.snapshots.look import Look, look


class Life(Protocol):
    """Makes an installation below a folder, and lets it be used until it is looked at."""

    def __call__(
        self, root: Path, chance: random.Random, *, two: bool
    ) -> AbstractContextManager[Lived]: ...


def kinds(count: int) -> list[bool]:
    """Which of so many have a second vault: half of them, in no order."""
    found = [n % 2 == 0 for n in range(count)]
    random.SystemRandom().shuffle(found)
    return found


def gathered(folder: Path, two: list[bool], life: Life = lived) -> list[Look]:
    """What they look like."""
    return with_leaks(folder, two, {}, life)[""]


def with_leaks(
    folder: Path, two: list[bool], leaks: dict[str, Leak], life: Life = lived
) -> dict[str, list[Look]]:
    """What they look like as they are, under no name, and with each leak."""
    chance = random.Random(os.urandom(16))  # noqa: S311 - how it is used, not what hides it
    found: dict[str, list[Look]] = {name: [] for name in ("", *leaks)}
    for each in two:
        root = folder / "one"
        root.mkdir()
        with life(root, chance, two=each) as made:
            found[""].append(_look(made, two=each))
            for name, leak in leaks.items():
                with times_kept(made.folder), leak(made.folder, two=each):
                    found[name].append(_look(made, two=each))
        shutil.rmtree(root)
    return found


def _look(made: Lived, *, two: bool) -> Look:
    return look(made.folder, two=two, names=made.names, item=made.item)
