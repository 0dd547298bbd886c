"""The packaged build, unpacked into a folder of its own without being installed."""

from __future__ import annotations

import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def unpacked(package: str | Path) -> Iterator[str]:
    """What starts the program in `package`, a `.deb`, for any account; gone afterwards.

    Needs `dpkg-deb`; raises `subprocess.CalledProcessError` where it cannot unpack the file.
    """
    with tempfile.TemporaryDirectory(prefix="installed-") as name:
        tree = Path(name)
        tree.chmod(0o755)
        subprocess.run(["dpkg-deb", "-x", str(package), name], check=True)  # noqa: S603, S607
        (link,) = (tree / "usr/bin").iterdir()
        yield str(link.resolve())
