"""The clock that goes on in sleep, on a kernel that says it slept."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from nocontact_desktop.system.steady import steady_seconds

SLEPT = 400_000
CODE = "from nocontact_desktop.system.steady import steady_seconds; print(steady_seconds())"
APART = ["unshare", "--time", "--boottime", str(SLEPT), sys.executable, "-c", CODE]


def said_after_a_sleep() -> str:
    """What it says where the kernel counts so many seconds of sleep more; empty where none can."""
    if shutil.which("unshare") is None:
        return ""
    root = Path(__file__).parents[2]
    done = subprocess.run(APART, cwd=root, capture_output=True, text=True, check=False)
    return done.stdout


def test_sleep_counts() -> None:
    said = said_after_a_sleep()
    if not said:
        pytest.skip("needs leave to have clocks of its own")
    assert float(said) - steady_seconds() == pytest.approx(SLEPT, abs=60)


def test_it_never_goes_back() -> None:
    times = [steady_seconds() for _ in range(100)]
    assert times == sorted(times)
