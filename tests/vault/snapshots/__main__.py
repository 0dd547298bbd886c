"""`python3 -m tests.vault.snapshots [--screens] [COUNT] [PROCESSES]`: the long run."""

import argparse
import os
import sys
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path

from tests.vault.snapshots.chance import judge
from tests.vault.snapshots.gather import gathered, kinds
from tests.vault.snapshots.look import Look

AT_ONCE = 10
FEWEST = 40
"""Of fewer installations only the shape is compared."""
WITHOUT_A_SCREEN = {
    "QT_QPA_PLATFORM": "offscreen",
    "QT_QPA_PLATFORMTHEME": "generic",
    "QT_LOGGING_RULES": "default.warning=false",  # it has no borders of windows, and says so
    "DBUS_SESSION_BUS_ADDRESS": "disabled:",
}


def part(two: list[bool], *, screens: bool) -> list[Look]:
    """Some of the installations, in a process of its own."""
    with tempfile.TemporaryDirectory(prefix="snapshots-") as folder:
        if not screens:
            return gathered(Path(folder), two)
        from tests.vault.snapshots.screens import lived_on_screen  # brings Qt

        return gathered(Path(folder), two, lived_on_screen)


def main(count: int, processes: int, *, screens: bool) -> int:
    """Make so many, print what came out, and return 1 when something tells."""
    os.environ.update(WITHOUT_A_SCREEN)
    begun = time.monotonic()
    every = kinds(count)
    parts = [every[at : at + AT_ONCE] for at in range(0, count, AT_ONCE)]
    looks: list[Look] = []
    with ProcessPoolExecutor(processes) as pool:
        for found in pool.map(partial(part, screens=screens), parts):
            looks += found
            if len(looks) % 100 == 0:
                sys.stdout.write(f"{len(looks)} after {time.monotonic() - begun:.0f} s\n")
                sys.stdout.flush()
    if count < FEWEST:
        alike = all(each.shape == looks[0].shape for each in looks)
        sys.stdout.write(f"{count} installations, {'alike' if alike else 'not alike'} in shape\n")
        return not alike
    verdict = judge(looks)
    how = "through the screens" if screens else "by the core"
    sys.stdout.write(f"{count} installations, made {how}: {verdict}\n")
    return bool(verdict.findings)


if __name__ == "__main__":
    wanted = argparse.ArgumentParser(prog="python3 -m tests.vault.snapshots")
    wanted.add_argument("count", type=int, nargs="?", default=2000)
    wanted.add_argument("processes", type=int, nargs="?", default=2)
    wanted.add_argument("--screens", action="store_true", help="through the real screens")
    told = wanted.parse_args()
    sys.exit(main(told.count, told.processes, screens=told.screens))
