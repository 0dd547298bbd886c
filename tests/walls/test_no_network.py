"""No process of the program ever asks the system for a way to another computer.

`strace` writes down each socket that is asked for. `tests/sample` does so for a whole sitting that
goes over every screen and makes every page.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from nocontact_desktop.disguise import pipe
from tests.ui.session.buses import buses
from tests.ui.session.desk_process import ROOT, WORDS, make_vault, opening

WITHIN = {"AF_UNIX", "AF_LOCAL", "AF_NETLINK"}
"""Talk with other programs, and with the kernel, of this computer."""


def permitted(*command: str) -> bool:
    """Whether this machine lets us do that."""
    if shutil.which(command[0]) is None:
        return False
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


def can_watch() -> bool:
    """Whether sockets can be written down here. Only root may watch a vault that opens."""
    return os.geteuid() == 0 and permitted(
        "strace", "-f", "--seccomp-bpf", "-e", "trace=socket", "true"
    )


WATCH = ("strace", "-f", "--seccomp-bpf", "-e", "trace=socket,socketpair", "-o")
"""Before the file to write sockets into, and the command."""
needs_strace = pytest.mark.skipif(not can_watch(), reason="needs strace, and root to use it")


def watched(log: Path, *words: str) -> list[str]:
    """The command that runs `main.py` with these words and writes down its sockets."""
    return [*WATCH, str(log), sys.executable, str(ROOT / "main.py"), *words]


def environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}


def families(log: Path) -> set[str]:
    """The kinds of socket that were asked for."""
    return set(re.findall(r"socket(?:pair)?\((\w+)", log.read_text(errors="replace")))


def test_what_is_written_down_is_seen(tmp_path: Path) -> None:
    (tmp_path / "log").write_text("7 socket(AF_INET, SOCK_DGRAM, 0) = 3\n")
    assert families(tmp_path / "log") == {"AF_INET"}


@needs_strace
@pytest.mark.desktop
def test_the_process_that_opens_a_vault_asks_for_nothing_outside(tmp_path: Path) -> None:
    make_vault(tmp_path / "vault")
    log = tmp_path / "log"
    with (
        buses() as both,  # which it listens to, so that it hears when the screen locks
        subprocess.Popen(
            watched(log, "--desk"),
            env=environment() | both.environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        ) as desk,
    ):
        assert desk.stdin is not None
        assert desk.stdout is not None
        desk.stdin.write(pipe.encode(opening(tmp_path / "vault", WORDS)))
        desk.stdin.flush()
        assert pipe.Opened() in map(pipe.decode_report, desk.stdout)
        desk.stdin.close()
        desk.wait(20)
    assert families(log) <= WITHIN
    assert families(log) & {"AF_UNIX", "AF_LOCAL"}


@pytest.mark.desktop
@pytest.mark.skipif(not permitted("unshare", "-n", "true"), reason="needs leave to cut the network")
def test_a_vault_opens_where_there_is_no_network_at_all(tmp_path: Path) -> None:
    make_vault(tmp_path / "vault")
    with subprocess.Popen(
        ["unshare", "-n", sys.executable, str(ROOT / "main.py"), "--desk"],
        env=environment(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as desk:
        assert desk.stdin is not None
        assert desk.stdout is not None
        desk.stdin.write(pipe.encode(opening(tmp_path / "vault", WORDS)))
        desk.stdin.flush()
        assert pipe.Opened() in map(pipe.decode_report, desk.stdout)
        desk.stdin.close()
        desk.wait(20)
