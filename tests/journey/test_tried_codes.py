"""Somebody tries codes at the calculator; inside, the person is told, once and calmly."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from nocontact_desktop.vault import FLOOR
from tests.journey.home import WORDS, Home, started
from tests.journey.person import can_see, person
from tests.journey.stage import missing, stage, wait_for

pytestmark = [
    pytest.mark.desktop,
    pytest.mark.skipif(bool(missing()) or not can_see(), reason="needs a desktop to test on"),
]

TOLD = "Since your last visit, a code was tried 2 times that did not open this."


@pytest.fixture
def home_(tmp_path: Path) -> Iterator[Home]:
    """An installation that was opened once and left."""
    with ExitStack() as stack:
        desk = stack.enter_context(stage(tmp_path / "stage"))
        home = Home(desk, stack.enter_context(person(desk)))
        home.install(FLOOR)
        home.running = stack.enter_context(started(desk))
        home.opens(WORDS)
        home.leaves()
        yield home


def test_the_person_is_told_at_the_next_visit_and_only_then(home_: Home) -> None:
    home_.opens_nothing("719264")
    home_.somebody.pid = home_.program.pid
    assert home_.somebody.sees_beginning(TOLD) is None  # the calculator says nothing
    home_.opens_nothing("719265")
    home_.opens(WORDS)
    wait_for(lambda: home_.somebody.sees_beginning(TOLD) is not None)
    home_.leaves()
    home_.opens(WORDS)
    assert home_.somebody.sees_beginning("Since your last visit") is None
