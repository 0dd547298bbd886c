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
from tests.memory.remains import at_home, family, left_of
from tests.ui.session.buses import LOCKS, bus, speaking

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


TIMES = {"idle_seconds": "30", "away_seconds": "0"}
"""The shortest, so that nobody waits long for them here."""
OF_A_TEST = ("eyes.py", "logind.py")
"""What sees and speaks for a test is no program of the person, and holds what it was asked for."""
OTHER_WINDOW = """
import sys
from PySide6.QtWidgets import QApplication, QWidget
application, window = QApplication(["other"]), QWidget()
window.setWindowTitle("other")
window.show()
sys.exit(application.exec())
"""


@pytest.fixture
def home_(tmp_path: Path, command: tuple[str, ...]) -> Iterator[Home]:
    """A vault with a PIN and a keyring, and the calculator in front of it."""
    with ExitStack() as stack:
        desk = stack.enter_context(stage(tmp_path / "stage"))
        desk.environment["DBUS_SYSTEM_BUS_ADDRESS"] = stack.enter_context(bus())
        home = Home(desk, stack.enter_context(person(desk)))
        new = NewVault(WORDS, new_code(), PIN, SHARE)
        home.folder.parent.mkdir(parents=True, exist_ok=True)
        create(home.folder, profile().files, new, FLOOR, TIMES).close()
        environment = desk.environment | {"PYTHONPATH": os.pathsep.join(sys.path)}
        keep = [sys.executable, "-c", KEEP, SHARE.hex()]
        subprocess.run(keep, env=environment, check=True, timeout=30)
        home.running = stack.enter_context(started(desk, command=command))
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


def by_the_button(home: Home) -> None:
    home.somebody.presses("Calculator", "push button")


def by_doing_nothing(home: Home) -> None:
    """The window has the focus all the while, so the lock waits for the whole of its time."""
    wait_for(lambda: home.program.second() == 0, int(TIMES["idle_seconds"]) + 60)


def by_using_another_program(home: Home) -> None:
    other = subprocess.Popen(
        [sys.executable, "-c", OTHER_WINDOW],
        env=home.desk.environment | {"PYTHONPATH": os.pathsep.join(sys.path)},
    )
    try:
        wait_for(lambda: bool(home.desk.run("xdotool", "search", "--name", "^other$")))
        window = home.desk.run("xdotool", "search", "--name", "^other$").split()[0]
        home.desk.run("xdotool", "windowactivate", window)
        wait_for(lambda: home.program.second() == 0)
    finally:
        other.kill()
        other.wait(10)


def by_a_kill_of_the_calculator(home: Home) -> None:
    os.kill(home.program.pid, signal.SIGKILL)


def by_a_sign(sign: str) -> Callable[[Home], None]:
    """As the desktop or logind tell it."""

    def leave(home: Home) -> None:
        around = home.desk.environment
        session, system = (around[f"DBUS_{each}_BUS_ADDRESS"] for each in ("SESSION", "SYSTEM"))
        with speaking(session, system) as somebody:
            somebody.say(LOCKS[sign])
            wait_for(lambda: home.program.second() == 0)
        home.somebody.pid = home.program.pid
        home.somebody.waits_for("7", "push button")  # the calculator is back

    leave.__name__ = f"when there is {sign}"
    return leave


SIGNS = ("lock of the session", "the session is locked", "GNOME's saver", "sleep", "another user")
LONG = [
    *((by_the_exit_key, each) for each in (WORDS,)),
    *((by_the_button, each) for each in (WORDS, PIN)),
    *((by_closing_the_window, each) for each in (WORDS, PIN)),
    *((by_a_kill_of_the_calculator, each) for each in (WORDS, PIN)),
    *((by_doing_nothing, each) for each in (WORDS, PIN)),
    *((by_using_another_program, each) for each in (WORDS, PIN)),
    *((by_a_sign(sign), WORDS) for sign in SIGNS),
]
ALWAYS = [(by_the_exit_key, PIN), (by_a_sign("KDE's saver"), PIN)]


@pytest.mark.parametrize(
    ("leave", "secret"), [*ALWAYS, *(pytest.param(*each, marks=pytest.mark.long) for each in LONG)]
)
def test_nothing_that_was_typed_is_left_in_any_program_of_the_person(
    home_: Home, leave: Callable[[Home], None], secret: str
) -> None:
    home_.opens(secret)
    vault = writes(home_)
    leave(home_)
    wait_for(lambda: not family(vault))
    everybody = {*family(home_.program.pid), *at_home(home_.desk.home)}
    mine = [pid for pid in everybody if not told_by(pid).endswith(OF_A_TEST)]
    assert len(mine) > 3  # the bus, the window manager, the keyring and others
    left = {told_by(pid): left_of(parts_for(pid), pid) for pid in mine}
    assert not any(left.values()), left


def told_by(pid: int) -> str:
    """The program that a process runs, or its script."""
    words = Path(f"/proc/{pid}/cmdline").read_bytes().rstrip(b"\0").split(b"\0")
    return " ".join(word.decode() for word in words[:2])


def parts_for(pid: int) -> tuple[str, ...]:
    """The keyring holds its part by its nature; it opens nothing alone."""
    return tuple(each for each in PARTS if "keyring" not in told_by(pid) or each != PARTS[-1])
