"""A whole sitting on a real desktop asks for no way to another computer, and needs none (T17)."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from contextlib import ExitStack
from pathlib import Path

import pytest

from nocontact_desktop.vault import FLOOR
from tests.journey.home import Home, started
from tests.journey.person import can_see, person
from tests.journey.stage import missing, stage
from tests.walls.test_no_network import WITHIN, needs_strace, permitted
from tests.walls.tree import ROOT

PART = (
    "tests/app/test_vault_store.py",
    "tests/exports/test_card.py",
    "tests/ui/session/test_faults.py",
)
"""Something of each floor of the house."""
ALL = ("tests",)
FAMILY = re.compile(r"(?:socket|socketpair)\((\w+)|connect\(\d+, \{sa_family=(\w+)")
needs_cut = pytest.mark.skipif(
    not permitted("unshare", "-n", "true"), reason="needs leave to cut the network"
)


@needs_strace
@pytest.mark.desktop
@pytest.mark.skipif(bool(missing()) or not can_see(), reason="needs a desktop to test on")
def test_a_sitting_asks_for_no_socket_that_leads_outside(
    tmp_path: Path, command: tuple[str, ...]
) -> None:
    log = tmp_path / "log"
    with ExitStack() as stack:
        desk = stack.enter_context(stage(tmp_path / "stage"))
        home = Home(desk, stack.enter_context(person(desk)))
        home.install(FLOOR)
        calls = "socket,socketpair,connect"
        home.running = stack.enter_context(started(desk, log, command, calls))
        home.opens(home.words)
        for page in ("Safe places", "Emergency card", "The plan on paper", "Files", "Copies"):
            home.goes(page)
        home.leaves()
    found = {a or b for a, b in FAMILY.findall(log.read_text(errors="replace"))}
    assert "AF_UNIX" in found
    assert found <= WITHIN


@needs_cut
@pytest.mark.parametrize(
    "tests", [PART, pytest.param(ALL, marks=pytest.mark.long)], ids=["part", "all"]
)
def test_the_tests_pass_where_there_is_no_network_at_all(tests: tuple[str, ...]) -> None:
    """No interface is up in there, not even the one to this computer itself."""
    outer = {name: each for name, each in os.environ.items() if "XDIST" not in name}
    done = subprocess.run(
        ["unshare", "-n", sys.executable, "-m", "pytest", "-q", "-x", *tests],
        cwd=ROOT,
        env=outer | {"PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-3000:]
