"""What faults at system calls have shown, each for itself."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Callable
from contextlib import suppress
from io import BytesIO
from pathlib import Path

import pytest

from nocontact_desktop import replacing
from nocontact_desktop.errors import (
    ChangeUnsureError,
    DiskFullError,
    StorageFailedError,
    WrongSecretError,
)
from nocontact_desktop.vault import (
    FLOOR,
    NewVault,
    change_words,
    create,
    driver,
    files,
    new_code,
    salvage,
)
from nocontact_desktop.vault.compartment_file import CompartmentFile
from nocontact_desktop.vault.compartments import Compartments
from nocontact_desktop.vault.vault import unlocked
from tests.vault.faults.sitting import NEW_WORDS, opened
from tests.vault.made import NAMES, WORDS, Made
from tests.vault.quick import quick


def _grown(folder: Path) -> Compartments:
    for name in ("b", "c"):
        (folder / name).write_bytes(b"x" * 1000)
    return Compartments(folder / "b", folder / "c")


@pytest.mark.parametrize("number", [errno.EIO, errno.ENOSPC])
def test_a_flush_that_fails_while_both_files_grow_spoils_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    def fails(_descriptor: int) -> None:
        raise OSError(number, "no flush")

    compartments = _grown(tmp_path)
    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", fails)
        with pytest.raises(OSError, match="no flush"):
            compartments.level(1)
    assert compartments.spoiled
    compartments.close()


def test_after_a_full_flush_while_growing_both_files_are_opened_anew(
    made: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    vault = unlocked(made.folder, NAMES, made.slot)
    with vault.database.still() as compartments:
        before = compartments
    tried: list[int] = []

    def fails(self: Compartments, descriptor: int, _size: int, _target: int) -> None:
        tried.append(descriptor)
        self.spoiled = True
        raise OSError(errno.ENOSPC, "no flush")

    with monkeypatch.context() as patched:
        patched.setattr(Compartments, "_lengthen", fails)
        with pytest.raises(DiskFullError):
            vault.store.set_answer("s", "large", "large " * 500_000)
    vault.store.set_answer("s", "after", "later")
    with vault.database.still() as compartments:
        assert compartments is not before
    assert tried
    assert vault.store.answers("s") == {"after": "later"}
    vault.close()


def test_a_fault_while_reading_is_named(made: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    vault = unlocked(made.folder, NAMES, made.slot)
    vault.store.set_answer("s", "long", "long " * 100_000)
    vault.close()
    vault = unlocked(made.folder, NAMES, made.slot)

    def fails(_self: CompartmentFile, _size: int, _start: int) -> bytes:
        raise OSError(errno.EIO, "no reading")

    with monkeypatch.context() as patched:
        patched.setattr(CompartmentFile, "read_page", fails)
        with pytest.raises(StorageFailedError):
            vault.store.answers("s")
    assert vault.store.answers("s") == {"long": "long " * 100_000}
    vault.close()


def test_a_change_whose_new_name_may_not_last_says_that_both_may_open(
    quick_made: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(_folder: Path) -> None:
        raise OSError(errno.EIO, "no flush")

    vault = opened(quick_made.folder)
    with monkeypatch.context() as patched:
        patched.setattr(files, "sync_renamed", fails)
        with pytest.raises(ChangeUnsureError):
            change_words(vault, NEW_WORDS)
    vault.store.set_answer("s", "after", "later")
    vault.close()
    vault = opened(quick_made.folder, NEW_WORDS)
    assert vault.store.answers("s") == {"after": "later"}
    change_words(vault, WORDS)
    vault.close()
    with pytest.raises(WrongSecretError):
        opened(quick_made.folder, NEW_WORDS)


def test_folders_above_a_new_vault_are_flushed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    flushed: list[Path] = []
    flush = replacing.flush

    def seen(folder: Path) -> None:
        flushed.append(folder)
        flush(folder)

    monkeypatch.setattr("nocontact_desktop.vault.files.flush", seen)
    new = NewVault(WORDS, new_code())
    create(tmp_path / "x" / "y" / "vault", NAMES, new, FLOOR).close()
    assert {tmp_path, tmp_path / "x", tmp_path / "x" / "y"} <= set(flushed)


def test_the_first_fault_is_told_and_not_the_one_of_tidying_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_descriptor: int, _data: bytes) -> None:
        raise OSError(errno.ENOSPC, "full")

    def stuck(_self: Path, missing_ok: bool = False) -> None:
        raise OSError(errno.EIO, "stuck")

    (tmp_path / "a").write_bytes(b"old")
    monkeypatch.setattr(files, "write_all", full)
    monkeypatch.setattr(Path, "unlink", stuck)
    with pytest.raises(OSError, match="full"):
        files.write_atomically(tmp_path / "a", b"new")
    assert (tmp_path / "a").read_bytes() == b"old"


def test_a_damaged_file_is_kept_whole_or_not_at_all_where_there_are_no_second_names(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_link(_source: Path, _target: Path) -> None:
        raise OSError(errno.EPERM, "no second names")

    def cut_short(_source: Path, target: Path) -> None:
        target.write_bytes(b"ha")
        raise OSError(errno.ENOSPC, "full")

    path = tmp_path / "photos.db"
    path.write_bytes(b"half or whole")
    monkeypatch.setattr(os, "link", no_link)
    with monkeypatch.context() as patched:
        patched.setattr(shutil, "copy2", cut_short)
        with pytest.raises(OSError, match="full"):
            salvage._set_aside(path)
    assert [each.name for each in tmp_path.iterdir()] == ["photos.db"]
    (kept,) = salvage._set_aside(path)
    assert kept.read_bytes() == path.read_bytes()
    assert len(list(tmp_path.iterdir())) == 2


def test_a_file_that_was_taken_in_by_the_very_commit_that_failed_stays_whole(
    made: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    vault = unlocked(made.folder, NAMES, made.slot)
    write = vault.database.write
    done: list[object] = []

    def fails_behind_the_last(work: Callable[..., object], *rest: object) -> object:
        result = write(work, *rest)  # type: ignore[arg-type]
        done.append(result)
        if len(done) == 3:  # a content, its chunks, and the step that makes it count
            raise StorageFailedError
        return result

    with monkeypatch.context() as patched:
        patched.setattr(
            type(vault.database), "write", lambda _s, w, *r, **_k: fails_behind_the_last(w, *r)
        )
        with pytest.raises(StorageFailedError):
            vault.attachments.add(BytesIO(b"whole" * 1000), "file", lambda _done: True)
    assert vault.attachments.check() == ()
    assert len(vault.attachments.list()) == 1
    vault.close()


@pytest.mark.parametrize("step", ["read_page", "size", "write_page", "sync_pages"])
@pytest.mark.parametrize("number", [errno.EIO, errno.ENOSPC])
def test_a_fault_at_any_step_of_laying_tables_is_named_and_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str, number: int
) -> None:
    real = getattr(CompartmentFile, step)
    wanted = DiskFullError if number == errno.ENOSPC else StorageFailedError
    left = [0]

    def fails(file: CompartmentFile, *rest: object) -> object:
        left[0] -= file._grown is not None  # while it is new
        if left[0] == 0:
            raise OSError(number, "no more")
        return real(file, *rest)

    monkeypatch.setattr("nocontact_desktop.vault.creation.derive", quick)
    monkeypatch.setattr(CompartmentFile, step, fails)
    for call in (1, 2, 3, 5):
        left[0] = call
        with suppress(wanted):
            create(tmp_path / str(call), NAMES, NewVault(WORDS, new_code()), FLOOR).close()
            assert left[0] > 0, "the fault was passed over"
            continue
        assert not (tmp_path / str(call)).exists()
    assert not driver._SYSTEM.files
