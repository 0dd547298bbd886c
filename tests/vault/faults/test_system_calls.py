"""A fault at the Nth system call, once and from then on: nothing acknowledged is lost."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.vault.faults.door import NUMBERS
from tests.vault.made import environment

STEADY = ("edit", "renew key", "change words")


@pytest.mark.skipif(
    sys.platform != "linux" or not NUMBERS[0], reason="system calls cannot be stopped here"
)
@pytest.mark.parametrize(
    ("works", "every"), [(("edit",), 131), pytest.param(STEADY, 1, marks=pytest.mark.long)]
)
def test_a_fault_at_any_system_call_loses_nothing(works: tuple[str, ...], every: int) -> None:
    command = [sys.executable, "-m", "tests.vault.faults.bench", *works, "--every", str(every)]
    run = subprocess.run(command, capture_output=True, text=True, env=environment(), check=False)
    assert run.returncode == 0, run.stdout + run.stderr
