"""A shortcut that Wine, which reads it as Windows does, starts: left out where there is no Wine."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from nocontact_desktop.system.start_menu import StartMenuLauncher
from tests.system.contract import ENTRY

pytestmark = pytest.mark.skipif(shutil.which("wine") is None, reason="Wine is not installed")

SCRIPT = b"@echo off\r\ncd > ..\\told.txt\r\n"
"""Says where it was started, in the folder above."""
LONGEST = 100


@dataclass(frozen=True, slots=True)
class Windows:
    """A Windows of these tests alone."""

    drive: Path
    environment: dict[str, str]

    def run(self, *command: str) -> None:
        """Run a command of Wine; it wants pipes."""
        subprocess.run(
            ["wine", *command],
            env=self.environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=LONGEST,
            check=True,
        )


@pytest.fixture(scope="module")
def windows(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Windows]:
    """Made anew, and ended afterwards."""
    folder = tmp_path_factory.mktemp("wine")
    (folder / "home").mkdir()
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": str(folder / "home"),
        "WINEPREFIX": str(folder / "windows"),
        "WINEDEBUG": "-all",
        "WINEDLLOVERRIDES": "mscoree,mshtml=",
        "LANG": "C.UTF-8",
    }
    made = Windows(folder / "windows" / "drive_c", environment)
    try:
        made.run("wineboot", "-i")
        yield made
    finally:
        server = shutil.which("wineserver") or "/usr/lib/wine/wineserver"
        subprocess.run([server, "-k"], env=environment, timeout=LONGEST, check=False)


@pytest.mark.parametrize("name", ["Calculator", "Τρία"])
def test_a_shortcut_starts_its_program_where_it_lies(windows: Windows, name: str) -> None:
    data = windows.drive / name
    folder, told = data / "some where", data / "told.txt"
    for each in (folder, data / "menu", data / "desktop"):
        each.mkdir(parents=True)
    (folder / "run.bat").write_bytes(SCRIPT)
    script = f"C:\\{name}\\some where\\run.bat"
    launcher = StartMenuLauncher(data / "menu", data / "desktop", data)
    command = ("C:\\windows\\system32\\cmd.exe", "/c", script)
    launcher.add(ENTRY._replace(name=name, command=command))
    windows.run("start", "/wait", f"C:\\{name}\\menu\\{name}.lnk")
    assert told.read_text("utf-8", errors="replace").strip().endswith("some where")
