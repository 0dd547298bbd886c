"""The program whose traces are looked for: the source, or the packaged build of `--package`."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.journey.program import MAIN


@pytest.fixture(scope="session")
def command(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[str, ...]:
    """What starts the program."""
    package = request.config.getoption("--package")
    if not package:
        return (sys.executable, str(MAIN))
    tree = tmp_path_factory.mktemp("installed")
    subprocess.run(["dpkg-deb", "-x", package, str(tree)], check=True)
    (link,) = (tree / "usr/bin").iterdir()
    return (str(link.resolve()),)
