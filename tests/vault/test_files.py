"""Files replaced in one step."""

import os
import stat
from pathlib import Path

import pytest

from nocontact_desktop.vault import files


def test_new_content_takes_the_place_of_the_old(tmp_path: Path) -> None:
    path = tmp_path / "x"
    path.write_bytes(b"old")
    files.write_atomically(path, b"new" * 5000)
    assert path.read_bytes() == b"new" * 5000
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.skipif(os.name == "nt", reason="modes are of POSIX")
def test_a_new_file_is_private(tmp_path: Path) -> None:
    files.write_atomically(tmp_path / "x", b"")
    assert stat.S_IMODE((tmp_path / "x").stat().st_mode) == 0o600


def test_what_an_interrupted_write_left_is_no_obstacle(tmp_path: Path) -> None:
    (tmp_path / "x.new").write_bytes(b"half" * 9999)
    files.write_atomically(tmp_path / "x", b"whole")
    assert (tmp_path / "x").read_bytes() == b"whole"


def test_a_failed_write_leaves_the_old_content(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "x"
    path.write_bytes(b"old")

    def fail(_descriptor: int) -> None:
        raise OSError(5, "fault")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(OSError, match="fault"):
        files.write_atomically(path, b"new")
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_random_bytes_fill_exactly_their_place(tmp_path: Path) -> None:
    path = tmp_path / "x"
    path.write_bytes(b"a" * 10)
    descriptor = files.open_descriptor(path, os.O_RDWR)
    files.write_random(descriptor, 10, 10 + (1 << 20) + 5)
    os.close(descriptor)
    data = path.read_bytes()
    assert len(data) == 10 + (1 << 20) + 5
    assert data.startswith(b"a" * 10)
    assert bytes(16) not in data


def test_a_system_that_gives_little_at_a_time_gives_all_in_the_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "x"
    path.write_bytes(bytes(range(100)))
    descriptor = files.open_descriptor(path, os.O_RDONLY)
    real = os.read
    monkeypatch.setattr(os, "read", lambda number, size: real(number, min(size, 7)))
    assert files.read_at(descriptor, 50, 20) == bytes(range(20, 70))
    assert files.read_at(descriptor, 50, 80) == bytes(range(80, 100))
    os.close(descriptor)
