"""What the tests of the vault share: its names and secrets, and programs run in a child."""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from nocontact_desktop.vault.slots import Slot

WORDS = "lamp river stone window paper"
PIN = "493028"
SHARE = bytes(range(32))


@dataclass(frozen=True)
class Names:
    """Names of files that mean nothing."""

    slots: str = "a"
    first: str = "b"
    second: str = "c"
    lock: str = "d"
    ballast: str = "e"


NAMES = Names()


@dataclass(frozen=True)
class Made:
    """A closed vault, what opens it, and its opened slot."""

    folder: Path
    code: str
    slot: Slot

    @property
    def used(self) -> Path:
        """The compartment that holds the content."""
        return self.folder / (NAMES.first, NAMES.second)[self.slot.compartment]

    @property
    def unused(self) -> Path:
        """The compartment whose key was thrown away."""
        return self.folder / (NAMES.second, NAMES.first)[self.slot.compartment]


OPEN = """
import sys
from pathlib import Path
from nocontact_desktop.vault.slots import Slot, SlotKind
from nocontact_desktop.vault.vault import unlocked
from tests.vault.made import NAMES
slot = Slot(SlotKind.WORDS, int(sys.argv[2]), 15, bytes.fromhex(sys.argv[3]))
vault = unlocked(Path(sys.argv[1]), NAMES, slot)
"""
"""Opens the vault in a child that is started with `arguments`."""


def arguments(made: Made, program: str, *more: str) -> list[str]:
    """How to start `program` in a child; `more` is its `sys.argv[4:]`."""
    slot = made.slot
    folder = str(made.folder)
    return [sys.executable, "-c", program, folder, str(slot.compartment), slot.key.hex(), *more]


def environment() -> dict[str, str]:
    """What a child needs to find the program and its packages."""
    paths = [str(Path(__file__).parents[2]), *filter(None, sys.path)]
    return {**os.environ, "PYTHONPATH": os.pathsep.join(paths)}


def start(made: Made, program: str, *more: str) -> subprocess.Popen[str]:
    """A child that runs `program`; talk to it over its pipes."""
    return subprocess.Popen(
        arguments(made, program, *more),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env=environment(),
    )


def killed(child: subprocess.Popen[str], lines: int, seconds: float) -> list[str]:
    """Kill a child some `seconds` after its first `lines`; gives all whole lines that it said."""
    assert child.stdin is not None
    assert child.stdout is not None
    said = [child.stdout.readline() for _ in range(lines)]
    with suppress(subprocess.TimeoutExpired):
        child.wait(seconds)
    child.kill()
    said.append(child.stdout.read())  # `communicate` would pass over lines that are read already
    child.wait()
    child.stdin.close()
    child.stdout.close()
    return "".join(said).split("\n")[:-1]
