"""The first process lets nobody read its memory, and goes on where that cannot be had."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from nocontact_desktop.disguise import pipe
from tests.ordinary_user import NOBODY, becoming, running
from tests.waiting import until
from ui.cover.desk_process import DeskProcess

AS_AN_ORDINARY_USER = (
    becoming("ui.cover.main")
    + """
os.read(0, 1)
main._new_application = lambda *_: os.read(0, 1)  # before there is anything to be used
main.run(system.current())
"""
)

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


def test_its_memory_is_closed_before_there_is_a_window() -> None:
    with running(AS_AN_ORDINARY_USER) as process:
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


def test_where_memory_cannot_be_protected_it_goes_on(tmp_path: Path) -> None:
    begun = tmp_path / "begun"
    with running(WITHOUT_PROTECTION, str(begun)):
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
