"""A disk that becomes full at some byte of a work: a named error, nothing lost, and on it goes."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest

from nocontact_desktop.errors import DiskFullError, ExpectedError
from nocontact_desktop.vault import (
    Vault,
    back_up,
    change_words,
    check_copy,
)
from tests.vault.faults.sitting import NEW_WORDS, opened
from tests.vault.made import WORDS, Made

Disk = Callable[[int], Path]
FILE = bytes(range(256)) * 20_000


def _edit(vault: Vault, _disk: Path) -> None:
    vault.store.set_answer("s", "large", "large " * 400_000)


def _change(vault: Vault, _disk: Path) -> None:
    change_words(vault, NEW_WORDS)


def _back_up(vault: Vault, disk: Path) -> None:
    back_up(vault, disk / "photos")


def _take_in(vault: Vault, _disk: Path) -> None:
    vault.attachments.add(BytesIO(FILE), "file", lambda _done: True)


def _fill_but(disk: Path, room: int) -> Path:
    """Take all room of the disk but this many bytes."""
    found = os.statvfs(disk)
    size = max(0, found.f_bavail * found.f_frsize - room)
    path = disk / "other"
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT, 0o600)
    os.posix_fallocate(descriptor, 0, max(size, 1))
    os.close(descriptor)
    return path


@pytest.mark.parametrize("work", [_edit, _change, _back_up, _take_in])
@pytest.mark.parametrize(
    "pages", [0, 1, 40, 700, pytest.param(range(0, 6000, 11), marks=pytest.mark.long)]
)
def test_a_disk_that_is_full_at_any_byte_loses_nothing(
    quick_made: Made,
    small_disk: Disk,
    work: Callable[[Vault, Path], None],
    pages: int | range,
) -> None:
    disk = small_disk(48)
    for room in [pages] if isinstance(pages, int) else pages:
        folder = shutil.copytree(quick_made.folder, disk / "vault")
        _full(replace(quick_made, folder=folder), disk, work, room * 4096)
        for path in disk.iterdir():
            shutil.rmtree(path) if path.is_dir() else path.unlink()


def _full(made: Made, disk: Path, work: Callable[[Vault, Path], None], room: int) -> None:
    vault = opened(made.folder)
    vault.store.set_answer("s", "before", "kept")
    other = _fill_but(disk, room)
    error: ExpectedError | None = None
    try:
        work(vault, disk)
    except ExpectedError as failed:
        error = failed
    assert error is None or type(error) is DiskFullError
    assert vault.store.answers("s")["before"] == "kept"
    if error and work is _back_up:
        assert sorted(path.name for path in disk.iterdir()) == ["other", "vault"]
    other.unlink()
    vault.store.set_answer("s", "after", "kept, too")
    if error:
        work(vault, disk)
    vault.close()
    again = opened(made.folder, NEW_WORDS if work is _change else WORDS)
    found = again.store.answers("s")
    assert (found["before"], found["after"]) == ("kept", "kept, too")
    assert again.attachments.check() == ()
    again.close()
    if work is _back_up:
        check_copy(disk / "photos", WORDS)
