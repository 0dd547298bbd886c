"""Another program of the same account gets nothing of the open vault's memory (T4)."""

from __future__ import annotations

import os
import shutil
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from nocontact_desktop.disguise import pipe
from tests.memory import attacker
from tests.memory.account import (
    DEBUGGER,
    IS_ROOT,
    REFUSING,
    UNPROTECTED,
    Account,
    account,
    why_not,
)
from tests.ordinary_user import ROOT
from tests.ui.session.desk_process import WORDS, Desk, opening, reopen

pytestmark = pytest.mark.skipif(bool(why_not()), reason=why_not() or "can be tried")

CANARY = "a name that nobody else has"
REFUSED = {"EACCES", "EPERM"}
SCOPE = Path("/proc/sys/kernel/yama/ptrace_scope")


@pytest.fixture(scope="module")
def somebody(command: tuple[str, ...]) -> Iterator[Account]:
    with account(command) as found:
        vault = reopen(found.vault)
        vault.store.add_item("people", "people", {"title": CANARY})
        vault.close()
        if IS_ROOT:
            for path in found.vault.iterdir():
                os.chown(path, found.folder.stat().st_uid, -1)
        yield found


def attacked(somebody: Account, desk: Desk) -> dict[str, str]:
    """What another program of the account got, way by way."""
    script = Path(attacker.__file__).read_text(encoding="utf-8")
    process = somebody.runs(script, str(desk.process.pid), CANARY)
    said, complaints = process.communicate(timeout=60)
    assert not process.returncode, complaints.decode()
    return dict(line.split() for line in said.decode().splitlines())


@pytest.mark.skipif(
    SCOPE.exists() and SCOPE.read_text().strip() != "0", reason="this system refuses it to all"
)
def test_without_protection_everything_is_read_so_the_next_test_means_something(
    somebody: Account,
) -> None:
    with somebody.desk(opening(somebody.vault, WORDS), UNPROTECTED) as desk:
        assert desk.report() == pipe.Opened()
        got = attacked(somebody, desk)
    ways = ("maps", "mem", "environ", "fd", "process_vm_readv", "search", "seize")
    assert {got[way] for way in ways} == {"done"}, got


def test_every_way_to_the_memory_of_the_open_vault_is_refused(somebody: Account) -> None:
    with somebody.desk(opening(somebody.vault, WORDS)) as desk:
        assert desk.report() == pipe.Opened()
        got = attacked(somebody, desk)
        assert desk.process.poll() is None
    assert len(got) == 17
    assert {way: result for way, result in got.items() if result not in REFUSED} == {}


@pytest.mark.parametrize("number", [signal.SIGSEGV, signal.SIGABRT])
def test_a_crash_of_the_open_vault_leaves_no_core(
    somebody: Account, number: signal.Signals
) -> None:
    with somebody.desk(opening(somebody.vault, WORDS)) as desk:
        assert desk.report() == pipe.Opened()
        desk.process.send_signal(number)
        _, status, _ = os.wait4(desk.process.pid, 0)
        desk.process.returncode = os.waitstatus_to_exitcode(status)
    assert (desk.process.returncode, os.WCOREDUMP(status)) == (-number, False)
    assert not [*ROOT.glob("core*"), *somebody.folder.rglob("core*")]


@pytest.mark.skipif(shutil.which("gdb") is None, reason="needs the program gdb")
def test_a_debugger_does_not_get_the_memory_of_the_open_vault(somebody: Account) -> None:
    core = somebody.folder / "memory"
    with somebody.desk(opening(somebody.vault, WORDS)) as desk:
        assert desk.report() == pipe.Opened()
        debugger = somebody.runs(DEBUGGER, str(desk.process.pid), str(core))
        _, complaints = debugger.communicate(timeout=60)
        assert desk.process.poll() is None
    assert b"ptrace: Operation not permitted" in complaints
    assert not core.exists()


@pytest.mark.parametrize("failing", REFUSING)
def test_where_the_memory_stays_open_nothing_is_unlocked(somebody: Account, failing: str) -> None:
    before = {path: path.stat().st_mtime_ns for path in somebody.vault.iterdir()}
    with somebody.desk(opening(somebody.vault, WORDS), REFUSING[failing]) as desk:
        assert isinstance(desk.report(), pipe.Trouble)
        assert desk.report() is None
        assert desk.process.wait(20) == 1
    assert {path: path.stat().st_mtime_ns for path in somebody.vault.iterdir()} == before
