"""What a file system notes about its files tells no more than the files: counts and places."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from nocontact_desktop.vault import FLOOR, NewVault, Vault, create, keep_generation, new_code
from nocontact_desktop.vault.changes import Changes, make_alike
from tests.vault.made import NAMES, WORDS
from tests.vault.snapshots.life import Item, cheap

Mount = Callable[[str], tuple[Path, Path]]


@pytest.fixture
def mounted(tmp_path: Path) -> Iterator[Mount]:
    """Makes a disk of a kind in a file; skips where that is not permitted, or is not known."""
    folder, image = tmp_path / "disk", tmp_path / "image"

    def mount(kind: str) -> tuple[Path, Path]:
        if shutil.which(f"mkfs.{kind}") is None:
            pytest.skip(f"needs mkfs.{kind}")
        folder.mkdir()
        image.touch()
        os.truncate(image, 300 << 20)
        subprocess.run([f"mkfs.{kind}", "-q", str(image)], check=True, capture_output=True)
        command = ["mount", "-o", "loop", str(image), str(folder)]
        if subprocess.run(command, capture_output=True, check=False).returncode:
            pytest.skip("mounting is not permitted here")
        return folder, image

    yield mount
    if os.path.ismount(folder):
        subprocess.run(["umount", "-l", str(folder)], check=True)


def used(folder: Path, edits: int) -> Vault:
    """A vault that was written to, with a generation."""
    vault = create(folder, NAMES, NewVault(WORDS, new_code()), FLOOR)
    for n in range(edits):
        vault.store.add_item("s", "l", {"title": f"thing {n}", "note": "x" * 30_000})
    keep_generation(vault)
    return vault


def counted(image: Path, path: Path) -> int:
    """How many changes of a file ext4 has counted, as it is on the disk."""
    command = ["debugfs", "-R", f"stat <{path.stat().st_ino}>", str(image)]
    said = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    version = re.search(r"Version: 0x(\w+):(\w+)", said)
    assert version is not None
    return int(version[1] + version[2], 16)


@pytest.mark.skipif(shutil.which("debugfs") is None, reason="needs the program debugfs")
def test_both_compartments_and_all_generations_have_as_many_changes(mounted: Mount) -> None:
    folder, image = mounted("ext4")
    with cheap(Item(folder / "item")):
        used(folder / "v", 40).close()
    os.sync()
    every = {path.name: counted(image, path) for path in (folder / "v").iterdir()}
    assert every[NAMES.first] > 100
    assert abs(every[NAMES.first] - every[NAMES.second]) < 8
    kept = [count for name, count in every.items() if name.startswith(f"{NAMES.ballast}-")]
    assert max(kept) - min(kept) < 12


def parts(path: Path) -> int:
    """In how many pieces a file lies on the disk."""
    command = ["filefrag", str(path)]
    said = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return int(re.findall(r"(\d+) extents? found", said)[0])


@pytest.mark.skipif(shutil.which("filefrag") is None, reason="needs the program filefrag")
def test_writing_does_not_move_parts_of_a_file_on_btrfs(mounted: Mount) -> None:
    folder, _ = mounted("btrfs")
    with cheap(Item(folder / "item")):
        used(folder / "v", 40).close()
    os.sync()
    pieces = {path.name: parts(path) for path in (folder / "v").iterdir()}
    assert pieces[NAMES.first] == pieces[NAMES.second]
    kept = {count for name, count in pieces.items() if name.startswith(f"{NAMES.ballast}-")}
    assert len(kept) == 1


def test_a_change_is_counted_when_the_time_of_writing_moved(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.touch()
    with path.open("r+b", buffering=0) as file:
        changes = Changes(path, file.fileno())
        changes.look()
        assert changes.taken() == 0
        for moment in (10, 20, 20):
            os.utime(path, ns=(moment, moment))
            changes.look()
        assert changes.taken() >= 2
        assert changes.taken() == 0


def test_files_that_were_not_written_get_their_times_as_often(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = [tmp_path / name for name in "ab"]
    for path in paths:
        path.touch()
    set_times: list[Path] = []
    utime = os.utime

    def noted(path: Path, ns: tuple[int, int]) -> None:
        set_times.append(path)
        utime(path, ns=ns)

    monkeypatch.setattr(os, "utime", noted)
    with paths[0].open("r+b", buffering=0) as file:
        changes = Changes(paths[0], file.fileno())
        utime(paths[0], ns=(5, 5))
        changes.look()
        make_alike(paths, 1_000, changes)
    assert set_times == [paths[0], paths[1], paths[1]]
    stats = [path.stat() for path in paths]
    assert stats[0].st_mtime_ns == stats[1].st_mtime_ns == 1_000
    assert stats[0].st_atime_ns == stats[1].st_atime_ns > 1_000
