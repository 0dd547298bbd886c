"""What Linux tools see of a process, and what happens where the kernel refuses."""

from __future__ import annotations

import os
import resource
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from nocontact_desktop.errors import HardeningFailedError
from nocontact_desktop.system import linux, linux_hardening

ROOT = Path(__file__).resolve().parents[2]
NAMED = """
import sys
from pathlib import Path
from nocontact_desktop.system.linux import LinuxSystem
LinuxSystem().name_process("calculator")
for name in ("cmdline", "comm"):
    print(Path("/proc/self", name).read_bytes().rstrip(b"\\0\\n").decode())
"""


def test_process_lists_show_the_name_that_was_given() -> None:
    paths = os.pathsep.join([str(ROOT), *sys.path])
    said = subprocess.run(
        [sys.executable, "-c", NAMED, "--secret-argument"],
        env=os.environ | {"PYTHONPATH": paths},
        capture_output=True,
        text=True,
        check=True,
    )
    assert said.stdout == "calculator\ncalculator\n"


@pytest.mark.parametrize("said", [None, "", "no number"])
def test_where_the_kernel_does_not_say_how_long_it_runs_the_clock_does(
    said: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = linux.LinuxSystem().uptime()
    if said is not None:
        (tmp_path / "uptime").write_text(said)
    monkeypatch.setattr(linux, "_UPTIME", tmp_path / "uptime")
    after = linux.LinuxSystem().uptime()
    assert (bool(before.boot), after.boot) == (True, "")
    assert abs(after.seconds - before.seconds) < 60


@pytest.mark.parametrize(("dumpable", "parent_signal"), [(1, signal.SIGKILL), (0, 0)])
def test_a_setting_that_did_not_take_is_noticed(
    dumpable: int, parent_signal: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(resource, "setrlimit", lambda what, limits: None)
    monkeypatch.setattr(resource, "getrlimit", lambda what: (0, 0))
    monkeypatch.setattr(linux_hardening, "_prctl", lambda option, value=0: dumpable)
    monkeypatch.setattr(linux_hardening, "_parent_signal", lambda: parent_signal)
    with pytest.raises(HardeningFailedError):
        linux_hardening.harden()


def test_a_limit_that_cannot_be_set_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(what: int, limits: tuple[int, int]) -> None:
        raise ValueError

    monkeypatch.setattr(resource, "setrlimit", refuse)
    with pytest.raises(HardeningFailedError):
        linux_hardening.harden()


def test_an_option_that_the_kernel_does_not_know_is_noticed() -> None:
    with pytest.raises(HardeningFailedError):
        linux_hardening._prctl(9999)


def test_a_parent_that_ended_meanwhile_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    parents = iter([4242, 1])
    monkeypatch.setattr(os, "getppid", lambda: next(parents))
    monkeypatch.setattr(resource, "setrlimit", lambda what, limits: None)
    monkeypatch.setattr(resource, "getrlimit", lambda what: (0, 0))
    monkeypatch.setattr(linux_hardening, "_prctl", lambda option, value=0: 0)
    monkeypatch.setattr(linux_hardening, "_parent_signal", lambda: signal.SIGKILL)
    with pytest.raises(HardeningFailedError):
        linux_hardening.harden()


@pytest.mark.parametrize(
    ("own", "tracer", "is_traced"),
    [
        ("Name:\tx\nTracerPid:\t0\n", "", False),
        ("Name:\tx\nTracerPid:\t77\n", "Uid:\t1000\t1000\t1000\t1000\n", True),
        ("Name:\tx\nTracerPid:\t77\n", "Uid:\t1000\t0\t0\t0\n", True),
        ("Name:\tx\nTracerPid:\t77\n", "Uid:\t0\t0\t0\t0\n", False),
        ("Name:\tx\nTracerPid:\t77\n", "", True),
        ("", "", True),
    ],
    ids=["nobody", "the account", "a program with more rights", "root", "unseen", "nothing said"],
)
def test_what_traces_it_already_is_noticed(
    own: str, tracer: str, tmp_path: Path, *, is_traced: bool
) -> None:
    for name, said in (("self", own), ("77", tracer)):
        (tmp_path / name).mkdir()
        if said:
            (tmp_path / name / "status").write_text(said)
    assert linux_hardening._is_traced(tmp_path / "self" / "status") is is_traced
