"""`python3 -m tests.vault.snapshots [COUNT] [PROCESSES]`: the long run, with its figures."""

import sys
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from tests.vault.snapshots.chance import judge
from tests.vault.snapshots.gather import gathered, kinds
from tests.vault.snapshots.look import Look


def part(two: list[bool]) -> list[Look]:
    """Some of the installations, in a process of its own."""
    with tempfile.TemporaryDirectory(prefix="snapshots-") as folder:
        return gathered(Path(folder), two)


def main(count: int, processes: int) -> int:
    """Make so many, print what came out, and return 1 when something tells."""
    begun = time.monotonic()
    every = kinds(count)
    parts = [every[at : at + 20] for at in range(0, count, 20)]
    looks: list[Look] = []
    with ProcessPoolExecutor(processes) as pool:
        for found in pool.map(part, parts):
            looks += found
            if len(looks) % 200 == 0:
                sys.stdout.write(f"{len(looks)} after {time.monotonic() - begun:.0f} s\n")
                sys.stdout.flush()
    verdict = judge(looks)
    sys.stdout.write(f"{count} installations: {verdict}\n")
    return bool(verdict.findings)


if __name__ == "__main__":
    numbers = [int(each) for each in sys.argv[1:]]
    sys.exit(main(*(numbers + [2000, 2][len(numbers) :])))
