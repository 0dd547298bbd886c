"""`python3 -m tests.vault.power [WORK…] [--states N] [--seed S] [--processes P]`.

Prints a line for each wrong outcome and one for each work. Linux only.
"""

from __future__ import annotations

import argparse
import multiprocessing
import sys
from functools import partial
from pathlib import Path

from tests.vault.faults.bench import workshop
from tests.vault.faults.sitting import hurry
from tests.vault.faults.works import WORKS
from tests.vault.power.replay import Result, check, recorded, replay


def one(states: int, seed: int, name: str) -> tuple[str, Result]:
    """Record a work and replay it."""
    work = next(work for work in WORKS if work.name == name)
    with workshop() as shop:
        recording = recorded(work, shop)
        check(recording, Path(shop) / "recorded")
        return name, replay(work, shop, recording, states, seed)


def main() -> None:
    """Run what was asked for."""
    asked = argparse.ArgumentParser()
    asked.add_argument("works", nargs="*", default=[work.name for work in WORKS])
    asked.add_argument("--states", type=int, default=200)
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--processes", type=int, default=1)
    options = asked.parse_args()
    hurry()
    wrong = 0
    with multiprocessing.get_context("fork").Pool(options.processes) as pool:
        run = partial(one, options.states, options.seed)
        for name, result in pool.imap_unordered(run, options.works):
            for line in result.wrong:
                print("WRONG", line)  # noqa: T201
            wrong += len(result.wrong)
            print(f"{name}: {result.states} states, {len(result.wrong)} wrong", flush=True)  # noqa: T201
    sys.exit(min(wrong, 1))


if __name__ == "__main__":
    main()
