"""What the check of the packages costs at every start."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from benchmarks.table import Row

ROOT = Path(__file__).resolve().parents[1]
CODE = """
import sys, time
began = time.perf_counter()
from nocontact_desktop.bootstrap import prepare, ready
prepare.prepare(sys.argv[1], ready.RUN)
sys.stdout.write(str((time.perf_counter() - began) * 1000))
"""


def measure(rounds: int) -> list[Row]:
    """In a fresh process each time."""
    return [Row("check of the packages", [_one() for _ in range(rounds)], "ms")]


def _one() -> float:
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-c", CODE, str(ROOT)],
        cwd=ROOT,
        env={},
        capture_output=True,
        text=True,
        check=True,
    )
    return float(done.stdout)
