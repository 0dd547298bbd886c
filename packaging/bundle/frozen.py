"""Freezes the staged copy: one folder with the program and all that it brings along."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from bundle import unicode_data, word_tables
from bundle.staging import ROOT

SPEC = Path(__file__).with_name("program.spec")
RUN = "import sys; from PyInstaller.__main__ import run; run(sys.argv[1:])"


@dataclass(frozen=True, slots=True)
class Frozen:
    """The folder, and the files that went into it."""

    folder: Path
    sources: tuple[Path, ...]


def freeze(staged: Path, work: Path, name: str, epoch: int) -> Frozen:
    """Freeze the copy in `staged`; the same copy gives the same bytes."""
    packages, tools = ROOT / ".env", ROOT / ".env-build"
    sources = work / "sources.txt"
    options = ["--distpath", str(work / "dist"), "--workpath", str(work / "work")]
    subprocess.run(  # noqa: S603 - our own interpreter, no shell
        [sys.executable, "-S", "-c", RUN, str(SPEC), "-y", "--log-level", "WARN", *options],
        env=os.environ
        | {
            "PYTHONPATH": os.pathsep.join((str(tools), str(packages))),
            "PYTHONHASHSEED": "0",
            "SOURCE_DATE_EPOCH": str(epoch),
            "PYINSTALLER_CONFIG_DIR": str(work / "settings"),
            "STAGED": str(staged),
            "PACKAGES": str(packages),
            "PROGRAM": name,
            "SOURCES": str(sources),
        },
        stdin=subprocess.DEVNULL,
        check=True,
    )
    folder = work / "dist" / name
    inside = folder / "_internal"
    for library in inside.glob("libicudata.so.*"):
        unicode_data.trim(library)
    for library in inside.rglob("libpdfium*"):
        word_tables.blank(library)
    return Frozen(folder, tuple(Path(line) for line in sources.read_text("utf-8").splitlines()))
