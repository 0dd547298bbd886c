"""Starting what is measured in a process of its own, and what of the peers is here."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]
PYKEEPASS = "PYKEEPASS"
"""The variable that names the folder in which pykeepass was put for the benchmark."""

_HOW = {
    "age": "age: `apt-get install age`",
    "keepassxc-cli": "KeePassXC: `apt-get install keepassxc`",
}


class Figure(NamedTuple):
    """How long it took, and the most memory (RSS) it held."""

    seconds: float
    peak: float


def figure(action: str, *arguments: str | Path, **environment: str) -> Figure:
    """What `benchmarks.child` measures. `RuntimeError` with its words when it fails."""
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-m", "benchmarks.child", action, *map(str, arguments)],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path)), **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(done.stderr)
    return Figure(**json.loads(done.stdout))


def has(program: str) -> bool:
    """Whether a peer is installed."""
    return shutil.which(program) is not None


def pykeepass_folder() -> str | None:
    """Where pykeepass is; it is never one of the program's own packages."""
    folder = os.environ.get(PYKEEPASS)
    return folder if folder and Path(folder, "pykeepass").is_dir() else None


def missing() -> list[str]:
    """How to get each peer that is not here; its rows are left out."""
    found = [how for program, how in _HOW.items() if not has(program)]
    if pykeepass_folder() is None:
        found.append(
            "pykeepass: `python3 -m pip install --target FOLDER pykeepass`, "
            f"then set {PYKEEPASS}=FOLDER"
        )
    return found
