"""`python3 -m tests.vault.kills [WORK …] [--kills SUM] [--seed SEED]`: the long run, with a table.

It works in memory where there is such a place: what is killed is a process, and not the disk. After
a failure it says how to repeat it, and goes on with the next work.
"""

import argparse
import os
import sys
import tempfile
import time
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.vault.kills.engine import Loop, Nursery
from tests.vault.kills.site import slow_names, unflushed
from tests.vault.kills.works import WORKS

_MEMORY = Path("/dev/shm")  # noqa: S108 - a folder of our own is made in it
_ROW = "{:<15}{:>8}{:>10}  {}\n"


def main(arguments: list[str]) -> int:
    """Kill so often at each work that was named, and return 1 when something was lost."""
    asked = argparse.ArgumentParser(prog="tests.vault.kills")
    asked.add_argument("works", nargs="*", metavar="WORK", help=", ".join(WORKS))
    asked.add_argument("--kills", type=int, default=10_000, help="at all works, in sum")
    asked.add_argument("--seed", type=int, default=3)
    options = asked.parse_args(arguments)
    works = options.works or list(WORKS)
    if unknown := set(works) - set(WORKS):
        asked.error(f"no such work: {', '.join(sorted(unknown))}")
    os.fsync = unflushed  # here, in the reader; the writers wait for the disk
    for module, name, quick in slow_names():
        setattr(module, name, quick)
    each = -(-options.kills // len(works))
    _say("work", "kills", "seconds", "outcome")
    with _nursery() as (nursery, folder):
        rows = [_row(Loop(nursery, work, folder, options.seed), work, each) for work in works]
    lost = sum(not whole for _, _, whole in rows)
    outcome = f"{lost} works failed" if lost else "nothing lost"
    _say("all", sum(kills for kills, _, _ in rows), round(sum(row[1] for row in rows)), outcome)
    return min(lost, 1)


def _row(loop: Loop, work: str, each: int) -> tuple[int, float, bool]:
    """Run one loop and print its line: kills, seconds, and whether nothing was lost."""
    began = time.monotonic()
    try:
        loop.at_calls_and_moments(each)
    except Exception:  # noqa: BLE001 - whatever it is, it is a finding
        traceback.print_exc(file=sys.stdout)
    seconds = time.monotonic() - began
    whole = loop.kills >= each
    _say(work, loop.kills, round(seconds), "nothing lost" if whole else f"FAILED: {loop.told}")
    return loop.kills, seconds, whole


def _say(work: str, kills: object, seconds: object, outcome: str) -> None:
    sys.stdout.write(_ROW.format(work, kills, seconds, outcome))
    sys.stdout.flush()


@contextmanager
def _nursery() -> Iterator[tuple[Nursery, Path]]:
    place = _MEMORY if os.access(_MEMORY, os.W_OK) else None
    with tempfile.TemporaryDirectory(prefix="kills-", dir=place) as folder:
        nursery = Nursery()
        try:
            yield nursery, Path(folder)
        finally:
            nursery.close()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
