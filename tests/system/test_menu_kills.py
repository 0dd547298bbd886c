"""A change of the entry that is killed at any call that touches the disk."""

from __future__ import annotations

import configparser
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from nocontact_desktop.system.menu_entry import MenuLauncher
from tests.system.contract import ENTRY, OTHER

CALLS = ("mkdir", "openat", "write", "fsync", "chmod", "rename", "unlink", "rmdir")
ROOT = Path(__file__).parents[2]

pytestmark = pytest.mark.desktop


def changed(root: Path, to: str, call: str, number: int) -> int:
    """Change the entry below `root`, and kill it as it makes this `call` for that time."""
    paths = [str(root / path) for path in every_path()]
    watch = [word for path in [*paths, *folders_of(paths, root)] for word in ("-P", path)]
    order = f"inject={call}:signal=KILL:when={number}"
    command = [sys.executable, "-m", "tests.system.changing", str(root), to]
    return subprocess.run(
        ["strace", "-qq", "-o", "/dev/null", *watch, "-e", order, *command],
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        check=False,
    ).returncode


def folders_of(paths: list[str], root: Path) -> set[str]:
    """The folders that such files lie in, down from `root`."""
    return {str(each) for path in paths for each in Path(path).parents if each.is_relative_to(root)}


def every_path() -> list[str]:
    """All files that the change may touch, with the names that they are written under first."""
    icons = ("48x48/apps/{}.png", "256x256/apps/{}.png", "scalable/apps/{}.svg")
    forms = ["applications/{}.desktop", *(f"icons/hicolor/{icon}" for icon in icons)]
    files = [Path(form.format(name)) for form in forms for name in ("sums", "units")]
    return [str(each) for path in files for each in (path, path.with_name(f".{path.name}.new"))]


def whole_entries(root: Path) -> list[str]:
    """The names of the entries, each of which has all that belongs to it."""
    names = []
    for path in (root / "applications").glob("*.desktop"):
        read = configparser.ConfigParser(interpolation=None)
        read.read(path, "utf-8")
        entry = read["Desktop Entry"]
        assert entry["Exec"]
        for icon in ("48x48/apps/{}.png", "256x256/apps/{}.png", "scalable/apps/{}.svg"):
            picture = root / "icons/hicolor" / icon.format(entry["Icon"])
            assert picture.read_bytes()
        names.append(entry["Name"])
    return sorted(names)


def files(root: Path) -> set[str]:
    return {str(path.relative_to(root)) for path in root.rglob("*") if path.is_file()}


@pytest.mark.parametrize("to", ["other", pytest.param("same", marks=pytest.mark.long)])
def test_a_change_that_is_killed_leaves_a_whole_entry_and_can_be_made_again(
    tmp_path: Path, to: str
) -> None:
    old, new = ENTRY, OTHER if to == "other" else ENTRY._replace(name="Sums")
    clean = MenuLauncher(tmp_path / "clean").add(new)
    expected = {str(path.relative_to(tmp_path / "clean")) for path in clean}
    launcher, kills = MenuLauncher(tmp_path / "data"), 0
    for call in CALLS:
        for number in range(1, 100):
            shutil.rmtree(tmp_path / "data", ignore_errors=True)
            launcher.add(old)
            if changed(tmp_path / "data", to, call, number) != -signal.SIGKILL:
                break
            kills += 1
            there = whole_entries(tmp_path / "data")
            assert there
            assert set(there) <= {old.name, new.name}
            launcher.change(old, new)
            assert whole_entries(tmp_path / "data") == [new.name]
            assert files(tmp_path / "data") == expected
        assert whole_entries(tmp_path / "data") == [new.name]
    assert kills > 20


def test_a_change_touches_nothing_but_what_it_names(tmp_path: Path) -> None:
    root, log = tmp_path / "data", tmp_path / "log"
    MenuLauncher(root).add(ENTRY)
    command = [sys.executable, "-m", "tests.system.changing", str(root), "other"]
    watch = ["strace", "-f", "-qq", "-e", "trace=%file,write", "-o", str(log)]
    subprocess.run([*watch, *command], cwd=ROOT, stdout=subprocess.DEVNULL, check=True)
    done = log.read_text().split('"now\\n"', 1)[1]
    allowed = {str(root / path) for path in every_path()}
    written = [line for line in done.splitlines() if writes(line)]
    assert len(written) > 12
    for line in written:
        named = [part for part in line.split('"')[1::2] if part.startswith("/")]
        assert named
        assert all(path in allowed or is_folder_of(path, allowed) for path in named), line


def writes(line: str) -> bool:
    calls = ("mkdir", "rename", "unlink", "rmdir", "chmod", "utimensat", "link", "symlink")
    name = line.partition("(")[0].rpartition(" ")[2]
    return name.startswith(calls) or "O_WRONLY" in line or "O_CREAT" in line or "O_RDWR" in line


def is_folder_of(path: str, files: set[str]) -> bool:
    return any(file.startswith(path + "/") for file in files)
