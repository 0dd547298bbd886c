"""The whole program under test: the first process, and the second when there is one."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.journey.stage import Stage, wait_for

MAIN = Path(__file__).parents[2] / "main.py"


@dataclass(frozen=True, slots=True)
class Program:
    """A started program; `pid` is the first process."""

    pid: int

    def second(self) -> int:
        """The process of the vault, or 0."""
        started = Path(f"/proc/{self.pid}/task").glob("*/children")
        children = [each for path in started for each in path.read_text().split()]
        return int(children[0]) if children else 0

    def vault_process(self) -> int:
        """The process of the vault, as soon as there is one."""
        wait_for(lambda: self.second() != 0)
        return self.second()


@contextmanager
def program(desk: Stage, command: Sequence[str] = ()) -> Iterator[Program]:
    """Start `python3 main.py`, or another command, on this desktop, and end it afterwards."""
    running = subprocess.Popen(
        command or [sys.executable, str(MAIN)],
        env=desk.environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield Program(running.pid)
    finally:
        running.kill()
        running.wait()
