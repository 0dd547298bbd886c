"""Another program of the same account tries to read the memory of a protected process."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
NOBODY = 65534

TARGET = """
import ctypes, os, sys
sys.path.insert(0, sys.argv[1])
from nocontact_desktop.system import linux_hardening
canary = b"a secret of " + str(os.getpid()).encode()
if sys.argv[2] == "hard":
    linux_hardening.harden()
elif sys.argv[2] == "protected":
    linux_hardening.protect_memory()
place = ctypes.create_string_buffer(canary)
print(ctypes.addressof(place), flush=True)
sys.stdin.read(1)
if sys.argv[2] == "hard":
    ctypes.string_at(0)
"""

ATTACKER = """
import ctypes, os, sys
pid, place = int(sys.argv[1]), int(sys.argv[2])
done = []
def attempt(name, call):
    try:
        if call():
            done.append(name)
    except OSError:
        pass
def read_file():
    with open(f"/proc/{pid}/mem", "rb", 0) as memory:
        memory.seek(place)
        return memory.read(8) == b"a secret"
class Part(ctypes.Structure):
    _fields_ = [("start", ctypes.c_void_p), ("length", ctypes.c_size_t)]
libc = ctypes.CDLL(None)
def read_vector():
    into = ctypes.create_string_buffer(8)
    here, there = Part(ctypes.addressof(into), 8), Part(place, 8)
    return libc.process_vm_readv(pid, ctypes.byref(here), 1, ctypes.byref(there), 1, 0) == 8
def attach():
    libc.ptrace.argtypes = [ctypes.c_long, ctypes.c_long, ctypes.c_void_p, ctypes.c_void_p]
    return libc.ptrace(16, pid, None, None) == 0
attempt("mem", read_file)
attempt("vm_readv", read_vector)
attempt("maps", lambda: open(f"/proc/{pid}/maps").read(1))
attempt("ptrace", attach)
print(*done)
"""


@pytest.fixture
def ordinary(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A copy of what is needed that any account may read; removed afterwards."""
    folder = Path("/tmp") / f"hardening-{os.getpid()}"  # noqa: S108 - the other account must reach it
    shutil.copytree(
        ROOT / "nocontact_desktop" / "system",
        folder / "nocontact_desktop" / "system",
        ignore=shutil.ignore_patterns("__pycache__"),
    )
    for name in ("__init__.py", "errors.py"):
        shutil.copy(ROOT / "nocontact_desktop" / name, folder / "nocontact_desktop")
    for path in (folder, *folder.rglob("*")):
        path.chmod(0o755)
    yield folder
    shutil.rmtree(folder)


def ordinary_user(*command: str) -> subprocess.Popen[str]:
    """Start Python as a user without rights: nobody when this is root."""
    python = "/usr/bin/python3" if os.geteuid() == 0 else sys.executable
    user = NOBODY if os.geteuid() == 0 else None
    return subprocess.Popen(
        [python, "-c", *command],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd="/",
        env={"PYTHONDONTWRITEBYTECODE": "1"},
        user=user,
        group=user,
        extra_groups=[] if user else None,
    )


@contextmanager
def target(folder: Path, kind: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    with ordinary_user(TARGET, str(folder), kind) as process:
        assert process.stdout is not None
        place = process.stdout.readline().strip()
        assert place.isdigit(), process.communicate()[1]
        yield process, place
        process.kill()


def attack(process: subprocess.Popen[str], place: str) -> set[str]:
    return set(ordinary_user(ATTACKER, str(process.pid), place).communicate(timeout=30)[0].split())


def test_an_unprotected_process_can_be_read_so_that_the_next_test_means_something(
    ordinary: Path,
) -> None:
    with target(ordinary, "soft") as (process, place):
        assert {"mem", "vm_readv"} <= attack(process, place)


@pytest.mark.parametrize("kind", ["hard", "protected"])
def test_a_protected_process_cannot_be_read_or_traced(ordinary: Path, kind: str) -> None:
    with target(ordinary, kind) as (process, place):
        assert attack(process, place) == set()


def test_a_crash_of_a_protected_process_leaves_no_core(ordinary: Path) -> None:
    with target(ordinary, "hard") as (process, _):
        assert process.stdin is not None
        process.stdin.write("x")
        process.stdin.flush()
        _, status, _ = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    assert (process.returncode, os.WCOREDUMP(status)) == (-signal.SIGSEGV, False)


@pytest.mark.skipif(shutil.which("gdb") is None, reason="no gdb here")
def test_gdb_is_refused(ordinary: Path) -> None:
    with target(ordinary, "hard") as (process, place):
        user = NOBODY if os.geteuid() == 0 else None
        gdb = subprocess.run(
            ["gdb", "--batch", "-nx", "-p", str(process.pid), "-ex", f"x/s {place}"],
            user=user,
            group=user,
            capture_output=True,
            text=True,
            check=False,
        )
    assert "secret" not in gdb.stdout
    assert "ptrace" in gdb.stderr


def test_the_protected_process_ends_with_its_parent(ordinary: Path) -> None:
    parent = """
import subprocess, sys
child = subprocess.Popen([sys.executable, "-c", *sys.argv[1:]], stdin=subprocess.PIPE)
print(child.pid, flush=True)
sys.stdin.read(1)
"""
    with ordinary_user(parent, TARGET, str(ordinary), "hard") as process:
        assert process.stdout is not None
        pid = sorted(int(process.stdout.readline()) for _ in range(2))[0]
        watched = os.pidfd_open(pid)
        process.kill()
        import select

        ended, _, _ = select.select([watched], [], [], 10)
        os.close(watched)
    assert ended


@pytest.mark.skipif(shutil.which("strace") is None, reason="needs strace")
def test_a_process_that_is_traced_from_its_start_is_refused(ordinary: Path) -> None:
    """Of the ordinary user's own, by that user."""
    code = f"""
import sys
sys.path.insert(0, {str(ordinary)!r})
from nocontact_desktop.errors import HardeningFailedError
from nocontact_desktop.system import linux_hardening
try:
    linux_hardening.harden()
except HardeningFailedError:
    print("refused")
else:
    print("hardened")
"""
    traced = f"""
import subprocess, sys
watch = ["strace", "-f", "-o", "/dev/null", "-e", "trace=prctl"]
for before in ([], watch):
    done = subprocess.run([*before, sys.executable, "-c", {code!r}], capture_output=True, text=True)
    print(done.stdout.strip())
"""
    said, complaints = ordinary_user(traced).communicate(timeout=60)
    assert said.split() == ["hardened", "refused"], complaints
