"""Measure and print a table: `python3 -m benchmarks [start] [cover] [vault] [--rounds N]`."""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PARTS = {"start": 25, "cover": 21, "vault": 7}
"""Each part, and how many rounds of it give steady ratios; all of them take under three minutes."""


def main(arguments: list[str]) -> int:
    """Run the parts that are named, or all of them."""
    from nocontact_desktop.bootstrap import prepare, ready, stop  # noqa: PLC0415

    try:
        prepare.prepare(str(ROOT), ready.RUN, ready.TESTS)
    except stop.SetupStoppedError as problem:
        sys.stderr.write(problem.sentence + "\n")
        return problem.code
    wish = int(arguments[arguments.index("--rounds") + 1]) if "--rounds" in arguments else 0
    for part in [name for name in PARTS if name in arguments] or PARTS:
        rounds = wish or PARTS[part]
        sys.stdout.write(f"\n{part}, {rounds} rounds\n{_measured(part, rounds)}\n")
        sys.stdout.flush()
    return 0


def _measured(part: str, rounds: int) -> str:
    """Each part is imported when it is its turn: the packages were set up just now."""
    from benchmarks.table import table  # noqa: PLC0415

    if part == "start":
        from benchmarks import start  # noqa: PLC0415

        return table(start.measure(rounds))
    if part == "vault":
        from benchmarks import vault  # noqa: PLC0415

        return table(vault.measure(rounds))
    from benchmarks import cover  # noqa: PLC0415

    left_out = [f"{name} is not installed here and was left out." for name in cover.missing()]
    return "\n".join([table(cover.measure(rounds)), *left_out])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
