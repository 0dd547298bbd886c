"""Measure and print a table: `python3 -m benchmarks [PART…] [--rounds N] [--package FILE.deb]`.

The parts are start, cover, vault, plan and exit. `vault` stands beside KeePassXC, pykeepass and age
where they are installed. `--whole` takes a file of 1 GiB in and out, and 100,000 items in the
peers, too, which needs about ten minutes. `--package` lets `cover` start a packaged build as well.
`plan` takes a plan of 3,000 items beside one of 100. `exit` presses the exit key on every screen,
which needs ten minutes, too.
"""

import argparse
import sys
from pathlib import Path

MIDDLE = 10_000
ROOT = Path(__file__).resolve().parents[1]
PARTS = {"start": 25, "cover": 21, "vault": 7, "plan": 10, "exit": 100}
"""Each part, and how many rounds of it give steady ratios: five to ten minutes for all of them."""


def main(arguments: list[str]) -> int:
    """Run the parts that are named, or all of them."""
    from nocontact_desktop.bootstrap import prepare, ready, stop  # noqa: PLC0415

    wish = _wish(arguments)
    try:
        prepare.prepare(str(ROOT), ready.RUN, ready.TESTS)
    except stop.SetupStoppedError as problem:
        sys.stderr.write(problem.sentence + "\n")
        return problem.code
    for part in wish.parts or PARTS:
        rounds = wish.rounds or PARTS[part]
        sys.stdout.write(f"\n{part}, {rounds} rounds\n{_measured(part, rounds, wish)}\n")
        sys.stdout.flush()
    return 0


def _wish(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python3 -m benchmarks", description=__doc__)
    parser.add_argument("parts", nargs="*", metavar="PART", help=", ".join(PARTS))
    parser.add_argument("--rounds", type=int, metavar="N")
    parser.add_argument("--whole", action="store_true")
    parser.add_argument("--package", default="", metavar="FILE.deb")
    wish = parser.parse_args(arguments)
    if unknown := sorted(set(wish.parts) - set(PARTS)):
        parser.error(f"there is no part called {', '.join(unknown)}")
    return wish


def _measured(part: str, rounds: int, wish: argparse.Namespace) -> str:
    """Each part is imported when it is its turn: the packages were set up just now."""
    from benchmarks.table import table  # noqa: PLC0415

    if part == "start":
        from benchmarks import start  # noqa: PLC0415

        return table(start.measure(rounds))
    if part == "vault":
        return _vault(rounds, whole=wish.whole)
    if part == "plan":
        from benchmarks import plan  # noqa: PLC0415

        rows = plan.measure(rounds)
        return "\n".join([table(rows), *plan.too_slow(rows)])
    if part == "exit":
        from benchmarks import exits  # noqa: PLC0415

        rows, told = exits.measure(rounds)
        return f"{table(rows)}\n{told}"
    from benchmarks import cover  # noqa: PLC0415

    left_out = [f"{name} is not installed here and was left out." for name in cover.missing()]
    return "\n".join([table(cover.measure(rounds, wish.package)), *left_out])


def _vault(rounds: int, *, whole: bool) -> str:
    from benchmarks import beside, files, keepass, vault  # noqa: PLC0415
    from benchmarks.table import table  # noqa: PLC0415

    sizes = (vault.SMALL, MIDDLE, vault.LARGE) if whole else (vault.SMALL, MIDDLE)
    few = max(1, rounds // 2)
    parts = [
        table(vault.measure(rounds)),
        table(keepass.measure(few, sizes)),
        table(files.measure(few, 1024 if whole else 256)),
    ]
    return "\n".join([*parts, *(f"Left out, {how}" for how in beside.missing())])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
