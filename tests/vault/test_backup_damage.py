"""A copy whose content is damaged, or that is another one than was written."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest

from nocontact_desktop.errors import DamagedBackupError, DamagedVaultError
from nocontact_desktop.vault import (
    Vault,
    back_up,
    check_copy,
    copying,
    last_backup,
    open_vault,
    restore,
    sealed_file,
)
from nocontact_desktop.vault.vault import unlocked
from tests.vault.made import NAMES, WORDS, Made


@pytest.fixture
def copied(quick_made: Made, tmp_path: Path) -> Path:
    vault = open_vault(quick_made.folder, NAMES, WORDS, None)
    back_up(vault, tmp_path / "copy")
    vault.close()
    return tmp_path / "copy"


def test_a_copy_of_damaged_content_is_not_restored(quick_made: Made, tmp_path: Path) -> None:
    """The copy is whole, but what was copied was not."""
    vault: Vault = unlocked(quick_made.folder, NAMES, quick_made.slot)
    with quick_made.used.open("r+b") as file:
        file.seek(3 * 16384 + 100)
        file.write(b"\0" * 16)
    back_up(vault, tmp_path / "copy")
    vault.close()
    with pytest.raises(DamagedBackupError):
        restore(tmp_path / "copy", WORDS, tmp_path / "new", NAMES)
    assert list(tmp_path.glob("new*")) == []


def test_another_whole_copy_is_not_taken_for_the_one_that_was_written(
    quick_made: Made, copied: Path
) -> None:
    key = quick_made.slot.common_key
    with copied.open("rb") as file:
        head, _ = sealed_file.Reading(file).head((key,))
    copying.verify(copied, (key,), head, lambda _done, _total: None)
    with pytest.raises(DamagedBackupError):
        copying.verify(copied, (key,), replace(head, count=5), lambda _done, _total: None)


def test_where_memory_cannot_be_passed_by_a_copy_is_read_back_all_the_same(
    quick_made: Made, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr(os, "posix_fadvise", raising=False)
    vault = open_vault(quick_made.folder, NAMES, WORDS, None)
    vault.store.set_answer("s", "f", "kept")
    made = back_up(vault, tmp_path / "copy")
    assert vault.store.answers("s") == {"f": "kept"}
    vault.close()
    assert check_copy(tmp_path / "copy", WORDS) == made


def test_a_note_of_the_last_copy_that_is_no_date_is_damage(quick_made: Made) -> None:
    vault: Vault = unlocked(quick_made.folder, NAMES, quick_made.slot)
    vault.store.set_setting("vault.backup", "some day")
    with pytest.raises(DamagedVaultError):
        last_backup(vault.store)
    vault.close()
