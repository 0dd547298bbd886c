"""The screen is locked in the seconds in which the right words are being tried."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from benchmarks.exits import SAVER
from nocontact_desktop.vault import Stretch
from tests.journey.home import WORDS, Home, started
from tests.journey.person import can_see, person
from tests.journey.stage import missing, stage, wait_for

pytestmark = [
    pytest.mark.desktop,
    pytest.mark.skipif(bool(missing()) or not can_see(), reason="needs a desktop to test on"),
]

SLOW = Stretch(256, 15)
"""Three times as slow as ordinary ones."""
LISTENING_SECONDS = 0.2


@pytest.fixture
def home(tmp_path: Path, command: tuple[str, ...]) -> Iterator[Home]:
    with ExitStack() as stack:
        desk = stack.enter_context(stage(tmp_path / "stage", keyring=False))
        at_home = Home(desk, stack.enter_context(person(desk)))
        at_home.install(SLOW)
        at_home.running = stack.enter_context(started(desk, command=command))
        yield at_home


def test_nothing_comes_up_and_the_next_try_opens(home: Home) -> None:
    home.tries(WORDS)
    wait_for(lambda: home.program.second() != 0)
    time.sleep(LISTENING_SECONDS)
    home.somebody.pid = home.program.second()
    assert home.somebody.looks() == []  # it came in time
    home.desk.run(*SAVER)
    wait_for(lambda: home.program.second() == 0)
    home.sees_the_calculator()
    home.opens(WORDS)
