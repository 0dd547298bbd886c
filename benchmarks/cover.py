"""Time from start to window, and memory, of the calculator, of a bare window and of KeePassXC.

The calculator runs from its source, and from a packaged build where one is given. All get the same
environment, the same empty home folder and, but for the packaged build and KeePassXC, the same Qt.
The bare window is the least that a program of this kind can be; the calculator pays for its check
of the packages, its disguise, and all of its keys.
"""

from __future__ import annotations

import math
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from contextlib import nullcontext
from pathlib import Path

from benchmarks.desktop import Desktop, desktop
from benchmarks.table import Row
from benchmarks.unpacked import unpacked
from benchmarks.windows import WindowWatch
from nocontact_desktop import resources
from nocontact_desktop.bootstrap import ready
from nocontact_desktop.disguise.profile import load_profiles

ROOT = Path(__file__).resolve().parents[1]
BARE = """
import sys
from PySide6.QtWidgets import QApplication, QMainWindow
application, window = QApplication(["x"]), QMainWindow()
window.resize(360, 480)
window.show()
sys.exit(application.exec())
"""
OURS = "calculator"
PACKAGED = "calculator, packaged"
BARE_NAME = "bare PySide6 window"
MINE = (OURS, PACKAGED)
PEER = "KeePassXC"
_SETTLING_SECONDS = 0.8


def measure(rounds: int, package: str = "") -> list[Row]:
    """Start each of them in turn, `rounds` times, after one round that does not count.

    `package` is the path of a `.deb` that `packaging/build.py` made, to be measured as well.
    """
    figures: dict[str, list[tuple[float, float, float]]] = {}
    with desktop() as place, unpacked(package) if package else nullcontext("") as packaged:
        _make_installation(place.home)
        watch = WindowWatch(place.display)
        programs = _programs(packaged)
        for number in range(rounds + 1):
            for name in list(programs)[:: 1 if number % 2 else -1]:
                figure = _one(programs[name], place, watch)
                if number:
                    figures.setdefault(name, []).append(figure)
    return [row for at in range(3) for row in _rows({name: figures[name] for name in programs}, at)]


def missing() -> tuple[str, ...]:
    """Programs that are compared with and are not here."""
    return () if shutil.which("keepassxc") else (PEER,)


def _programs(packaged: str) -> dict[str, list[str]]:
    programs = {
        BARE_NAME: [sys.executable, "-c", BARE],
        OURS: [sys.executable, str(ROOT / "main.py")],
        PACKAGED: [packaged],
        PEER: ["keepassxc"],
    }
    left_out = {*missing(), *([] if packaged else [PACKAGED])}
    return {name: command for name, command in programs.items() if name not in left_out}


def _rows(figures: dict[str, list[tuple[float, float, float]]], at: int) -> Sequence[Row]:
    what = ("window shown", "memory (RSS)", "memory (PSS)")[at]
    unit = ("ms", "MiB", "MiB")[at]
    others = [f"{what}: {name}" for name in (BARE_NAME, PEER)]
    return [
        Row(f"{what}: {name}", [f[at] for f in found], unit, others if name in MINE else ())
        for name, found in figures.items()
    ]


def _make_installation(home: Path) -> None:
    """What the cover looks for at start: a file in the folder of the default disguise."""
    profile = load_profiles(resources.folder("disguises"))[0]
    folder = home / ".local" / "share" / profile.folder
    folder.mkdir(parents=True)
    (folder / profile.files.slots).touch()


def _one(command: list[str], place: Desktop, watch: WindowWatch) -> tuple[float, float, float]:
    watch.forget()
    packages = str(ROOT / ready.RUN.folder)
    began = time.perf_counter()
    process = subprocess.Popen(  # noqa: S603
        command,
        env=place.environment | {"PYTHONPATH": packages},
        cwd=place.home,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        if not watch.appeared(30):
            raise TimeoutError(" ".join(command))
        shown = time.perf_counter() - began
        time.sleep(_SETTLING_SECONDS)
        return shown * 1000, *_memory(process.pid)
    finally:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def _memory(pid: int) -> tuple[float, float]:
    """RSS and PSS in MiB; only root may look into a program that protects its memory."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()[1:]
    except PermissionError:
        return math.nan, math.nan
    kib = {line.split(":")[0]: int(line.split()[1]) for line in lines}
    return kib["Rss"] / 1024, kib["Pss"] / 1024
