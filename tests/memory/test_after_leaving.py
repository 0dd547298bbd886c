"""After leaving, by whatever way, no process of the program holds anything that was typed (T5)."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from nocontact_desktop import resources
from nocontact_desktop.plan.loader import load_section
from nocontact_desktop.vault import FLOOR, NewVault, create, new_code
from tests.journey.home import WORDS, Home, profile, started
from tests.journey.person import can_see, person
from tests.journey.stage import missing, stage, wait_for
from tests.memory.account import IS_ROOT
from tests.memory.remains import family, left_of
from ui.desk.idle import DEFAULT_SECONDS

pytestmark = [
    pytest.mark.desktop,
    pytest.mark.skipif(bool(missing()) or not can_see(), reason="needs a desktop to test on"),
    pytest.mark.skipif(not IS_ROOT, reason="only root may look into protected processes"),
]

PIN = "7192640583"
PLACES = load_section(resources.folder("plan") / "10-safe-places.toml").lists[0]
SHARE = bytes(range(32))
WRITTEN = "marmalade orchestra"
PARTS = ("ladder velvet", WORDS, WORDS.title(), "719264", "7,192,640", WRITTEN, SHARE.hex()[:24])
"""Whole and in parts: what stays behind of a line that was typed is often its beginning."""
KEEP = """
import sys
from nocontact_desktop.vault import system_share
from tests.journey.home import profile
system_share(profile().keyring).put(bytes.fromhex(sys.argv[1]))
"""


@pytest.fixture
def home_(tmp_path: Path) -> Iterator[Home]:
    """A vault with a PIN and a keyring, and the calculator in front of it."""
    with ExitStack() as stack:
        desk = stack.enter_context(stage(tmp_path / "stage"))
        home = Home(desk, stack.enter_context(person(desk)))
        new = NewVault(WORDS, new_code(), PIN, SHARE)
        home.folder.parent.mkdir(parents=True, exist_ok=True)
        create(home.folder, profile().files, new, FLOOR).close()
        environment = desk.environment | {"PYTHONPATH": os.pathsep.join(sys.path)}
        keep = [sys.executable, "-c", KEEP, SHARE.hex()]
        subprocess.run(keep, env=environment, check=True, timeout=30)
        home.running = stack.enter_context(started(desk))
        yield home


def writes(home: Home) -> int:
    """Type what must not stay, and see that the vault's process does hold it; gives its id."""
    home.goes("Safe places")
    home.somebody.presses(PLACES.add_label)
    home.somebody.fills(PLACES.title_label, WRITTEN)
    home.somebody.waits_for("Saved")
    vault = home.program.second()
    assert any(WRITTEN in each for each in left_of(PARTS, vault))
    return vault


def by_the_exit_key(home: Home) -> None:
    home.leaves()


def by_closing_the_window(home: Home) -> None:
    home.somebody.keys("alt+F4")


def by_doing_nothing(home: Home) -> None:
    """The window has the focus all the while, so the lock waits for the whole of its time."""
    wait_for(lambda: home.program.second() == 0, DEFAULT_SECONDS + 60)


def by_a_kill_of_the_calculator(home: Home) -> None:
    os.kill(home.program.pid, signal.SIGKILL)


LONG = [
    (by_the_exit_key, WORDS),
    (by_closing_the_window, WORDS),
    (by_closing_the_window, PIN),
    (by_a_kill_of_the_calculator, WORDS),
    (by_a_kill_of_the_calculator, PIN),
    (by_doing_nothing, WORDS),
    (by_doing_nothing, PIN),
]


@pytest.mark.parametrize(
    ("leave", "secret"),
    [(by_the_exit_key, PIN), *(pytest.param(*each, marks=pytest.mark.long) for each in LONG)],
)
def test_nothing_that_was_typed_is_left(
    home_: Home, leave: Callable[[Home], None], secret: str
) -> None:
    home_.opens(secret)
    vault = writes(home_)
    leave(home_)
    wait_for(lambda: not family(vault))
    left = {pid: left_of(PARTS, pid) for pid in family(home_.program.pid)}
    assert not any(left.values()), left
