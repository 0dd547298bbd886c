"""One copy of the files does not tell whether there is a second vault (T8)."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

from tests.vault.snapshots.chance import BITS, area, judge
from tests.vault.snapshots.gather import gathered, kinds, with_leaks
from tests.vault.snapshots.leaks import LEAKS
from tests.vault.snapshots.look import Look

FEW = 44
TOLD_BY = {
    "longer": {"shape", "first and second: longer"},
    "later": {"shape", "times: written apart"},
    "fresh": {"times: born apart"},
    "given away": {BITS, "first and second: blocks twice", "first and second: more worst page"},
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


def test_installations_made_through_the_screens_have_one_shape() -> None:
    """One with a second vault and one without; the long run looks at everything else, too."""
    command = [sys.executable, "-m", "tests.vault.snapshots", "--screens", "2", "1"]
    done = subprocess.run(
        command,
        cwd=Path(__file__).parents[2],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "2 installations, alike in shape\n"


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
