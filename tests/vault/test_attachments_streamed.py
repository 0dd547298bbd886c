"""Files from sources that break, dribble, never end or are stopped; and in little memory."""

from __future__ import annotations

import io
import os
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO, cast
from unittest.mock import Mock

import pytest

from nocontact_desktop.errors import DiskFullError, FileNotReadError, StoppedError
from tests.vault.made import OPEN, Made, start
from tests.vault.test_attachments import CHUNK, content, counts, on, opened, small

__all__ = ["small"]


class Endless(io.RawIOBase):
    """Says neither how long it is nor ever that it ends, as a device does."""

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        return os.urandom(max(size, 1))


class FailingAt(io.BytesIO):
    """Breaks after so many bytes, as a stick that is pulled out does."""

    def __init__(self, left: int) -> None:
        super().__init__(b"x" * (left + CHUNK))
        self.left = left

    def read(self, size: int | None = -1) -> bytes:
        if self.tell() >= self.left:
            raise OSError(5, "fault")
        return super().read(min(size or 0, self.left - self.tell()))


def as_source(source: io.IOBase) -> BinaryIO:
    return cast(BinaryIO, source)


@pytest.mark.parametrize("left", [1, CHUNK, CHUNK + 1, 2 * CHUNK, 5 * CHUNK - 1])
def test_a_source_that_breaks_leaves_nothing(made: Made, left: int) -> None:
    vault = opened(made)
    with pytest.raises(FileNotReadError):
        vault.attachments.add(FailingAt(left), "x", on)
    assert counts(vault) == (0, 0, 0)
    vault.close()


def test_a_source_that_gives_one_byte_at_a_time_comes_in_whole(made: Made) -> None:
    vault = opened(made)
    data = os.urandom(CHUNK + 100)
    source = Mock(wraps=io.BytesIO(data))
    source.read = lambda _size, real=source.read: real(1)
    kept = vault.attachments.add(source, "x", on)
    assert content(vault, kept.id) == data
    vault.close()


def test_an_empty_file_is_a_file(made: Made) -> None:
    vault = opened(made)
    kept = vault.attachments.add(io.BytesIO(), "nothing", on)
    assert (kept.size, content(vault, kept.id)) == (0, b"")
    assert vault.attachments.check() == ()
    vault.close()


def test_stopping_at_any_moment_leaves_nothing_and_the_next_attempt_works(made: Made) -> None:
    vault = opened(made)
    data = os.urandom(5 * CHUNK + 7)
    for moments in range(3):
        left = [moments]

        def stop(_done: int, left: list[int] = left) -> bool:
            left[0] -= 1
            return left[0] >= 0

        with pytest.raises(StoppedError):
            vault.attachments.add(io.BytesIO(data), "x", stop)
        assert counts(vault) == (0, 0, 0)
    kept = vault.attachments.add(io.BytesIO(data), "x", on)
    for moments in range(5):
        with pytest.raises(StoppedError):
            vault.attachments.read(kept.id, io.BytesIO(), lambda n: n < (moments + 1) * CHUNK)  # noqa: B023
    assert content(vault, kept.id) == data
    vault.close()


def test_a_progress_that_raises_leaves_nothing(made: Made) -> None:
    vault = opened(made)

    def progress(_done: int) -> bool:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        vault.attachments.add(io.BytesIO(bytes(5 * CHUNK)), "x", progress)
    assert counts(vault) == (0, 0, 0)
    vault.close()


def test_a_file_that_is_too_large_for_the_disk_is_refused_before_a_byte_is_written(
    template: Made, small_disk: Callable[[int], Path], tmp_path: Path
) -> None:
    disk = small_disk(24)
    made = replace(template, folder=shutil.copytree(template.folder, disk / "vault"))
    vault = opened(made)
    size = made.used.stat().st_size
    large = tmp_path / "large"
    with large.open("wb") as file:
        file.truncate(1 << 40)
    with large.open("rb") as source, pytest.raises(DiskFullError):
        vault.attachments.add(source, "x", on)
    assert made.used.stat().st_size == made.unused.stat().st_size == size
    assert counts(vault) == (0, 0, 0)
    vault.close()


def test_a_source_without_an_end_fills_the_disk_and_leaves_nothing(
    template: Made, small_disk: Callable[[int], Path]
) -> None:
    disk = small_disk(24)
    made = replace(template, folder=shutil.copytree(template.folder, disk / "vault"))
    vault = opened(made)
    with pytest.raises(DiskFullError):
        vault.attachments.add(as_source(Endless()), "x", on)
    assert counts(vault) == (0, 0, 0)
    assert not vault.store.short_of_room
    vault.store.set_answer("s", "f", "saved")
    vault.close()


STREAMED = (
    OPEN
    + """
import hashlib, io, re
MIB = 1 << 20

class Source(io.RawIOBase):
    left = int(sys.argv[4])

    def read(self, size=-1):
        self.left -= 1
        return self.left.to_bytes(4, "big") * (MIB // 4) if self.left >= 0 else b""

class Target:
    size = 0

    def write(self, data):
        self.size += len(data)

def peak():
    return int(re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1]) // 1024

small = vault.attachments.add(io.BytesIO(bytes(MIB)), "small", lambda done: True)
before = peak()
kept = vault.attachments.add(Source(), "x", lambda done: True)
target = Target()
vault.attachments.read(kept.id, target, lambda done: True)
assert target.size == kept.size == int(sys.argv[4]) * MIB
vault.close()
print(peak() - before)
"""
)


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="counts memory as Linux does")
@pytest.mark.parametrize("mib", [96, pytest.param(1024, marks=pytest.mark.long)])
def test_streaming_takes_no_more_memory_for_a_larger_file(made: Made, mib: int) -> None:
    child = start(made, STREAMED, str(mib))
    told, _ = child.communicate()
    assert int(told) < 80


class Unseekable(io.BytesIO):
    """Says that it can tell its length, and cannot."""

    def seek(self, offset: int, whence: int = 0) -> int:
        raise OSError(5, "fault")


def test_a_source_that_cannot_be_measured_is_named(made: Made) -> None:
    vault = opened(made)
    with pytest.raises(FileNotReadError):
        vault.attachments.add(Unseekable(b"x"), "x", on)
    assert counts(vault) == (0, 0, 0)
    vault.close()


def test_a_file_that_was_read_from_before_comes_in_from_there_on(made: Made) -> None:
    vault = opened(made)
    source = io.BytesIO(b"head" + b"rest")
    source.read(4)
    kept = vault.attachments.add(source, "x", on)
    assert content(vault, kept.id) == b"rest"
    vault.close()


def test_a_fault_while_both_files_grow_leaves_them_as_they_were(
    made: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    from nocontact_desktop.errors import StorageFailedError
    from nocontact_desktop.vault import compartments

    vault = opened(made)
    size = made.used.stat().st_size
    monkeypatch.setattr(compartments, "_ALONE", 0)
    monkeypatch.setattr(compartments, "write_random", Mock(side_effect=OSError(5, "fault")))
    with pytest.raises(StorageFailedError):
        vault.attachments.add(io.BytesIO(os.urandom(5 << 20)), "x", on)
    assert made.used.stat().st_size == made.unused.stat().st_size == size
    monkeypatch.undo()
    vault.store.set_answer("s", "f", "on files that were opened anew")
    vault.close()
    vault = opened(made)
    assert counts(vault) == (0, 0, 0)
    assert vault.store.answers("s") == {"f": "on files that were opened anew"}
    vault.close()
