"""A fault at the Nth system call, once and from then on: nothing acknowledged is lost."""

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


def sweep(work: str, every: int) -> None:
    """Fail with what the bench prints when any of its runs went wrong."""
    command = [sys.executable, "-m", "tests.vault.faults.bench", work, "--every", str(every)]
    run = subprocess.run(command, capture_output=True, text=True, env=environment(), check=False)
    assert run.returncode == 0, run.stdout + run.stderr


def test_a_fault_at_some_system_calls_of_an_edit_loses_nothing() -> None:
    sweep("edit", every=131)


@pytest.mark.long
@pytest.mark.parametrize("work", [work.name for work in WORKS])
def test_a_fault_at_any_system_call_loses_nothing(work: str) -> None:
    sweep(work, every=1)
