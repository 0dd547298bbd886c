"""The program that some tests look at: the source, or the packaged build of `--package`."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import pytest

from benchmarks.unpacked import unpacked
from tests.journey.program import MAIN


@pytest.fixture(scope="session")
def command(request: pytest.FixtureRequest) -> Iterator[tuple[str, ...]]:
    """What starts the program, for any account."""
    package = request.config.getoption("--package")
    if not package:
        yield (sys.executable, str(MAIN))
        return
    with unpacked(package) as program:
        yield (program,)
