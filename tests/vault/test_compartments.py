"""Two files that look alike at every moment."""

import errno
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from nocontact_desktop.errors import DamagedVaultError
from nocontact_desktop.vault import compartments as module
from nocontact_desktop.vault.compartments import HEADROOM, Compartments, padded_size
from nocontact_desktop.vault.files import write_random

MIB = 1 << 20
PAGE = 4096


@pytest.fixture
def pair(tmp_path: Path) -> Iterator[Compartments]:
    for name in "ab":
        (tmp_path / name).write_bytes(b"x" * PAGE)
    pair = Compartments(tmp_path / "a", tmp_path / "b")
    yield pair
    pair.close()


def sizes(pair: Compartments) -> list[int]:
    return [path.stat().st_size for path in pair.paths]


@pytest.mark.parametrize(
    ("needed", "size"),
    [(0, 4), (1, 4), (4 * MIB, 4), (4 * MIB + 1, 8), (64 * MIB, 64), (64 * MIB + 1, 68),
     (128 * MIB, 128), (128 * MIB + 1, 136), (256 * MIB + 1, 272), (1024 * MIB + 1, 1088)],
)  # fmt: skip
def test_sizes_come_in_steps(needed: int, size: int) -> None:
    assert padded_size(needed) == size * MIB
    assert padded_size(size * MIB) == size * MIB


def test_levelled_files_have_the_same_size_and_times(pair: Compartments) -> None:
    pair.level(PAGE)
    pair.same_times()
    first, second = (path.stat() for path in pair.paths)
    assert first.st_size == second.st_size == 4 * MIB
    assert first.st_mtime_ns == second.st_mtime_ns
    assert first.st_atime_ns == second.st_atime_ns


def test_both_grow_before_the_content_reaches_the_end(pair: Compartments) -> None:
    pair.level(4 * MIB - HEADROOM)
    assert sizes(pair) == [4 * MIB] * 2
    pair.level(4 * MIB - HEADROOM + PAGE)
    assert sizes(pair) == [8 * MIB] * 2


def test_files_never_shrink_and_content_stays(pair: Compartments) -> None:
    pair.level(7 * MIB)
    before = [path.read_bytes() for path in pair.paths]
    pair.level(PAGE)
    assert [path.read_bytes() for path in pair.paths] == before
    assert before[0].startswith(b"x" * PAGE)


def test_one_file_that_grew_alone_takes_the_other_along(pair: Compartments) -> None:
    pair.level(PAGE)
    with pair.paths[1].open("ab") as file:
        file.write(b"y" * PAGE)
    pair.level(4 * MIB + PAGE)
    assert sizes(pair) == [8 * MIB] * 2


def test_what_was_added_is_random(pair: Compartments) -> None:
    pair.level(PAGE)
    tails = [path.read_bytes()[PAGE:] for path in pair.paths]
    assert tails[0] != tails[1]
    assert all(bytes(16) not in tail for tail in tails)


def test_a_full_disk_leaves_both_as_they_were(
    pair: Compartments, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls = []

    def full(descriptor: int, start: int, end: int) -> None:
        calls.append(descriptor)
        if len(calls) == 2:
            write_random(descriptor, start, start + PAGE)
            raise OSError(errno.ENOSPC, "full")
        write_random(descriptor, start, end)

    monkeypatch.setattr(module, "write_random", full)
    with pytest.raises(OSError, match="full"):
        pair.level(PAGE)
    assert sizes(pair) == [PAGE, PAGE]


def test_another_fault_is_told(pair: Compartments, monkeypatch: pytest.MonkeyPatch) -> None:
    def fault(_descriptor: int) -> None:
        raise OSError(errno.EIO, "fault")

    monkeypatch.setattr(os, "fsync", fault)
    with pytest.raises(OSError, match="fault"):
        pair.level(PAGE)
    assert sizes(pair) == [PAGE, PAGE]


@pytest.mark.parametrize("missing", ["a", "b"])
@pytest.mark.parametrize("empty", [False, True])
def test_a_missing_or_empty_file_is_damage(tmp_path: Path, missing: str, empty: bool) -> None:
    for name in "ab":
        (tmp_path / name).write_bytes(b"x" * PAGE)
    (tmp_path / missing).unlink()
    if empty:
        (tmp_path / missing).touch()
    with pytest.raises(DamagedVaultError):
        Compartments(tmp_path / "a", tmp_path / "b")


def test_a_file_that_cannot_be_opened_leaves_no_descriptor(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in "ab":
        (tmp_path / name).write_bytes(b"x" * PAGE)
    closed = []
    real = os.close
    opened: list[int] = []

    def second_fails(path: Path, flags: int) -> int:
        if opened:
            raise PermissionError(errno.EACCES, "no")
        opened.append(os.open(path, flags))
        return opened[0]

    def close(descriptor: int) -> None:
        closed.append(descriptor)
        real(descriptor)

    monkeypatch.setattr(module, "open_descriptor", second_fails)
    monkeypatch.setattr(os, "close", close)
    with pytest.raises(PermissionError):
        Compartments(tmp_path / "a", tmp_path / "b")
    assert closed == opened
