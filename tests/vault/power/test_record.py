"""The recorder writes down all that a child does to a folder, in order."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.vault.faults.door import NUMBERS
from tests.vault.power.events import Event, Flush, Make, Move, Told, Write
from tests.vault.power.record import NotRecordedError, Teller, record
from tests.vault.power.replay import check

pytestmark = pytest.mark.skipif(
    sys.platform != "linux" or not NUMBERS[0], reason="system calls cannot be stopped here"
)


def _written(root: Path) -> None:
    with (root / "old").open("r+b") as file:
        file.seek(2)
        file.write(b"xy")
        file.flush()
        os.pwrite(file.fileno(), b"z" * 70_000, 9)
        os.ftruncate(file.fileno(), 60_000)
        os.posix_fallocate(file.fileno(), 59_000, 3_000)
    (root / "old").open("wb").close()


def _copied(root: Path) -> None:
    shutil.copyfile(root / "old", root / "copy")
    with (root / "old").open("rb") as source, (root / "range").open("wb") as target:
        os.copy_file_range(source.fileno(), target.fileno(), 4)
        os.copy_file_range(source.fileno(), target.fileno(), 3, 1, 6)
        os.sendfile(target.fileno(), source.fileno(), None, 2)


def _named(root: Path) -> None:
    (root / "a" / "b").mkdir(parents=True)
    (root / "old").rename(root / "a" / "new")
    os.link(root / "a" / "new", root / "a" / "b" / "second")
    (root / "a").rename(root / "c")
    (root / "c" / "new").unlink()
    (root / "gone").mkdir()
    (root / "gone").rmdir()
    (root / "full").mkdir()
    (root / "full" / "file").touch()
    shutil.rmtree(root / "full")


def _refused(root: Path) -> None:
    attempts: list[Callable[[], object]] = [
        (root / "no").unlink,
        (root / "no").rmdir,
        (root / "no" / "a").mkdir,
        (root / "old").mkdir,
        lambda: (root / "no").rename(root / "yes"),
        lambda: (root / "old").open("xb"),
    ]
    for attempt in attempts:
        with pytest.raises(OSError, match="Errno"):
            attempt()


@pytest.mark.parametrize("work", [_written, _copied, _named, _refused])
def test_what_is_recorded_explains_what_is_there(
    tmp_path: Path, work: Callable[[Path], None]
) -> None:
    root = tmp_path / "root"
    root.mkdir()
    (root / "old").write_bytes(b"0123456789")
    check(record(root, lambda _tell: work(root)), root)


def test_a_change_that_passes_the_recorder_by_is_noticed(tmp_path: Path) -> None:
    (tmp_path / "old").write_bytes(b"0123456789")
    recording = record(tmp_path, lambda _tell: os.truncate(tmp_path / "old", 3))
    with pytest.raises(NotRecordedError, match="old"):
        check(recording, tmp_path)


def test_what_is_told_stands_where_it_was_told(tmp_path: Path) -> None:
    def work(tell: Teller) -> None:
        descriptor = os.open(tmp_path / "f.new", os.O_WRONLY | os.O_CREAT)
        os.write(descriptor, b"one")
        os.fsync(descriptor)
        tell({"a": "one"}, [])
        (tmp_path / "f.new").rename(tmp_path / "f")
        tell({"a": "one"}, ["done"])
        os.close(descriptor)

    expected: list[Event] = [
        Make("f.new"),
        Write("f.new", 0, b"one"),
        Flush("f.new"),
        Told({"a": "one"}, ()),
        Move("f.new", "f"),
        Told({"a": "one"}, ("done",)),
    ]
    assert list(record(tmp_path, work).events) == expected


def test_a_work_that_fails_is_not_recorded(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    def work(_tell: Teller) -> None:
        raise ValueError("no")

    with pytest.raises(NotRecordedError):
        record(tmp_path, work)
    assert "ValueError" in capfd.readouterr().err
