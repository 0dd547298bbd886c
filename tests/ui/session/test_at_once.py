"""Hiding as soon as another program is used: the program's own menus and pickers are none."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from nocontact_desktop.disguise import pipe
from nocontact_desktop.vault import FLOOR, NewVault, create, new_code
from tests.journey.stage import Stage, missing, stage
from tests.ui.session.desk_process import WORDS, Desk, profile
from tests.waiting import until

pytestmark = [
    pytest.mark.desktop,
    pytest.mark.skipif(bool(missing()), reason="needs a desktop to test on"),
]


@pytest.fixture(scope="module")
def desktop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    """With a window manager, which moves the focus."""
    with stage(tmp_path_factory.mktemp("stage") / "stage", keyring=False) as desktop:
        yield desktop


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    new, at_once = NewVault(WORDS, new_code()), {"away_seconds": "0"}
    create(tmp_path / "calculator", profile().files, new, FLOOR, at_once).close()
    return tmp_path / "calculator"


@pytest.mark.parametrize("kind", ["menu", "picker", "dialog"])
def test_what_the_program_opens_itself_does_not_hide_it(
    desktop: Stage, folder: Path, kind: str
) -> None:
    def shown() -> int:
        found = desktop.run("xdotool", "search", "--onlyvisible", "--class", "calculator")
        return len(found.split())

    around = {"PYTHONPATH": os.pathsep.join(sys.path), "QT_QPA_PLATFORM": "xcb"}
    desk = Desk(
        subprocess.Popen(
            [sys.executable, "-m", "tests.ui.session.standing_over", kind, str(folder)],
            env=desktop.environment | around,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            bufsize=0,
        )
    )
    try:
        assert desk.report() == pipe.Opened()
        until(lambda: shown() > 1)
        desktop.run("xdotool", "key", "Escape")
        until(lambda: shown() == 1)
        with pytest.raises(subprocess.TimeoutExpired):
            desk.process.wait(0.5)
    finally:
        desk.end()
