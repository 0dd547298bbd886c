"""A change of an entry of Windows or of a Mac that is killed at any step, on this file system."""

from __future__ import annotations

import os
import plistlib
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.system import reading_links
from tests.system.dying import FOLDERS, entries, launcher_of

ROOT = Path(__file__).parents[2]

pytestmark = pytest.mark.skipif(os.name == "nt", reason="SIGKILL is not of Windows")


def fresh(root: Path) -> None:
    """The folders that a system has, and nothing else."""
    shutil.rmtree(root, ignore_errors=True)
    for name in FOLDERS:
        (root / name).mkdir(parents=True)


def killed(kind: str, root: Path, to: str, number: int) -> bool:
    command = [sys.executable, "-m", "tests.system.dying", kind, str(root), to, str(number)]
    return subprocess.run(command, cwd=ROOT, check=False).returncode == -signal.SIGKILL


def seen(root: Path) -> set[str]:
    """The names of the entries that can be seen, each of which is whole."""
    for link in root.glob("[md]*/*.lnk"):
        picture = Path(reading_links.read(link.read_bytes()).texts["icon"])
        assert picture.read_bytes()[:4] == b"\0\0\1\0"
    for bundle in root.glob("Applications/[!.]*.app"):
        said = plistlib.loads((bundle / "Contents/Info.plist").read_bytes())
        for path in ("Resources/icon.icns", f"MacOS/{said['CFBundleExecutable']}"):
            assert (bundle / "Contents" / path).read_bytes()
    return {path.stem for path in root.glob("*/[!.]*") if path.suffix in (".lnk", ".app")}


def files(root: Path) -> set[str]:
    return {str(path.relative_to(root)) for path in root.rglob("*")}


@pytest.mark.parametrize("to", ["other", "same"])
@pytest.mark.parametrize("kind", ["start", "bundle"])
def test_a_change_that_is_killed_leaves_a_whole_entry_and_can_be_made_again(
    tmp_path: Path, kind: str, to: str
) -> None:
    old, new = entries(kind, to)
    fresh(tmp_path / "clean")
    launcher_of(kind, tmp_path / "clean").add(new)
    root = tmp_path / "root"
    launcher, kills = launcher_of(kind, root), 0
    for number in range(1, 100):
        fresh(root)
        launcher.add(old)
        if not killed(kind, root, to, number):
            break
        kills += 1
        there = seen(root)
        assert there
        assert there <= {old.name, new.name}
        launcher.change(old, new)
        assert seen(root) == {new.name}
        assert files(root) == files(tmp_path / "clean")
    assert kills > 8
    assert files(root) == files(tmp_path / "clean")
