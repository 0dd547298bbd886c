"""Only ordinary files are opened, and never one of the vault's own."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from nocontact_desktop.errors import FileNotReadError
from ui.desk.files.chosen_file import opened_file, size_of


@pytest.fixture
def vault(tmp_path: Path) -> Path:
    folder = tmp_path / "vault"
    folder.mkdir()
    (folder / "first.dat").write_bytes(b"own")
    return folder


def test_a_file_is_read(tmp_path: Path, vault: Path) -> None:
    path = tmp_path / "a b"
    path.write_bytes(b"content")
    with opened_file(path, vault) as file:
        assert file.read(100) == b"content"
    assert size_of(path) == 7


def test_a_link_to_a_file_is_that_file(tmp_path: Path, vault: Path) -> None:
    (tmp_path / "a").write_bytes(b"content")
    (tmp_path / "b").symlink_to(tmp_path / "a")
    with opened_file(tmp_path / "b", vault) as file:
        assert file.read(100) == b"content"


@pytest.mark.parametrize("kind", ["missing", "folder", "pipe", "device", "nul", "loop"])
def test_what_is_no_file_is_refused_at_once(tmp_path: Path, vault: Path, kind: str) -> None:
    path = tmp_path / "x"
    match kind:
        case "folder":
            path.mkdir()
        case "pipe":
            os.mkfifo(path)
        case "device":
            path = Path("/dev/zero")
        case "nul":
            path = tmp_path / "a\0b"
        case "loop":
            path.symlink_to(path)
        case _:
            assert size_of(path) == 0
    with pytest.raises(FileNotReadError), opened_file(path, vault):
        pass


@pytest.mark.parametrize("how", ["itself", "symlink", "hard link"])
def test_a_file_of_the_vault_is_not_even_opened(
    tmp_path: Path, vault: Path, how: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = vault / "first.dat"
    if how == "symlink":
        (tmp_path / "x").symlink_to(path)
    elif how == "hard link":
        os.link(path, tmp_path / "x")
    monkeypatch.setattr(os, "open", None)
    with (
        pytest.raises(FileNotReadError),
        opened_file(path if how == "itself" else tmp_path / "x", vault),
    ):
        pass
