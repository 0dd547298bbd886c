"""Change an entry of Windows or of a Mac, and die of SIGKILL before the step of that number.

For `test_kills_elsewhere`: run with the kind, a folder, `other` or `same`, and the number.
"""

import os
import signal
import sys
from pathlib import Path

from nocontact_desktop.system import Entry, Launcher
from nocontact_desktop.system.app_bundle import BundleLauncher
from nocontact_desktop.system.start_menu import StartMenuLauncher
from tests.system.contract import ENTRY, OTHER

STEPS = ("os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.chmod")
FOLDERS = ("menu", "desktop", "data")
WINDOWS = ("C:\\Program Files\\Python\\pythonw.exe", "D:\\Some Where\\main.py")


def launcher_of(kind: str, root: Path) -> Launcher:
    """The launcher of that kind, all of which lies below `root`."""
    if kind == "bundle":
        return BundleLauncher(root / "Applications")
    menu, desktop, data = (root / name for name in FOLDERS)
    return StartMenuLauncher(menu, desktop, data)


def entries(kind: str, to: str) -> tuple[Entry, Entry]:
    """What there was, and what it becomes."""
    old = ENTRY if kind == "bundle" else ENTRY._replace(command=WINDOWS)
    if to == "same":
        return old, old._replace(comment="Other words", window_class="units")
    return old, OTHER._replace(command=old.command)


def die_at(number: int) -> None:
    """Count the steps that change something on the disk."""
    left = number

    def step(event: str, arguments: tuple[object, ...]) -> None:
        nonlocal left
        writes = event == "open" and isinstance(arguments[2], int) and arguments[2] & os.O_CREAT
        if event in STEPS or writes:
            left -= 1
            if left == 0:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(step)


if __name__ == "__main__":
    launcher = launcher_of(sys.argv[1], Path(sys.argv[2]))
    old, new = entries(sys.argv[1], sys.argv[3])
    die_at(int(sys.argv[4]))
    launcher.change(old, new)
