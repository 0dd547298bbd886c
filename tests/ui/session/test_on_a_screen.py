"""On a real X server: the exit key from everywhere, and a kill in the middle of typing."""

from __future__ import annotations

import os
import select
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from nocontact_desktop import resources
from nocontact_desktop.disguise import pipe
from tests.ui.session.desk_process import ROOT, Desk, make_vault, reopen
from tests.ui.session.standing_over import KINDS
from tests.waiting import until

pytestmark = pytest.mark.desktop

AT_ONCE = 1.0
"""Seconds, for a busy machine. `python3 -m benchmarks exit` tells how long it really takes."""

XVFB = ("Xvfb", "-screen", "0", "1280x900x24", "-nolisten", "tcp", "-noreset")


class Screen:
    """An X server of this test's own, and hands to type with."""

    def __init__(self, display: str) -> None:
        self.environment = {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}

    def run(self, *command: str) -> str:
        done = subprocess.run(
            command,
            env={**os.environ, **self.environment},
            capture_output=True,
            text=True,
            check=False,
        )
        return done.stdout if done.returncode == 0 else ""

    def windows(self) -> list[str]:
        return self.run("xdotool", "search", "--onlyvisible", "--class", "calculator").split()

    def focus(self) -> None:
        until(lambda: bool(self.windows()))
        self.run("xdotool", "windowfocus", "--sync", self.windows()[0])

    def press(self, *keys: str) -> None:
        self.run("xdotool", "key", "--delay", "0", *keys)

    def seconds_until_gone(self) -> float:
        """From the last key to the moment that no window can be seen."""
        begun = time.monotonic()
        while self.windows():
            assert time.monotonic() - begun < 5
        return time.monotonic() - begun


PLAN = resources.folder("plan")


@pytest.fixture(scope="module")
def screen() -> Iterator[Screen]:
    read, write = os.pipe()
    server = subprocess.Popen(
        [*XVFB, "-displayfd", str(write)],
        pass_fds=(write,),
        stderr=subprocess.DEVNULL,
    )
    os.close(write)
    with os.fdopen(read) as answer:  # a whole line: the server dies when it cannot finish it
        display = answer.readline().strip()
    yield Screen(f":{display}")
    server.terminate()
    server.wait()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    make_vault(tmp_path / "calculator")
    return tmp_path / "calculator"


@pytest.fixture
def desks() -> Iterator[list[Desk]]:
    """Processes that are ended with the test."""
    desks: list[Desk] = []
    yield desks
    for desk in desks:
        desk.end()


def stand_over(kind: str, folder: Path, screen: Screen) -> Desk:
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.ui.session.standing_over", kind, str(folder)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        bufsize=0,
        env={**os.environ, **screen.environment, "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    return Desk(process)


def write_into_money(screen: Screen, text: str) -> None:
    screen.focus()
    steps = [path.stem.split("-", 1)[1] for path in sorted(PLAN.glob("[0-9]*.toml"))]
    screen.press(*["ctrl+Next"] * (steps.index("money") + 1))
    screen.press("Tab", "Tab", "Tab")
    screen.run("xdotool", "type", "--delay", "1", text)


def typed(folder: Path) -> str:
    vault = reopen(folder)
    answers = vault.store.answers("money")
    vault.close()
    return "".join(value for value in answers.values() if isinstance(value, str))


def wait_until_saved(desk: Desk) -> None:
    said = desk.process.stdout
    assert said is not None
    while select.select([said], [], [], 30)[0]:
        if said.readline() == b"saved\n":
            return
        assert desk.process.poll() is None
    pytest.fail("nothing was saved")


def test_the_exit_key_hides_at_once_ends_the_process_and_keeps_what_was_typed(
    screen: Screen, folder: Path, desks: list[Desk]
) -> None:
    desk = stand_over("nothing", folder, screen)
    desks.append(desk)
    assert desk.report() == pipe.Opened()
    write_into_money(screen, "under")
    wait_until_saved(desk)
    screen.run("xdotool", "type", "--delay", "1", " the third step")
    screen.press("shift", "shift", "shift")
    assert screen.seconds_until_gone() < AT_ONCE
    assert desk.report() == pipe.Leaving()
    assert desk.process.wait(2) == -signal.SIGKILL
    assert typed(folder) == "under the third step"


@pytest.mark.parametrize("kind", list(KINDS))
def test_the_exit_key_works_at_once_whatever_stands_over_the_window(
    screen: Screen, folder: Path, desks: list[Desk], kind: str
) -> None:
    desk = stand_over(kind, folder, screen)
    desks.append(desk)
    assert desk.report() == pipe.Opened()
    screen.focus()
    if kind in ("dialog", "menu", "picker"):
        until(lambda: len(screen.windows()) > 1)
        screen.run("xdotool", "windowfocus", "--sync", screen.windows()[-1])
    screen.press("shift", "shift", "shift")
    assert screen.seconds_until_gone() < AT_ONCE
    assert desk.process.wait(2) == -signal.SIGKILL


def test_the_exit_key_works_while_a_hand_lies_on_another_key(
    screen: Screen, folder: Path, desks: list[Desk]
) -> None:
    desk = stand_over("nothing", folder, screen)
    desks.append(desk)
    assert desk.report() == pipe.Opened()
    screen.focus()
    screen.run("xdotool", "keydown", "a")
    try:  # the server begins to repeat the key after 660 ms
        screen.run("xdotool", "key", "--delay", "450", "shift", "shift", "shift")
        assert screen.seconds_until_gone() < AT_ONCE
    finally:
        screen.run("xdotool", "keyup", "a")
    assert desk.process.wait(2) == -signal.SIGKILL


def test_a_kill_in_the_middle_of_typing_loses_nothing_that_was_shown_as_saved(
    screen: Screen, folder: Path, desks: list[Desk]
) -> None:
    desk = stand_over("nothing", folder, screen)
    desks.append(desk)
    assert desk.report() == pipe.Opened()
    write_into_money(screen, "first part")
    wait_until_saved(desk)
    screen.run("xdotool", "type", "--delay", "1", " and more")
    desk.process.kill()
    desk.process.wait(5)
    assert typed(folder).startswith("first part")


def test_leaving_the_first_run_by_key_keeps_nothing(
    screen: Screen, desks: list[Desk], home: Path
) -> None:
    before = sorted(home.rglob("*"))
    desk = Desk.start(pipe.FirstRun("calculator"), screen.environment)
    desks.append(desk)
    screen.focus()
    screen.press("Return", "Return", "Return")
    screen.press("shift", "shift", "shift")
    assert screen.seconds_until_gone() < AT_ONCE
    assert desk.report() == pipe.Leaving()
    assert desk.process.wait(2) == -signal.SIGKILL
    assert sorted(home.rglob("*")) == before
