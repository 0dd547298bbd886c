"""The program that some tests look at: the source, or the packaged build of `--package`."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.journey.program import MAIN


@pytest.fixture(scope="session")
def command(request: pytest.FixtureRequest) -> Iterator[tuple[str, ...]]:
    """What starts the program, for any account."""
    package = request.config.getoption("--package")
    if not package:
        yield (sys.executable, str(MAIN))
        return
    tree = Path(tempfile.mkdtemp(prefix="installed-"))
    tree.chmod(0o755)
    subprocess.run(["dpkg-deb", "-x", package, str(tree)], check=True)
    (link,) = (tree / "usr/bin").iterdir()
    yield (str(link.resolve()),)
    shutil.rmtree(tree)
