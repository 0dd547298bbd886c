"""A disk that fills up while somebody types."""

import shutil
from dataclasses import replace

import pytest

from nocontact_desktop.errors import DiskFullError, ReadOnlyFolderError
from nocontact_desktop.vault import FLOOR, NewVault, create, new_code
from nocontact_desktop.vault.vault import unlocked
from tests.small_disk import SmallDisk, fill
from tests.vault.made import NAMES, WORDS, Made


def test_the_last_edit_is_saved_with_the_ballast_and_then_the_disk_is_named_full(
    template: Made, small_disk: SmallDisk
) -> None:
    disk = small_disk(12)
    made = replace(template, folder=shutil.copytree(template.folder, disk / "vault"))
    vault = unlocked(made.folder, NAMES, made.slot)
    vault.store.set_answer("s", "first", "x" * 1000)
    other = fill(disk)
    saved = {"first"}
    while not vault.store.short_of_room:
        vault.store.set_answer("s", f"f{len(saved)}", "y" * 200_000)
        saved.add(f"f{len(saved)}")
    assert not (made.folder / NAMES.ballast).exists()
    assert set(vault.store.answers("s")) == saved
    fill(disk)
    with pytest.raises(DiskFullError):
        vault.store.set_answer("s", "over", "z" * 2_000_000)
    with pytest.raises(DiskFullError):
        vault.store.add_item("s", "l", {"title": "over" * 500_000})
    assert set(vault.store.answers("s")) == saved
    other.unlink()
    vault.store.set_answer("s", "after", "a")
    vault.close()
    again = unlocked(made.folder, NAMES, made.slot)
    assert set(again.store.answers("s")) == saved | {"after"}
    assert again.store.items("s", "l") == []
    again.close()


def test_what_was_saved_survives_a_kill_on_a_full_disk(
    template: Made, small_disk: SmallDisk
) -> None:
    disk = small_disk(12)
    made = replace(template, folder=shutil.copytree(template.folder, disk / "vault"))
    vault = unlocked(made.folder, NAMES, made.slot)
    vault.store.set_answer("s", "first", "x")
    vault.close()
    fill(disk)
    again = unlocked(made.folder, NAMES, made.slot)
    assert again.store.answers("s") == {"first": "x"}
    again.close()


def test_the_ballast_comes_back_when_there_is_room(template: Made, small_disk: SmallDisk) -> None:
    disk = small_disk(32)
    made = replace(template, folder=shutil.copytree(template.folder, disk / "vault"))
    vault = unlocked(made.folder, NAMES, made.slot)
    (made.folder / NAMES.ballast).unlink()
    vault.close()
    other = fill(disk)
    vault = unlocked(made.folder, NAMES, made.slot)
    vault.store.set_answer("s", "last", "y")
    assert not (made.folder / NAMES.ballast).exists()
    other.unlink()
    vault.store.set_answer("s", "more", "y")
    assert not vault.store.short_of_room
    assert (made.folder / NAMES.ballast).stat().st_size == 1 << 20
    vault.close()


def test_a_commit_stands_when_there_is_no_room_to_pad(
    template: Made, small_disk: SmallDisk
) -> None:
    disk = small_disk(12)
    made = replace(template, folder=shutil.copytree(template.folder, disk / "vault"))
    vault = unlocked(made.folder, NAMES, made.slot)
    for n in range(8):
        vault.store.set_answer("s", f"f{n}", "long " * 100_000)
    assert len(vault.store.answers("s")) == 8
    vault.close()


@pytest.mark.parametrize("size", [1, 3, 6, 9])
def test_a_disk_too_small_for_a_vault_is_named_and_left_clean(
    small_disk: SmallDisk, size: int
) -> None:
    disk = small_disk(size)
    with pytest.raises(DiskFullError):
        create(disk / "vault", NAMES, NewVault(WORDS, new_code()), FLOOR)
    assert list(disk.iterdir()) == []


def test_a_read_only_disk_is_named(template: Made, small_disk: SmallDisk) -> None:
    import subprocess

    disk = small_disk(16)
    made = replace(template, folder=shutil.copytree(template.folder, disk / "vault"))
    before = {path.name: path.read_bytes() for path in made.folder.iterdir()}
    subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
    with pytest.raises(ReadOnlyFolderError):
        unlocked(made.folder, NAMES, made.slot)
    with pytest.raises(ReadOnlyFolderError):
        create(disk / "new", NAMES, NewVault(WORDS, new_code()), FLOOR)
    assert {path.name: path.read_bytes() for path in made.folder.iterdir()} == before
