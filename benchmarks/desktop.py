"""A desktop of the benchmark's own: an X server, a session bus and an empty home folder."""

from __future__ import annotations

import os
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Desktop:
    """Where programs are started."""

    display: str
    home: Path
    environment: dict[str, str]


@contextmanager
def desktop() -> Iterator[Desktop]:
    """Start it, and end it afterwards. Needs `Xvfb` and `dbus-daemon`."""
    with tempfile.TemporaryDirectory() as name, _server() as display, _bus() as bus:
        home = Path(name)
        (home / "run").mkdir(mode=0o700)
        environment = {
            "PATH": os.environ["PATH"],
            "LANG": "C.UTF-8",
            "DISPLAY": display,
            "DBUS_SESSION_BUS_ADDRESS": bus,
            "HOME": str(home),
            "XDG_RUNTIME_DIR": str(home / "run"),
        }
        yield Desktop(display, home, environment)


@contextmanager
def _server() -> Iterator[str]:
    reading, writing = os.pipe()
    screen = ["-screen", "0", "1280x1024x24", "-nolisten", "tcp"]
    with subprocess.Popen(  # noqa: S603
        ["Xvfb", "-displayfd", str(writing), *screen],  # noqa: S607
        pass_fds=[writing],
        stderr=subprocess.DEVNULL,
    ) as process:
        os.close(writing)
        with os.fdopen(reading) as said:
            yield f":{said.readline().strip()}"
        process.terminate()


@contextmanager
def _bus() -> Iterator[str]:
    with subprocess.Popen(
        ["dbus-daemon", "--session", "--nofork", "--print-address"],  # noqa: S607
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as process:
        yield (process.stdout.readline() if process.stdout else "").strip()
        process.terminate()
