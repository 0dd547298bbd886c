"""One copy of the files does not tell whether there is a second vault (T8)."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from tests.vault.snapshots.chance import BITS, area, judge
from tests.vault.snapshots.gather import gathered, kinds, with_leaks
from tests.vault.snapshots.leaks import LEAKS
from tests.vault.snapshots.look import Look

FEW = 44
TOLD_BY = {
    "longer": {"shape", "times and places: c size"},
    "later": {"shape", "times and places: written apart"},
    "given away": {BITS, "first and second: blocks twice", "first and second: less band 8"},
}


@pytest.fixture(scope="module")
def snapshots(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Look]]:
    """A few installations as they are, and as they would be with each leak."""
    return with_leaks(tmp_path_factory.mktemp("few"), kinds(FEW), LEAKS)


def test_one_snapshot_does_not_tell(snapshots: dict[str, list[Look]]) -> None:
    verdict = judge(snapshots[""])
    assert verdict.findings == (), str(verdict)


@pytest.mark.parametrize(("leak", "told_by"), TOLD_BY.items())
def test_a_leak_is_found(snapshots: dict[str, list[Look]], leak: str, told_by: set[str]) -> None:
    assert told_by <= set(judge(snapshots[leak]).findings)


@pytest.mark.long
def test_one_snapshot_of_two_thousand_does_not_tell(tmp_path: Path) -> None:
    verdict = judge(gathered(tmp_path, kinds(2000)))
    assert verdict.findings == (), str(verdict)


def test_the_area_is_what_it_is_said_to_be() -> None:
    assert area([1, 2, 3, 4], [False, False, True, True]) == 1
    assert area([4, 3, 2, 1], [False, False, True, True]) == 0
    assert area([1, 1, 1, 1], [False, True, False, True]) == 0.5
    chance = random.Random(1)  # noqa: S311 - repeatable
    scores = [chance.randrange(9) for _ in range(60)]
    labels = [chance.random() < 0.4 for _ in scores]
    yes = [score for score, label in zip(scores, labels, strict=True) if label]
    no = [score for score, label in zip(scores, labels, strict=True) if not label]
    wins = sum((a > b) + (a == b) / 2 for a in yes for b in no)
    assert area(scores, labels) == pytest.approx(wins / len(yes) / len(no))
