"""The vault process is protected before it reads anything, so before it can hold a secret."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from nocontact_desktop.disguise import pipe
from nocontact_desktop.system.memory import MemorySystem
from tests.ordinary_user import becoming, running
from tests.ui.session.desk_process import opening
from tests.waiting import until
from ui.desk.cover_line import CoverLine
from ui.desk.main import REFUSED, run

AS_AN_ORDINARY_USER = becoming("ui.desk.main") + "main.run(system.current())\n"


@pytest.fixture
def started() -> Iterator[subprocess.Popen[bytes]]:
    with running(AS_AN_ORDINARY_USER) as process:
        yield process


def test_it_cannot_be_dumped_while_nothing_was_written_to_it(
    started: subprocess.Popen[bytes],
) -> None:
    assert started.stdout is not None
    assert started.stdout.read(1) == b"r"
    folder = Path("/proc") / str(started.pid)
    until(lambda: (folder / "mem").stat().st_uid == 0)
    core = next(x for x in (folder / "limits").read_text().splitlines() if "core file" in x)
    assert core.split()[4:6] == ["0", "0"]
    assert started.poll() is None


class Line(CoverLine):
    """A line that knows whether the process was protected when it was read."""

    def __init__(self, system: MemorySystem, request: pipe.Request | None) -> None:
        super().__init__()
        self.said: list[pipe.Report] = []
        self.was_hardened: bool | None = None
        self._system = system
        self._request = request

    def request(self) -> pipe.Request | None:
        self.was_hardened = self._system.hardened
        return self._request

    def say(self, report: pipe.Report) -> None:
        self.said.append(report)


def test_the_request_is_read_by_a_protected_process(tmp_path: Path) -> None:
    system = MemorySystem(tmp_path, tmp_path)
    line = Line(system, None)
    assert run(system, line) == 0
    assert line.was_hardened


def test_without_protection_nothing_is_opened(tmp_path: Path) -> None:
    system = MemorySystem(tmp_path, tmp_path, refuses_hardening=True)
    line = Line(system, opening(tmp_path, "719264"))
    assert run(system, line) == REFUSED
    assert [type(report) for report in line.said] == [pipe.Trouble]
