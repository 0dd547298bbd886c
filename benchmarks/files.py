"""A large file into the vault and out of it, beside `age` and AES-256-GCM alone.

All read a file and write one, and all are counted until the bytes are on the disk: the vault sees
to that by itself, for the others the benchmark flushes what they wrote. The others write one file
of the same size. The vault keeps two of it, both random at first, and takes a SHA-256.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path

from benchmarks.beside import Figure, figure, has
from benchmarks.table import Row
from benchmarks.vault import made

RAW = "AES-256-GCM alone"
AGE = "age"
GROWING = "vault, which grows for it"
GROWN = "vault, with room for it"

Way = Callable[[], Figure]


def measure(rounds: int, mib: int) -> list[Row]:
    """Every way in and out in turn, `rounds` times; a fresh vault each time."""
    found: dict[str, list[Figure]] = {}
    with tempfile.TemporaryDirectory(dir=os.environ.get("BENCHMARKS")) as name:
        place = Path(name)
        _random(place / "source", mib)
        for number in range(rounds):
            ways = _ways(place)
            for what in [*list(ways)[number % 2 * 2 :], *list(ways)[: number % 2 * 2]]:
                for direction, way in zip(("in", "out"), ways[what], strict=True):
                    found.setdefault(f"{mib:,} MiB {direction}: {what}", []).append(way())
    return [*_times(found), *_memory(found)]


def _ways(place: Path) -> dict[str, tuple[Way, Way]]:
    """In and out, each. The vault is made anew, so that it has to grow for the first of its two."""
    source, sealed, back = place / "source", place / "sealed", place / "back"
    ways = {
        RAW: (
            lambda: figure("raw-in", source, sealed),
            lambda: figure("raw-out", sealed, back),
        )
    }
    if has(AGE):
        ways[AGE] = _age(place)
    shutil.rmtree(place / "vault", ignore_errors=True)
    folder = made(place / "vault", 1)
    both = (lambda: figure("ours-in", folder, source), lambda: figure("ours-out", folder, back))
    return {GROWING: both, GROWN: both, **ways}


def _age(place: Path) -> tuple[Way, Way]:
    """With a key in a file, because a passphrase wants a terminal; age does not flush."""
    key, sealed, back = (str(place / name) for name in ("key", "sealed.age", "back"))
    if not Path(key).exists():
        subprocess.run(["age-keygen", "-o", key], check=True, capture_output=True)  # noqa: S603, S607
    recipient = ["-e", "-i", key, "-o", sealed, str(place / "source")]
    return (
        lambda: figure("run", AGE, *recipient, FLUSHED=sealed),
        lambda: figure("run", AGE, "-d", "-i", key, "-o", back, sealed, FLUSHED=back),
    )


def _times(found: dict[str, list[Figure]]) -> list[Row]:
    rows = []
    for name, figures in sorted(found.items(), key=lambda pair: "out:" in pair[0]):
        what, _, who = name.partition(": ")
        against = [f"{what}: {other}" for other in (RAW, AGE) if who in (GROWING, GROWN)]
        rows.append(Row(name, [f.seconds * 1000 for f in figures], "ms", against))
    return rows


def _memory(found: dict[str, list[Figure]]) -> list[Row]:
    return [
        Row(f"memory, {name}", [f.peak for f in figures], "MiB") for name, figures in found.items()
    ]


def _random(path: Path, mib: int) -> None:
    with path.open("wb") as file:
        for _ in range(mib):
            file.write(os.urandom(1 << 20))
        os.fsync(file.fileno())
