"""Make a packaged build: `python3 packaging/build.py`, as a package for Debian and its relatives.

    python3 packaging/build.py [--profile calculator] [--name quick-calculator]
                               [--maintainer "WHO <address>"] [--output dist]

What is not given fits the profile.

Needs Debian or a relative, with `binutils` and a Python that has a shared library. Two builds of
the same commit give the same bytes. Beside the package lies its list of parts (SBOM). The build
stops when a word that tells is found in what would be installed.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from bundle import debian  # noqa: E402 - the project is on the path now
from bundle.frozen import freeze  # noqa: E402
from bundle.parts_list import parts_list  # noqa: E402
from bundle.staging import stage  # noqa: E402

from nocontact_desktop import __version__  # noqa: E402
from nocontact_desktop.bootstrap import prepare, ready, stop  # noqa: E402
from tests.traces.words import telling_words  # noqa: E402

BUILD = ready.Part(".env-build", "requirements-build.txt")
NEEDED = ("dpkg-deb", "readelf", "as", "ld", "strip")
LARGEST = 112_000_000
"""Bytes that may be installed."""


def main(arguments: list[str]) -> int:
    """Build, check, and say where it lies; returns the exit code."""
    asked = _asked(arguments)
    missing = [name for name in NEEDED if shutil.which(name) is None]
    if missing:
        sys.stderr.write(f"This system lacks {', '.join(missing)}.\n")
        return 1
    try:
        prepare.prepare(str(ROOT), ready.RUN, BUILD)
    except stop.SetupStoppedError as problem:
        sys.stderr.write(problem.sentence + "\n")
        return problem.code
    output = Path(asked.output).resolve()
    output.mkdir(parents=True, exist_ok=True)
    worn = debian.profile(asked.profile)
    label = debian.label(worn, __version__, name=asked.name, maintainer=asked.maintainer)
    with tempfile.TemporaryDirectory() as folder:
        return _build(Path(folder), output, label)


def _asked(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Make a packaged build.")
    parser.add_argument("--profile", default="calculator", help="the disguise that gives words")
    parser.add_argument("--name", default="", help="of package and program; one that fits")
    parser.add_argument("--maintainer", default="", help="name and address; made up if not given")
    parser.add_argument("--output", default=str(ROOT / "dist"), help="the folder for the package")
    return parser.parse_args(arguments)


def _build(work: Path, output: Path, label: debian.Label) -> int:
    epoch = _epoch()
    stage(work / "staged", label.profile.id)
    frozen = freeze(work / "staged", work, label.name, epoch)
    tree = work / "tree"
    debian.lay_out(frozen.folder, tree, label, frozen.sources)
    parts = parts_list(label.name, label.version, frozen.sources, tree, epoch)
    size = sum(path.lstat().st_size for path in tree.rglob("*") if not path.is_dir())
    made = debian.build(tree, output, label, epoch)
    complaints = [f"{found}\n" for found in telling_words(tree)]
    if size > LARGEST:
        complaints.append(f"{size:,} bytes would be installed, {LARGEST:,} at most\n")
    if complaints:
        made.unlink()
        sys.stderr.write("".join(complaints))
        return 1
    made.with_suffix(".cdx.json").write_text(parts, encoding="utf-8")
    sys.stdout.write(f"{made.name}: {made.stat().st_size:,} bytes, {size:,} installed\n")
    return 0


def _epoch() -> int:
    """The time that everything is dated with: what was asked for, that of the commit, or none."""
    asked = os.environ.get("SOURCE_DATE_EPOCH")
    if asked:
        return int(asked)
    command = ["git", "log", "-1", "--format=%ct"]
    done = subprocess.run(  # noqa: S603 - fixed words, no shell
        command, cwd=ROOT, check=False, capture_output=True, text=True
    )
    return int(done.stdout) if done.returncode == 0 else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
