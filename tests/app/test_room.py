"""What is in the way of a vault is told before anything is made."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections import namedtuple
from pathlib import Path

import pytest

from nocontact_desktop.app import room

Usage = namedtuple("Usage", "total used free")


def test_nothing_is_said_where_there_is_room_and_nothing_is_made(tmp_path: Path) -> None:
    assert room.trouble(tmp_path / "not" / "yet") == ""
    assert list(tmp_path.iterdir()) == []


def test_too_little_room_is_told_with_both_figures(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: Usage(0, 0, 5 << 20))
    assert "5 MB are free, and 100 MB" in room.trouble(tmp_path)


def test_a_disk_that_does_not_tell_its_room_is_not_in_the_way(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_path: Path) -> Usage:
        raise OSError

    monkeypatch.setattr(shutil, "disk_usage", fail)
    assert room.trouble(tmp_path) == ""


@pytest.mark.skipif(sys.platform != "linux" or os.geteuid() != 0, reason="mounts a disk, as root")
def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    mount = ["mount", "-t", "tmpfs", "-o", "ro", "tmpfs", str(tmp_path)]
    if subprocess.run(mount, check=False, capture_output=True).returncode:
        pytest.skip("needs leave to mount")
    try:
        assert str(tmp_path) in room.trouble(tmp_path / "folder")
    finally:
        subprocess.run(["umount", str(tmp_path)], check=True)
