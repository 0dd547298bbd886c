"""Folders that a service copies elsewhere are recognised by their names and their marks."""

from __future__ import annotations

from pathlib import Path

import pytest

from ui.desk.paper.copied_folders import copied_by


@pytest.mark.parametrize(
    ("folder", "service"),
    [
        ("home/kim/OneDrive/Documents", "OneDrive"),
        ("Users/kim/OneDrive - Company", "OneDrive"),
        ("home/kim/Dropbox", "Dropbox"),
        ("home/kim/Dropbox (Family)/papers", "Dropbox"),
        ("home/kim/Google Drive/My Drive", "Google Drive"),
        ("Users/kim/Library/Mobile Documents/com~apple~CloudDocs", "iCloud"),
        ("Users/kim/iCloudDrive", "iCloud"),
        ("home/kim/Nextcloud", "Nextcloud"),
        ("home/kim/Documents", ""),
        ("home/kim/dropped boxes", ""),
        ("home/megan/boxes", ""),
    ],
)
def test_a_service_is_known_by_the_name_of_its_folder(folder: str, service: str) -> None:
    assert copied_by(Path("/" + folder)) == service


@pytest.mark.parametrize(
    ("mark", "service"), [(".stfolder", "Syncthing"), (".dropbox.cache", "Dropbox")]
)
def test_a_service_is_known_by_what_it_leaves_in_a_folder(
    tmp_path: Path, mark: str, service: str
) -> None:
    (tmp_path / mark).mkdir()
    inside = tmp_path / "papers"
    inside.mkdir()
    assert copied_by(inside) == service
