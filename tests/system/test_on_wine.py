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

SCRIPT = b"@echo off\r\ncd > C:\\where.txt\r\necho %1> C:\\told.txt\r\n"
LONGEST = 100


@dataclass(frozen=True, slots=True)
class Windows:
    """A Windows of one test alone."""

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


@pytest.fixture
def windows(tmp_path: Path, home: Path) -> Iterator[Windows]:
    """Made anew, and ended afterwards."""
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": str(home),
        "WINEPREFIX": str(tmp_path / "windows"),
        "WINEDEBUG": "-all",
        "WINEDLLOVERRIDES": "mscoree,mshtml=",
        "LANG": "C.UTF-8",
    }
    made = Windows(tmp_path / "windows" / "drive_c", environment)
    try:
        made.run("wineboot", "-i")
        yield made
    finally:
        server = shutil.which("wineserver") or "/usr/lib/wine/wineserver"
        subprocess.run([server, "-k"], env=environment, timeout=LONGEST, check=False)


@pytest.mark.parametrize("name", ["Calculator", "Τρία"])
def test_a_shortcut_starts_its_program_where_it_lies(windows: Windows, name: str) -> None:
    folder, data = windows.drive / "some where", windows.drive / "data"
    for each in (folder, data, data / "menu", data / "desktop"):
        each.mkdir()
    (folder / "run.bat").write_bytes(SCRIPT)
    command = ("C:\\windows\\system32\\cmd.exe", "/c", "C:\\some where\\run.bat")
    launcher = StartMenuLauncher(data / "menu", data / "desktop", data)
    launcher.add(ENTRY._replace(name=name, command=command))
    windows.run("start", "/wait", f"C:\\data\\menu\\{name}.lnk")
    assert (windows.drive / "where.txt").read_text().strip() == "C:\\some where"
    assert (windows.drive / "told.txt").exists()
