"""The guest: started with a stick in it, listened to, and cut off at any moment."""

from __future__ import annotations

import os
import select
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.desktop import PLACES_OF_PROGRAMS

ROOT = Path(__file__).parents[2]
_PATIENCE = 180


def can_start() -> bool:
    """Whether the program is here; Debian has it for the usual kind of processor only."""
    return shutil.which("linux.uml", path=PLACES_OF_PROGRAMS) is not None


def new_stick(image: Path, mib: int) -> None:
    """An empty stick of FAT32 in the file `image`; 64 MiB are the least that there is."""
    command = ["mkfs.vfat", "-F", "32", "-C", str(image), str(mib << 10)]
    subprocess.run(
        command, env=os.environ | {"PATH": PLACES_OF_PROGRAMS}, capture_output=True, check=True
    )


class Guest:
    """A running guest. Read it until it is done, or cut its power."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        self._process = process
        self._rest = b""

    def line(self, seconds: float = _PATIENCE) -> str | None:
        """The next line that it says, `None` when it is off. `TimeoutError` if none comes."""
        assert self._process.stdout is not None
        while b"\n" not in self._rest:
            if not select.select([self._process.stdout], [], [], seconds)[0]:
                raise TimeoutError
            more = os.read(self._process.stdout.fileno(), 1 << 16)
            if not more:
                return None
            self._rest += more
        line, _, self._rest = self._rest.partition(b"\n")
        return line.decode(errors="replace").rstrip("\r")

    def lines(self) -> Iterator[str]:
        """All that it says from now on, until it is off."""
        while (line := self.line()) is not None:
            yield line

    def cut(self) -> None:
        """Cut the power: whatever it had not written by now is lost."""
        os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait(_PATIENCE)


@contextmanager
def guest(image: Path, work: Path) -> Iterator[Guest]:
    """A guest with the stick `image`, which does what `work` says (see `sitting`)."""
    packages = os.pathsep.join(filter(None, sys.path))
    words = {"folder": ROOT, "python": sys.executable, "packages": packages, "work": work}
    system = ("root=/dev/root", "rootfstype=hostfs", "rootflags=/", "rw", "mem=512M", "quiet")
    with subprocess.Popen(
        [
            "linux.uml",
            *system,
            f"ubd0={image}",
            "con=null",
            "con0=null,fd:1",
            *(f"{name}={value}" for name, value in words.items()),
            "init=/bin/bash",
            "--",
            str(Path(__file__).with_name("begin.sh")),
        ],
        env=os.environ | {"PATH": PLACES_OF_PROGRAMS},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        start_new_session=True,
    ) as process:
        running = Guest(process)
        try:
            yield running
        finally:
            if process.poll() is None:
                running.cut()
