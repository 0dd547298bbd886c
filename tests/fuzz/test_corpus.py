"""What fuzzing has found so far is given to every parser again; nothing without a name comes out.

With `--long` atheris looks for more, for ten minutes with each parser (`--fuzz-seconds`), and keeps
what it finds in `.fuzz`. Where it cannot run that test is left out.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, suppress
from pathlib import Path

import pytest

from nocontact_desktop.errors import ExpectedError
from tests.fuzz.ground import LARGEST_FILE, Ground, ground
from tests.fuzz.run import CORPUS, target_named
from tests.fuzz.seeds import SEEDS
from tests.fuzz.set_up import FOUND, ROOT, is_possible
from tests.vault.made import NAMES

TARGETS = sorted(SEEDS)
FEW = 10
SLOW = {"pages", "journal", "mark", "attached"}
MANY_SEEDS = SLOW | {"rows"}


@pytest.fixture
def stack() -> Iterator[ExitStack]:
    with ExitStack() as stack:
        yield stack


@pytest.mark.parametrize("name", TARGETS)
def test_what_was_found_before_is_refused_by_name(name: str, stack: ExitStack) -> None:
    target = target_named(name, stack)
    every = [*SEEDS[name](), *kept(name)]
    step = max(1, len(every) // FEW) if name in MANY_SEEDS else 1
    for data in every[::step]:
        target(data)


@pytest.mark.long
@pytest.mark.parametrize("name", sorted(MANY_SEEDS))
def test_all_that_was_found_before_is_refused_by_name(name: str, stack: ExitStack) -> None:
    target = target_named(name, stack)
    for data in [*SEEDS[name](), *kept(name)]:
        target(data)


@pytest.mark.parametrize("name", sorted(set(TARGETS) - SLOW))
def test_what_is_usual_with_a_few_bytes_changed_is_refused_by_name(
    name: str, stack: ExitStack
) -> None:
    target, chance = target_named(name, stack), random.Random(name)  # noqa: S311 - the same each time
    usual = [data for data in [*SEEDS[name](), *kept(name)] if 0 < len(data) < 5000]
    for _ in range(50):
        data = bytearray(chance.choice(usual))
        for _ in range(chance.randrange(1, 5)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        target(bytes(data))


@pytest.mark.long
@pytest.mark.skipif(not is_possible(), reason="atheris is not made for this system")
@pytest.mark.parametrize("name", TARGETS)
def test_nothing_without_a_name_gets_out_of_a_parser(
    name: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    seconds = request.config.getoption("--fuzz-seconds")
    paths = os.pathsep.join(filter(None, sys.path))
    done = subprocess.run(
        [sys.executable, "-m", "tests.fuzz.run", name, str(seconds), str(FOUND / name)],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": paths, "TMPDIR": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-5000:]
    assert "stat::number_of_executed_units" in done.stderr, "it did not run to its end"


@pytest.fixture
def vault() -> Iterator[Ground]:
    with ground() as made:
        yield made


def test_a_journal_that_names_far_pages_does_not_fill_the_disk(vault: Ground) -> None:
    magic = bytes.fromhex("d9d505f920a163d7")
    numbers = (1, 7, 2**31, 512, 16384)
    header = magic + b"".join(n.to_bytes(4, "big") for n in numbers)
    page = (2**30).to_bytes(4, "big") + bytes(16384 + 4)
    vault.lay({}, *vault.journal(header.ljust(512, b"\0") + page))
    with suppress(ExpectedError), vault.opened():
        pass
    sizes = [(vault.folder / name).stat().st_size for name in (NAMES.first, NAMES.second)]
    assert max(sizes) < LARGEST_FILE


def kept(name: str) -> list[bytes]:
    """The corpus of one parser."""
    return [path.read_bytes() for path in sorted((CORPUS / name).glob("*"))]
