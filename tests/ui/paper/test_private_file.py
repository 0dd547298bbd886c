"""A document is written whole and for one person, or not at all."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from nocontact_desktop.errors import DiskFullError, FileNotWrittenError, ReadOnlyFolderError
from ui.desk.paper.private_file import hidden_name, write_file

PAGES = b"%PDF-" + bytes(range(256)) * 500


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_only_the_person_can_read_the_file_and_nothing_else_is_left(tmp_path: Path) -> None:
    write_file(tmp_path / "document.pdf", PAGES)
    assert (tmp_path / "document.pdf").read_bytes() == PAGES
    assert stat.S_IMODE((tmp_path / "document.pdf").stat().st_mode) == 0o600
    assert names(tmp_path) == ["document.pdf"]


def test_what_is_there_is_only_replaced_when_that_was_said(tmp_path: Path) -> None:
    path = tmp_path / "document.pdf"
    path.write_bytes(b"letters")
    with pytest.raises(FileNotWrittenError):
        write_file(path, PAGES)
    assert path.read_bytes() == b"letters"
    write_file(path, PAGES, replace=True)
    assert path.read_bytes() == PAGES
    assert names(tmp_path) == ["document.pdf"]


def test_a_folder_that_is_not_there_is_an_expected_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotWrittenError):
        write_file(tmp_path / "gone" / "document.pdf", PAGES)


def test_a_folder_of_that_name_stays(tmp_path: Path) -> None:
    (tmp_path / "document.pdf").mkdir()
    with pytest.raises(FileNotWrittenError):
        write_file(tmp_path / "document.pdf", PAGES, replace=True)
    assert names(tmp_path) == ["document.pdf"]


def test_on_a_full_disk_there_is_no_half_file(full_disk: Path) -> None:
    before = names(full_disk)
    with pytest.raises(DiskFullError):
        write_file(full_disk / "document.pdf", PAGES)
    assert names(full_disk) == before


def test_a_full_disk_does_not_harm_the_file_that_was_there(full_disk: Path) -> None:
    path = full_disk / "fill"
    before = path.read_bytes()
    with pytest.raises(DiskFullError):
        write_file(path, PAGES, replace=True)
    assert path.read_bytes() == before


def test_a_folder_that_takes_nothing_is_said_as_such(read_only_disk: Path) -> None:
    with pytest.raises(ReadOnlyFolderError):
        write_file(read_only_disk / "document.pdf", PAGES)


def _aged(path: Path) -> None:
    path.write_bytes(PAGES[:40])
    os.utime(path, (1_000_000, 1_000_000))


def test_what_a_killed_program_left_hidden_goes_with_the_next_document(tmp_path: Path) -> None:
    _aged(tmp_path / hidden_name())
    write_file(tmp_path / "document.pdf", PAGES)
    assert names(tmp_path) == ["document.pdf"]


def test_hidden_files_of_others_and_what_is_being_written_now_stay(tmp_path: Path) -> None:
    others = [".0123456789ab012345.part", ".letters.part", f"{hidden_name()}2"]
    for name in others:
        _aged(tmp_path / name)
    now = hidden_name()
    (tmp_path / now).write_bytes(b"")
    write_file(tmp_path / "document.pdf", PAGES)
    assert names(tmp_path) == sorted([*others, now, "document.pdf"])


def test_an_error_says_nothing_of_the_place(tmp_path: Path) -> None:
    with pytest.raises(FileNotWrittenError) as caught:
        write_file(tmp_path / "Larkspur" / "document.pdf", PAGES)
    assert caught.value.__cause__ is None
    assert "Larkspur" not in str(caught.value)
