"""All tests are run by several processes, and none is left out or run twice."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.__main__ import ALONE, BRANCHES, ROOT, _parts
from tests.branches import is_watched


def test_what_is_left_out_of_the_first_run_is_all_that_the_second_runs() -> None:
    first, second = _parts(["--need-desktop"])
    left_out = [word.removeprefix("--ignore=") for word in first if word.startswith("--ignore=")]
    assert "-n" in first
    assert "-n" not in second
    assert left_out == [word for word in second if word.startswith("tests/")] == list(ALONE)


@pytest.mark.parametrize("path", ALONE)
def test_what_runs_alone_is_there(path: str) -> None:
    assert (ROOT / path).exists()


@pytest.mark.parametrize("words", [["tests/vault"], ["-k", "x"], ["--long"], ["-n", "2", "x"]])
def test_what_is_named_is_run_once(words: list[str]) -> None:
    (only,) = _parts(words)
    assert "-n" not in only


@pytest.mark.parametrize(
    ("name", "watched"),
    [
        ("tests/vault/test_slots.py::test_x", True),
        ("tests/vault/faults/test_mended.py::test_x", True),
        ("tests/vault/kills/test_kills.py::test_x", False),
        ("tests/app/test_room.py::test_x", False),
    ],
)
def test_the_branches_of_the_vault_are_taken_by_its_own_quick_tests(
    name: str, watched: bool
) -> None:
    assert is_watched(name) is watched


def test_a_branch_that_no_test_of_the_vault_takes_fails_the_run() -> None:
    """What is imported and what its tests take counts; the rest is told by its lines."""
    named = [BRANCHES, "tests/vault/test_folding.py", "tests/app/test_room.py"]
    command = [sys.executable, "-m", "tests", *named, "-p", "no:xdist"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    lines = {line.split()[0]: line for line in done.stdout.splitlines() if line.strip()}
    assert done.returncode == 2
    assert not any(Path(each).name == "folding.py" for each in lines)  # all of it is taken
    assert "nocontact_desktop/vault/room.py" in lines
