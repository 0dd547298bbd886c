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
from nocontact_desktop.vault.changes import touch
from nocontact_desktop.vault.vault import unlocked
from tests.vault.made import NAMES, WORDS, Made
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


@pytest.mark.skipif(shutil.which("xfs_db") is None, reason="needs the program xfs_db")
def test_both_have_as_many_changes_where_setting_times_counts_and_writing_does_not(
    mounted: Mount,
) -> None:
    folder, image = mounted("xfs")
    with cheap(Item(folder / "item")):
        used(folder / "v", 40).close()
    numbers = {path.name: path.stat().st_ino for path in (folder / "v").iterdir()}
    subprocess.run(["umount", str(folder)], check=True)
    every: dict[str, int] = {}
    for name, number in numbers.items():
        command = [
            "xfs_db",
            "-r",
            "-c",
            f"inode {number}",
            "-c",
            "print v3.change_count",
            str(image),
        ]
        said = subprocess.run(command, check=True, capture_output=True, text=True).stdout
        every[name] = int(said.split()[-1])
    assert every[NAMES.first] > 20
    assert abs(every[NAMES.first] - every[NAMES.second]) < 8
    kept = [count for name, count in every.items() if name.startswith(f"{NAMES.ballast}-")]
    assert max(kept) - min(kept) < 12


def test_touching_a_file_writes_the_byte_that_was_there(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"abc")
    os.utime(path, ns=(5, 5))
    with path.open("r+b", buffering=0) as file:
        touch(file.fileno(), 1)
        touch(file.fileno(), 3)
    assert path.read_bytes() == b"abc"
    assert path.stat().st_mtime_ns > 5


def test_a_file_that_cannot_be_touched_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"abc")
    with path.open("rb", buffering=0) as file:
        touch(file.fileno(), 1)
    touch(10**6, 1)
    assert path.read_bytes() == b"abc"


def test_each_write_to_one_compartment_touches_the_other(made: Made) -> None:
    vault = unlocked(made.folder, NAMES, made.slot)
    heard: list[Path] = []
    echo = vault.database._file.echo

    def hear(path: Path) -> None:
        heard.append(path)
        echo(path)

    vault.database._file.echo = hear
    before = made.unused.read_bytes()
    vault.store.set_setting("a", "b")
    vault.close()
    assert len(heard) > 4
    assert set(heard) == {made.used}
    assert made.unused.read_bytes() == before
