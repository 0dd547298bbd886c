"""A copy is tried out with what would be typed on a new computer; nothing of it is written."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from nocontact_desktop.errors import (
    DamagedBackupError,
    DamagedVaultError,
    StoppedError,
    WrongSecretError,
)
from nocontact_desktop.vault import (
    Vault,
    back_up,
    entries_of,
    keep_generation,
    last_rehearsal,
    note_rehearsal,
    open_vault,
    rehearsal,
    rehearse,
)
from nocontact_desktop.vault import generations_of as listed
from nocontact_desktop.vault.sealed_file import PART
from tests.vault.made import NAMES, PIN, WORDS, Made


@pytest.fixture
def opened(quick_made: Made) -> Iterator[Vault]:
    vault = open_vault(quick_made.folder, NAMES, WORDS, None)
    vault.store.set_answer("s", "f", "kept")
    kept = vault.store.add_item("s", "l", {"title": "one"})
    gone = vault.store.add_item("s", "l", {"title": "two"})
    vault.store.remove_item(gone.id)
    assert kept.id != gone.id
    yield vault
    vault.close()


@pytest.fixture
def copy(opened: Vault, tmp_path: Path) -> Path:
    back_up(opened, tmp_path / "copy")
    return tmp_path / "copy"


def tree(folder: Path) -> set[tuple[str, int, int]]:
    found = [(path, path.stat()) for path in folder.rglob("*")]
    return {(str(path), stat.st_size, stat.st_mtime_ns) for path, stat in found}


@pytest.mark.parametrize("typed", ["words", "code"])
def test_it_says_what_would_have_opened_and_writes_nothing(
    quick_made: Made, copy: Path, tmp_path: Path, typed: str, opened: Vault
) -> None:
    before = tree(tmp_path)
    tried = rehearse(copy, WORDS if typed == "words" else quick_made.code)
    assert tried.entries == (2 if hasattr(os, "memfd_create") else None)
    assert entries_of(opened) == 2
    assert tree(tmp_path) == before


def test_a_generation_will_do_as_well(opened: Vault) -> None:
    keep_generation(opened)
    newest = listed(opened)[0]
    assert rehearse(newest.path, WORDS).made.timestamp() == newest.made


@pytest.mark.parametrize("missing", ["memory", "room"])
def test_where_there_is_no_memory_for_it_reading_is_all(
    copy: Path, monkeypatch: pytest.MonkeyPatch, missing: str
) -> None:
    if missing == "memory":
        monkeypatch.delattr(os, "memfd_create", raising=False)
    else:
        monkeypatch.setattr(rehearsal, "MOST_IN_MEMORY", 1)
    assert rehearse(copy, WORDS).entries is None


@pytest.mark.parametrize("typed", ["some other words", PIN])
def test_what_would_not_open_it_does_not_open_it_here(copy: Path, typed: str) -> None:
    with pytest.raises(WrongSecretError):
        rehearse(copy, typed)


def test_a_wrong_byte_is_found(copy: Path) -> None:
    data = bytearray(copy.read_bytes())
    data[-PART] ^= 1
    copy.write_bytes(data)
    with pytest.raises(DamagedBackupError):
        rehearse(copy, WORDS)


def test_content_that_would_not_open_is_damage(
    opened: Vault, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The copy is whole, but what was copied was not."""
    path = opened.place.folder / (NAMES.first, NAMES.second)[opened.place.slot.compartment]
    with path.open("r+b") as file:
        file.seek(3 * 16384 + 100)
        file.write(b"\0" * 16)
    back_up(opened, tmp_path / "copy")
    with pytest.raises(DamagedBackupError):
        rehearse(tmp_path / "copy", WORDS)
    monkeypatch.setattr(rehearsal, "is_whole", lambda _connection: False)
    with pytest.raises(DamagedBackupError):
        rehearse(tmp_path / "copy", WORDS)


def test_it_can_be_stopped(copy: Path) -> None:
    def stop(_done: int, _total: int) -> None:
        raise StoppedError

    with pytest.raises(StoppedError):
        rehearse(copy, WORDS, stop)


def test_the_day_of_the_last_one_is_kept(opened: Vault) -> None:
    assert last_rehearsal(opened.store) is None
    note_rehearsal(opened.store)
    assert last_rehearsal(opened.store) is not None


@pytest.mark.parametrize("after", [1, 3])
def test_after_a_copy_was_stopped_others_can_still_write(
    opened: Vault, tmp_path: Path, after: int
) -> None:
    reports = 0

    def stop(_done: int, _total: int) -> None:
        nonlocal reports
        reports += 1
        if reports == after:
            raise StoppedError

    failures: list[BaseException] = []

    def copy() -> None:
        try:
            back_up(opened, tmp_path / "stopped", stop)
        except StoppedError as error:
            failures.append(error)  # with its traceback, as a window keeps it

    worker = threading.Thread(target=copy)
    worker.start()
    worker.join()
    assert len(failures) == 1
    writer = threading.Thread(target=opened.store.set_answer, args=("s", "g", "more"), daemon=True)
    writer.start()
    writer.join(20)
    assert not writer.is_alive()
    assert list(tmp_path.glob("stopped*")) == []


def test_a_note_of_the_last_one_that_is_no_date_is_damage(opened: Vault) -> None:
    opened.store.set_setting("vault.rehearsal", "some day")
    with pytest.raises(DamagedVaultError):
        last_rehearsal(opened.store)


def test_a_copy_without_tables_is_damage(opened: Vault, tmp_path: Path) -> None:
    opened.database.write(lambda connection: connection.pragma("user_version", 0))
    back_up(opened, tmp_path / "copy")
    with pytest.raises(DamagedBackupError):
        rehearse(tmp_path / "copy", WORDS)
