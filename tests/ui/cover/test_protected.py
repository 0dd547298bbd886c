"""The first process lets nobody read its memory, and goes on where that cannot be had."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from nocontact_desktop.disguise import pipe
from tests.waiting import until
from ui.cover.desk_process import DeskProcess

ROOT = Path(__file__).resolve().parents[3]
NOBODY = 65534

# Files of a process that cannot be dumped belong to root, so it has to run as somebody else.
AS_AN_ORDINARY_USER = f"""
import ctypes, os
from nocontact_desktop import system
from nocontact_desktop.system import linux_hardening
from ui.cover import main
if os.geteuid() == 0:
    os.setgroups([])
    os.setgid({NOBODY})
    os.setuid({NOBODY})
    ctypes.CDLL(None).prctl(4, 1, 0, 0, 0)
os.write(1, b"r")
os.read(0, 1)
main._new_application = lambda *_: os.read(0, 1)  # before there is anything to be used
main.run(system.current())
"""

WITHOUT_PROTECTION = """
import sys
from nocontact_desktop.errors import HardeningFailedError
from nocontact_desktop.system.linux import LinuxSystem
from ui.cover import main
class Refusing(LinuxSystem):
    def protect_memory(self):
        raise HardeningFailedError
main.run(Refusing(), lambda _: [sys.executable, "-c", "open(" + repr(sys.argv[1]) + ", 'w')"])
"""


@pytest.fixture
def started() -> Iterator[list[subprocess.Popen[bytes]]]:
    """Processes that are ended with the test."""
    processes: list[subprocess.Popen[bytes]] = []
    yield processes
    for process in processes:
        process.kill()
        process.communicate()


def _start(script: str, *arguments: str) -> subprocess.Popen[bytes]:
    paths = os.pathsep.join(filter(None, [str(ROOT), *sys.path]))
    return subprocess.Popen(
        [sys.executable, "-c", script, *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": paths, "QT_QPA_PLATFORM": "offscreen"},
    )


def test_its_memory_is_closed_before_there_is_a_window(
    started: list[subprocess.Popen[bytes]],
) -> None:
    started.append(_start(AS_AN_ORDINARY_USER))
    process = started[0]
    assert process.stdout is not None
    assert process.stdin is not None
    assert process.stdout.read(1) == b"r"
    memory = Path("/proc") / str(process.pid) / "mem"
    assert memory.stat().st_uid != 0
    process.stdin.write(b"x")
    process.stdin.flush()
    until(lambda: memory.stat().st_uid == 0)
    with pytest.raises(PermissionError):
        _open_as_an_ordinary_user(memory)


def _open_as_an_ordinary_user(memory: Path) -> None:
    script = f"open({str(memory)!r}, 'rb')"
    user = NOBODY if os.geteuid() == 0 else None
    python = "/usr/bin/python3" if user else sys.executable
    done = subprocess.run(
        [python, "-c", script],
        user=user,
        group=user,
        extra_groups=[] if user else None,
        cwd="/",
        env={},
        capture_output=True,
        check=False,
    )
    if b"PermissionError" in done.stderr:
        raise PermissionError


def test_where_memory_cannot_be_protected_it_goes_on(
    tmp_path: Path, started: list[subprocess.Popen[bytes]]
) -> None:
    begun = tmp_path / "begun"
    started.append(_start(WITHOUT_PROTECTION, str(begun)))
    until(begun.exists)


def test_a_secret_that_was_handed_over_is_not_in_the_buffers_of_qt(
    tmp_path: Path, qtbot: QtBot, qapp: QCoreApplication
) -> None:
    kept = tmp_path / "kept"
    script = "import sys; open(sys.argv[1], 'wb').write(sys.stdin.buffer.readline() * 2)"
    desk = DeskProcess(lambda: [sys.executable, "-c", script, str(kept)], qapp)
    with qtbot.waitSignal(desk.gone):
        desk.start(pipe.Open("p", "/f", "canary " * 3))
    assert kept.read_bytes() == pipe.encode(pipe.Open("p", "/f", "canary " * 3)) * 2
    assert b'"secret": "' + b"canary " * 3 + b'"}\n' not in _heap()


def _heap() -> bytes:
    with open("/proc/self/maps", encoding="ascii") as maps, open("/proc/self/mem", "rb") as memory:
        line = next(line for line in maps if "[heap]" in line)
        start, end = (int(place, 16) for place in line.split()[0].split("-"))
        memory.seek(start)
        return memory.read(end - start)
