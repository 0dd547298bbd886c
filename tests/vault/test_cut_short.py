"""What kills at random moments have found, each made to happen on purpose."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from nocontact_desktop import replacing
from nocontact_desktop.errors import StorageFailedError, VaultExistsError
from nocontact_desktop.vault import (
    FLOOR,
    NewVault,
    SlotKind,
    State,
    Vault,
    change_secret,
    create,
    creation,
    generations,
    generations_of,
    keep_generation,
    new_code,
    open_vault,
    salvage,
    ways,
)
from nocontact_desktop.vault.slots import Slot
from nocontact_desktop.vault.vault import FileNames, unlocked
from tests.vault.made import NAMES, WORDS, Made
from tests.vault.quick import quick

NEW = NewVault(WORDS, new_code())


@pytest.fixture
def made(quick_made: Made) -> Made:
    return quick_made


def opened(made: Made, folder: Path | None = None) -> Vault:
    return open_vault(folder or made.folder, NAMES, WORDS, None)


def test_a_vault_whose_maker_was_killed_once_it_had_its_place_can_change_its_words(
    made: Made, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, then = tmp_path / "made", tmp_path / "then"

    def copied(place: Path, names: FileNames, slot: Slot) -> Vault:
        if place == folder:
            shutil.copytree(folder, then)
        return unlocked(place, names, slot)

    monkeypatch.setattr(creation, "derive", quick)
    monkeypatch.setattr(creation, "unlocked", copied)
    create(folder, NAMES, NEW, FLOOR).close()
    vault = opened(made, then)
    change_secret.change_words(vault, "other words")
    vault.close()


@pytest.mark.parametrize(
    "moved",
    [
        *((NAMES.ballast, NAMES.lock, NAMES.second, NAMES.first)[:count] for count in (1, 2, 3, 4)),
        (NAMES.first,),  # a power cut keeps any of the moves
        (NAMES.lock, NAMES.second),
    ],
)
def test_files_of_a_creation_that_was_cut_short_while_it_moved_them_are_no_vault(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, moved: tuple[str, ...]
) -> None:
    monkeypatch.setattr(creation, "derive", quick)
    folder, site = tmp_path / "made", tmp_path / "made.new"
    create(site, NAMES, NEW, FLOOR).close()
    folder.mkdir()
    (folder / "other").touch()
    for name in moved:
        (site / name).rename(folder / name)
    create(folder, NAMES, NEW, FLOOR).close()
    assert not site.exists()


def test_the_slots_follow_the_other_files_only_when_those_names_are_on_the_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(creation, "derive", quick)
    folder = tmp_path / "made"
    folder.mkdir()
    (folder / "other").touch()
    flush, flushed = replacing.flush, list[set[str]]()

    def noted(path: Path) -> None:
        flush(path)
        if path == folder:
            flushed.append({each.name for each in folder.iterdir()} - {"other"})

    monkeypatch.setattr(replacing, "flush", noted)
    create(folder, NAMES, NEW, FLOOR).close()
    every = {NAMES.slots, NAMES.first, NAMES.second, NAMES.lock, NAMES.ballast}
    assert flushed[:2] == [every - {NAMES.slots}, every]


@pytest.mark.parametrize("undone", [0, 1, 2])
def test_taking_back_what_was_moved_can_be_killed_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, undone: int
) -> None:
    monkeypatch.setattr(creation, "derive", quick)
    folder, site = tmp_path / "made", tmp_path / "made.new"
    create(site, NAMES, NEW, FLOOR).close()
    folder.mkdir()
    (folder / "other").touch()
    moved = [NAMES.ballast, NAMES.lock, NAMES.second]
    for name in moved:
        (site / name).rename(folder / name)
    rename, left = Path.rename, [undone]

    def killed(path: Path, target: Path) -> Path:
        if not left[0]:
            raise CutShortError
        left[0] -= 1
        return rename(path, target)

    with monkeypatch.context() as cut:
        cut.setattr(Path, "rename", killed)
        with pytest.raises(CutShortError):
            create(folder, NAMES, NEW, FLOOR)
    create(folder, NAMES, NEW, FLOOR).close()
    assert not site.exists()


def test_the_empty_building_site_of_a_creation_that_was_killed_behind_its_last_move_goes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(creation, "derive", quick)
    folder, site = tmp_path / "made", tmp_path / "made.new"
    create(folder, NAMES, NEW, FLOOR).close()
    site.mkdir()
    with pytest.raises(VaultExistsError):
        create(folder, NAMES, NEW, FLOOR)
    assert not site.exists()


def test_an_opening_clears_the_empty_building_site_away(made: Made) -> None:
    site = made.folder.with_name(made.folder.name + ".new")
    site.mkdir()
    opened(made).close()
    assert not site.exists()


def failing(*_: object) -> None:
    raise StorageFailedError


def test_words_in_use_are_not_forgotten_after_many_changes_that_came_to_nothing(
    made: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    vault = opened(made)
    with monkeypatch.context() as broken:
        broken.setattr(change_secret, "_write", failing)
        for number in range(2 * ways.REMEMBERED):
            with pytest.raises(StorageFailedError):
                change_secret.change_words(vault, f"words {number}")
    change_secret.change_words(vault, "words that stay")
    vault.close()


def test_an_opening_takes_the_words_in_use_for_the_newest(
    made: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    vault = opened(made)
    before = ways.known(vault.store).ways[SlotKind.WORDS][0]
    with monkeypatch.context() as broken:
        broken.setattr(change_secret, "_write", failing)
        with pytest.raises(StorageFailedError):
            change_secret.change_words(vault, "words that never were")
    vault.close()
    vault = opened(made)
    assert ways.known(vault.store).ways[SlotKind.WORDS][0] == before
    vault.close()


class CutShortError(Exception):
    pass


def cut_short(done: int, _total: int) -> None:
    if done > 1 << 20:
        raise CutShortError


def test_a_generation_that_was_cut_short_is_not_taken_for_a_good_one(made: Made) -> None:
    vault = opened(made)
    keep_generation(vault)
    for _ in range(3):
        with pytest.raises(CutShortError):
            keep_generation(vault, also_today=True, progress=cut_short)
    states = [generation.state for generation in generations_of(vault)]
    assert states.count(State.GOOD) == 1
    assert State.DAMAGED not in states
    vault.close()


def test_an_opening_gives_all_generations_the_same_times(made: Made) -> None:
    vault = opened(made)
    keep_generation(vault)
    with pytest.raises(CutShortError):
        keep_generation(vault, also_today=True, progress=cut_short)
    vault.close()
    opened(made).close()
    both = (generations.paths(made.folder, NAMES, number) for number in (0, 1))
    assert len({path.stat().st_mtime_ns for paths in both for path in paths}) == 1


def test_a_damaged_file_is_set_aside_once(made: Made) -> None:
    path = made.folder / NAMES.first
    assert salvage._set_aside(path) == salvage._set_aside(path)
