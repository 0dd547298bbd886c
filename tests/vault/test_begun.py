"""A creation that was begun can be told and taken back, and never one that is under way."""

from __future__ import annotations

from pathlib import Path

import pytest

from nocontact_desktop.errors import StorageFailedError, VaultExistsError, VaultInUseError
from nocontact_desktop.vault import (
    FLOOR,
    NewVault,
    create,
    creation,
    mark_begun,
    new_code,
    taking_back,
    unmark,
    was_begun,
)
from nocontact_desktop.vault.lock import FolderLock
from tests.vault.made import NAMES, WORDS, Made
from tests.vault.quick import quick

NEW = NewVault(WORDS, new_code())


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is tested here is not the stretching."""
    monkeypatch.setattr(creation, "derive", quick)


def test_a_mark_is_private_and_goes_again(tmp_path: Path) -> None:
    mark_begun(tmp_path / "v", NAMES)
    assert was_begun(tmp_path / "v")
    assert [path.name for path in tmp_path.iterdir()] == ["v.new"]
    unmark(tmp_path / "v", NAMES)
    assert not was_begun(tmp_path / "v")
    unmark(tmp_path / "v", NAMES)


def test_a_vault_in_its_place_has_no_mark(tmp_path: Path) -> None:
    mark_begun(tmp_path / "v", NAMES)
    create(tmp_path / "v", NAMES, NEW, FLOOR).close()
    assert not was_begun(tmp_path / "v")


def test_looking_whether_a_vault_is_there_keeps_the_mark(tmp_path: Path) -> None:
    mark_begun(tmp_path / "v", NAMES)
    creation.refuse_existing(tmp_path / "v", NAMES)
    assert was_begun(tmp_path / "v")


def test_what_was_built_is_taken_away_and_the_mark_last(tmp_path: Path) -> None:
    mark_begun(tmp_path / "v", NAMES)
    (tmp_path / "v.new" / NAMES.first).write_bytes(b"half")
    with taking_back(tmp_path / "v", NAMES):
        assert [path.name for path in (tmp_path / "v.new").iterdir()] == [NAMES.lock]
    assert list(tmp_path.iterdir()) == []


def test_the_mark_stays_when_the_rest_could_not_be_taken_back(tmp_path: Path) -> None:
    mark_begun(tmp_path / "v", NAMES)
    with pytest.raises(StorageFailedError), taking_back(tmp_path / "v", NAMES):
        raise StorageFailedError
    assert was_begun(tmp_path / "v")


def test_files_that_a_kill_had_moved_are_taken_back_too(tmp_path: Path) -> None:
    site, folder = tmp_path / "v.new", tmp_path / "v"
    site.mkdir()
    folder.mkdir()
    for name in (NAMES.slots, NAMES.first, NAMES.second):
        (site / name).write_bytes(b"new")
    for name in (NAMES.ballast, NAMES.lock, "other"):
        (folder / name).write_bytes(b"moved")
    with taking_back(folder, NAMES):
        pass
    assert [path.name for path in tmp_path.rglob("*")] == ["v", "other"]


def test_a_vault_that_is_there_is_not_touched(made: Made) -> None:
    mark_begun(made.folder, NAMES)
    before = {path.name: path.read_bytes() for path in made.folder.iterdir()}
    with pytest.raises(VaultExistsError), taking_back(made.folder, NAMES):
        raise AssertionError("there is nothing to take back")
    assert {path.name: path.read_bytes() for path in made.folder.iterdir()} == before


def test_one_that_is_under_way_is_left_alone(tmp_path: Path) -> None:
    mark_begun(tmp_path / "v", NAMES)
    lock = FolderLock(tmp_path / "v.new" / NAMES.lock)
    with pytest.raises(VaultInUseError):
        mark_begun(tmp_path / "v", NAMES)
    with pytest.raises(VaultInUseError), taking_back(tmp_path / "v", NAMES):
        raise AssertionError("somebody is at work there")
    unmark(tmp_path / "v", NAMES)
    assert was_begun(tmp_path / "v")
    lock.release()


def test_a_mark_that_cannot_be_made_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fault(_path: Path) -> None:
        raise OSError(5, "fault")

    monkeypatch.setattr("nocontact_desktop.vault.begun.FolderLock", fault)
    with pytest.raises(StorageFailedError):
        mark_begun(tmp_path / "v", NAMES)
    assert list(tmp_path.iterdir()) == []
