"""What a copy that was cut short leaves at the chosen place, and what the next one does with it."""

from __future__ import annotations

import io
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from nocontact_desktop.vault import FLOOR, NewVault, Vault, back_up, check_copy, create, new_code
from nocontact_desktop.vault.sealed_file import PART, START, Reading, masked
from nocontact_desktop.vault.vault import unlocked
from tests.vault.made import NAMES, WORDS, Made

OTHER_WORDS = "honey ladder copper train violet"


@pytest.fixture
def vault(quick_made: Made) -> Iterator[Vault]:
    """An open vault."""
    vault = unlocked(quick_made.folder, NAMES, quick_made.slot)
    yield vault
    vault.close()


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    """A chosen place."""
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


def _names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def _cut_short(vault: Vault, path: Path, size: int) -> bytes:
    """What a copy killed after `size` bytes leaves beside `path`."""
    back_up(vault, path)
    data = path.read_bytes()
    path.unlink()
    half = (data[:START] + bytes(PART + 16) + data[START + PART + 16 :])[:size]
    path.with_name(path.name + ".new").write_bytes(half)
    return half


@pytest.mark.parametrize("size", [START, START + 100, START + 9 * PART])
def test_the_next_copy_takes_a_half_made_one_away_under_whatever_name(
    vault: Vault, stick: Path, size: int
) -> None:
    _cut_short(vault, stick / "letters", size)
    back_up(vault, stick / "photos")
    assert _names(stick) == {"photos"}
    check_copy(stick / "photos", WORDS)


@pytest.mark.parametrize("name", ["mine.new", "photos.new"])
@pytest.mark.parametrize("content", [b"mine", b"mine" * 50_000, bytes(PART * 3)])
def test_a_file_of_the_person_stays(vault: Vault, stick: Path, name: str, content: bytes) -> None:
    (stick / name).write_bytes(content)
    back_up(vault, stick / "photos")
    assert (stick / name).read_bytes() == content
    assert _names(stick) == {name, "photos"}
    check_copy(stick / "photos", WORDS)


def test_a_copy_that_had_started_over_is_half_made_too(vault: Vault, stick: Path) -> None:
    back_up(vault, stick / "made")
    table = Reading(io.BytesIO((stick / "made").read_bytes())).table
    nonce = os.urandom(32)
    start = nonce + masked(nonce, table.data)
    (stick / "letters.new").write_bytes(start + (stick / "made").read_bytes()[START:])
    (stick / "made").unlink()
    back_up(vault, stick / "photos")
    assert _names(stick) == {"photos"}


def test_an_empty_file_in_the_way_is_what_a_kill_left_and_elsewhere_it_stays(
    vault: Vault, stick: Path
) -> None:
    for name in ("photos.new", "letters.new"):
        (stick / name).touch()
    back_up(vault, stick / "photos")
    assert _names(stick) == {"letters.new", "photos"}


def test_a_half_made_copy_of_another_vault_stays(vault: Vault, stick: Path, tmp_path: Path) -> None:
    other = create(tmp_path / "other", NAMES, NewVault(OTHER_WORDS, new_code()), FLOOR)
    half = _cut_short(other, stick / "letters", START + 9 * PART)
    other.close()
    back_up(vault, stick / "photos")
    assert (stick / "letters.new").read_bytes() == half


def test_a_whole_copy_stays_unless_the_next_one_would_be_written_there(
    vault: Vault, stick: Path
) -> None:
    for name in ("letters.new", "photos.new"):
        back_up(vault, stick / "made")
        (stick / "made").rename(stick / name)
    back_up(vault, stick / "photos")
    assert _names(stick) == {"letters.new", "photos"}
    check_copy(stick / "letters.new", WORDS)


@pytest.mark.skipif(os.name == "nt", reason="needs links and pipes with names")
def test_links_pipes_and_folders_are_left_alone(vault: Vault, stick: Path, tmp_path: Path) -> None:
    _cut_short(vault, tmp_path / "elsewhere", START)
    (stick / "link.new").symlink_to(tmp_path / "elsewhere.new")
    (stick / "folder.new").mkdir()
    os.mkfifo(stick / "pipe.new")
    back_up(vault, stick / "photos")
    assert _names(stick) == {"link.new", "folder.new", "pipe.new", "photos"}


def test_a_copy_is_made_where_the_folder_cannot_be_tidied(
    vault: Vault, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _cut_short(vault, stick / "letters", START)

    def stuck(_self: Path, missing_ok: bool = False) -> None:
        raise OSError("stuck")

    with monkeypatch.context() as patched:
        patched.setattr(Path, "unlink", stuck)
        back_up(vault, stick / "photos")
    assert _names(stick) == {"letters.new", "photos"}
