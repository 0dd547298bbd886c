"""When the screen locks, sleeps or changes hands, the open vault is left: on real buses."""

from __future__ import annotations

import select
import signal
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from nocontact_desktop.disguise import pipe
from tests.ui.session.buses import LOCKS, OTHERS, SYSTEM_PYTHON, Buses, buses
from tests.ui.session.desk_process import WORDS, Desk, make_vault, opening

pytestmark = pytest.mark.desktop

MOST_SECONDS = 5
"""For a busy machine. `python3 -m benchmarks signs` says how long it takes."""
NAMES = """
import sys
from gi.repository import Gio, GLib
flags = Gio.DBusConnectionFlags
how = flags.AUTHENTICATION_CLIENT | flags.MESSAGE_BUS_CONNECTION
bus = Gio.DBusConnection.new_for_address_sync(sys.argv[1], how, None, None)
place = ("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", "ListNames")
names = bus.call_sync(*place, None, GLib.VariantType("(as)"), 0, -1, None).unpack()[0]
print(*(name for name in names if not name.startswith(":")))
"""


@pytest.fixture(scope="module")
def spoken() -> Iterator[Buses]:
    with buses() as both:
        yield both


@pytest.fixture
def desk(tmp_path: Path, spoken: Buses) -> Iterator[Desk]:
    """An open vault, on these buses."""
    make_vault(tmp_path / "vault")
    desk = Desk.start(opening(tmp_path / "vault", WORDS), spoken.environment)
    try:
        assert desk.report() == pipe.Opened()
        yield desk
    finally:
        desk.end()


@pytest.mark.parametrize("sign", LOCKS)
def test_the_vault_is_left_at_every_sign(desk: Desk, spoken: Buses, sign: str) -> None:
    begun = time.monotonic()
    spoken.say(LOCKS[sign])
    assert desk.report() == pipe.Leaving()
    assert desk.process.wait(MOST_SECONDS) == -signal.SIGKILL
    assert time.monotonic() - begun < MOST_SECONDS


def test_nothing_else_that_is_said_there_matters(desk: Desk, spoken: Buses) -> None:
    for said in OTHERS.values():
        spoken.say(said)
    with pytest.raises(subprocess.TimeoutExpired):
        desk.process.wait(1)


def test_no_name_on_the_buses_tells_of_it(desk: Desk, spoken: Buses) -> None:
    assert desk.process.poll() is None
    named = [
        subprocess.run(
            [SYSTEM_PYTHON, "-c", NAMES, address], capture_output=True, text=True, check=True
        ).stdout.split()
        for address in (spoken.session, spoken.system)
    ]
    assert named == [["org.freedesktop.DBus"], ["org.freedesktop.DBus", "org.freedesktop.login1"]]


def test_the_first_run_is_left_too(spoken: Buses) -> None:
    desk = Desk.start(pipe.FirstRun("calculator"), spoken.environment)
    said = desk.process.stdout
    assert said is not None
    heard = None
    try:
        for _time in range(40):  # until it listens; it says that it is alive before
            spoken.say(LOCKS["sleep"])
            if select.select([said], [], [], 0.5)[0]:
                heard = pipe.decode_report(said.readline())
            if heard == pipe.Leaving():
                break
        assert heard == pipe.Leaving()
    finally:
        desk.end()
