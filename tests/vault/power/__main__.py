"""`python3 -m tests.vault.power [WORK…] [--states N] [--seed S] [--processes P]`.

Prints a line for each wrong outcome and one for each work. Linux only. The seed makes the choices
the same, not the states: keys, and what lies where, differ from run to run.

`--deaf PATTERN N OF` tries the bench itself: flush number N of each OF, of files whose path is like
the pattern, does not count. It ends with the first wrong outcome, which there should be.
"""

from __future__ import annotations

import argparse
import multiprocessing
import sys
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass
from functools import partial
from random import Random

from tests.vault.faults.bench import workshop
from tests.vault.faults.sitting import hurry
from tests.vault.faults.works import WORKS
from tests.vault.power.deaf import Deaf
from tests.vault.power.replay import Result, check, recorded, replay


@dataclass(frozen=True)
class Asked:
    """What to do with each work."""

    states: int
    seed: int
    deaf: Deaf | None


def one(asked: Asked, name: str) -> tuple[str, Result]:
    """Record a work and replay it."""
    work = next(work for work in WORKS if work.name == name)
    with workshop() as shop:
        recording = recorded(work, shop)
        check(recording, shop / "recorded")
        if asked.deaf:
            recording = asked.deaf.to(recording)
        random = Random(f"{name} {asked.seed}")  # noqa: S311 - the same choices again
        return name, replay(work, shop, recording, asked.states, random, to_the_end=not asked.deaf)


def main() -> None:
    """Run what was asked for."""
    asked = argparse.ArgumentParser()
    asked.add_argument("works", nargs="*", default=[work.name for work in WORKS])
    asked.add_argument("--states", type=int, default=200)
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--processes", type=int, default=1)
    asked.add_argument("--deaf", nargs=3)
    options = asked.parse_args()
    deaf = options.deaf and Deaf(options.deaf[0], int(options.deaf[1]), int(options.deaf[2]))
    run = partial(one, Asked(options.states, options.seed, deaf))
    hurry()
    wrong = 0
    # A pool of `multiprocessing` would wait for ever for a process that was killed from outside.
    with ProcessPoolExecutor(options.processes, multiprocessing.get_context("fork")) as pool:
        for done in as_completed([pool.submit(run, name) for name in options.works]):
            name, result = done.result()
            for line in result.wrong:
                print("WRONG", line)  # noqa: T201
            wrong += len(result.wrong)
            print(f"{name}: {result.states} states, {len(result.wrong)} wrong", flush=True)  # noqa: T201
    sys.exit(min(wrong, 1))


if __name__ == "__main__":
    main()
