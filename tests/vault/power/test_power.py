"""A power cut at any moment of a work: nothing acknowledged is lost, and all of it opens."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.vault.faults.door import NUMBERS
from tests.vault.faults.works import WORKS
from tests.vault.made import environment

pytestmark = pytest.mark.skipif(
    sys.platform != "linux" or not NUMBERS[0], reason="system calls cannot be stopped here"
)

SHORT = ("edit", "create", "change words")
DEAF = (
    ("edit", ("vault/[bc]", "2", "4")),  # of the four flushes of a commit that of the pages
    ("change words", ("vault/a.new", "0", "1")),  # the new slots
)
MORE_DEAF = (
    ("edit", ("vault/[bc]", "0", "4")),  # the body of the journal
    ("edit", ("vault/[bc]", "1", "4")),  # its head
    ("edit", ("vault/[bc]", "3", "4")),  # the head that is written over
    ("change words", ("vault", "0", "1")),  # the name of the new slots
)
COMMAND = [sys.executable, "-m", "tests.vault.power"]


def run(command: list[str]) -> subprocess.CompletedProcess[str]:
    """In a process of its own: children are forked while nothing is open."""
    return subprocess.run(command, capture_output=True, text=True, env=environment(), check=False)


@pytest.mark.parametrize(
    ("work", "states"),
    [
        *((work, 30) for work in SHORT),
        *(pytest.param(work.name, 200, marks=pytest.mark.long) for work in WORKS),
    ],
)
def test_a_power_cut_loses_nothing(work: str, states: int) -> None:
    done = run([*COMMAND, work, "--states", str(states)])
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.startswith(f"{work}: "), done.stdout


@pytest.mark.parametrize(
    ("work", "deaf"), [*DEAF, *(pytest.param(*each, marks=pytest.mark.long) for each in MORE_DEAF)]
)
def test_a_flush_that_is_left_out_is_noticed(work: str, deaf: tuple[str, ...]) -> None:
    done = run([*COMMAND, work, "--states", "100", "--deaf", *deaf])
    assert done.returncode == 1, done.stdout + done.stderr
    assert done.stdout.startswith(f"WRONG {work}, cut")
