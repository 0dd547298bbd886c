"""A new vault is made whole or not at all, and never over another."""

import os
import stat
from pathlib import Path

import pytest

from nocontact_desktop.errors import (
    DiskFullError,
    ReadOnlyFolderError,
    StorageFailedError,
    VaultExistsError,
    VaultInUseError,
)
from nocontact_desktop.vault import DEFAULT, FLOOR, NewVault, SlotKind, Vault, create, new_code
from nocontact_desktop.vault import creation as module
from nocontact_desktop.vault.lock import FolderLock
from nocontact_desktop.vault.slots import Slot, SlotTable, place_of
from nocontact_desktop.vault.stretch import derive, profile_of
from nocontact_desktop.vault.vault import unlocked
from tests.vault.made import NAMES, PIN, SHARE, WORDS, Made, Names

NEW = NewVault(WORDS, new_code())


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is tested here is not the stretching."""
    monkeypatch.setattr(module, "derive", lambda secret, salt: (secret.encode() + salt)[:32])


def snapshot(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_a_new_vault_is_a_private_folder_of_five_private_files(tmp_path: Path) -> None:
    create(tmp_path / "x" / "vault", NAMES, NEW, FLOOR).close()
    folder = tmp_path / "x" / "vault"
    assert sorted(path.name for path in folder.iterdir()) == list("abcde")
    if os.name != "nt":
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert list(folder.parent.iterdir()) == [folder]


def test_the_parameters_are_the_wanted_ones(tmp_path: Path) -> None:
    create(tmp_path / "v", NAMES, NEW).close()
    assert profile_of(SlotTable((tmp_path / "v" / "a").read_bytes()).salt) == DEFAULT


def test_a_new_vault_is_open_and_empty(tmp_path: Path) -> None:
    vault = create(tmp_path / "v", NAMES, NEW, FLOOR)
    assert vault.opened_with is SlotKind.WORDS
    assert vault.store.answers("s") == {}
    vault.store.set_setting("a", "b")
    assert vault.store.setting("a") == "b"
    vault.close()


def test_both_compartments_come_to_hold_the_content_now_and_then(tmp_path: Path) -> None:
    used = set()
    for n in range(40):
        vault = create(tmp_path / str(n), NAMES, NEW, FLOOR)
        used.add(Path(vault.store._database._connection.filename).name)
        vault.close()
        if len(used) == 2:
            return
    raise AssertionError(used)


@pytest.mark.parametrize("name", ["a", "b", "c", "d", "e"])
def test_any_file_of_a_vault_keeps_its_place_from_a_new_one(tmp_path: Path, name: str) -> None:
    (tmp_path / "v").mkdir()
    (tmp_path / "v" / name).write_bytes(b"precious")
    with pytest.raises(VaultExistsError):
        create(tmp_path / "v", NAMES, NEW, FLOOR)
    assert snapshot(tmp_path / "v") == {name: b"precious"}
    assert list(tmp_path.iterdir()) == [tmp_path / "v"]


def test_an_existing_vault_is_not_touched(made: Made) -> None:
    before = snapshot(made.folder)
    with pytest.raises(VaultExistsError):
        create(made.folder, NAMES, NEW, FLOOR)
    assert snapshot(made.folder) == before


def test_a_folder_with_other_things_in_it_keeps_them(tmp_path: Path) -> None:
    (tmp_path / "v").mkdir()
    (tmp_path / "v" / "other").write_bytes(b"o")
    create(tmp_path / "v", NAMES, NEW, FLOOR).close()
    assert sorted(path.name for path in (tmp_path / "v").iterdir()) == [*"abcde", "other"]


def test_a_folder_on_a_stick_that_knows_no_rights_can_hold_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(_path: Path, _mode: int) -> None:
        raise PermissionError(1, "refused")  # as FAT says it

    (tmp_path / "v").mkdir()
    (tmp_path / "v" / "other").write_bytes(b"o")
    monkeypatch.setattr(Path, "chmod", refused)
    create(tmp_path / "v", NAMES, NEW, FLOOR).close()
    assert sorted(path.name for path in (tmp_path / "v").iterdir()) == [*"abcde", "other"]


@pytest.mark.parametrize("there", [False, True])
@pytest.mark.parametrize("step", ["schema.lay", "files.write_atomically", "unlocked", "_sealed"])
def test_a_failure_at_any_step_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str, there: bool
) -> None:
    if there:
        (tmp_path / "v").mkdir()
        (tmp_path / "v" / "other").write_bytes(b"o")

    def fault(*_arguments: object) -> None:
        raise OSError(5, "fault")

    monkeypatch.setattr(f"nocontact_desktop.vault.creation.{step}", fault)
    with pytest.raises(StorageFailedError):
        create(tmp_path / "v", NAMES, NEW, FLOOR)
    left = [str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*")]
    assert sorted(left) == (["v", "v/other"] if there else [])


def test_a_full_disk_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_arguments: object) -> None:
        raise OSError(28, "full")

    monkeypatch.setattr("nocontact_desktop.vault.ballast.Ballast.fill", full)
    with pytest.raises(DiskFullError):
        create(tmp_path / "v", NAMES, NEW, FLOOR)
    assert list(tmp_path.iterdir()) == []


def test_what_an_interrupted_attempt_left_is_cleared_away(tmp_path: Path) -> None:
    (tmp_path / "v.new").mkdir()
    (tmp_path / "v.new" / "b").write_bytes(b"half")
    create(tmp_path / "v", NAMES, NEW, FLOOR).close()
    assert list(tmp_path.iterdir()) == [tmp_path / "v"]


def test_a_folder_without_permission_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_arguments: object, **_named: object) -> None:
        raise PermissionError(13, "no")

    monkeypatch.setattr(Path, "mkdir", refuse)
    with pytest.raises(ReadOnlyFolderError):
        create(tmp_path / "v", NAMES, NEW, FLOOR)


def test_two_attempts_at_once_do_not_mix(tmp_path: Path) -> None:
    (tmp_path / "v.new").mkdir()
    lock = FolderLock(tmp_path / "v.new" / NAMES.lock)
    with pytest.raises(VaultInUseError):
        create(tmp_path / "v", NAMES, NEW, FLOOR)
    lock.release()
    assert (tmp_path / "v.new").exists()


@pytest.mark.parametrize(
    "arguments",
    [
        ("", new_code()),
        (" - ", new_code()),
        (WORDS, "not a code"),
        (WORDS, new_code(), PIN),
        (WORDS, new_code(), "letters", SHARE),
        (WORDS, new_code(), None, b"short"),
    ],
)
def test_what_no_first_run_should_hand_over_is_refused_without_showing_it(
    arguments: tuple[str, str, str | None, bytes | None],
) -> None:
    with pytest.raises(ValueError, match=r"needed|needs|bytes") as caught:
        NewVault(*arguments)
    assert "letters" not in str(caught.value)


def test_no_secret_shows_when_printed() -> None:
    assert repr(NewVault(WORDS, new_code(), PIN, SHARE)) == "NewVault()"


def test_slots_are_made_for_what_was_collected(template: Made) -> None:
    table = SlotTable((template.folder / NAMES.slots).read_bytes())
    words = derive(WORDS, table.salt)
    pin = derive(PIN, table.salt)
    places = {
        SlotKind.WORDS: table.opened(words, None),
        SlotKind.PIN_AND_SHARE: table.opened(pin, SHARE),
        SlotKind.RECOVERY: table.opened(derive(template.code, table.salt), None),
    }
    assert {kind: slot.kind if slot else None for kind, slot in places.items()} == {
        kind: kind for kind in places
    }
    assert len({slot.key for slot in places.values() if slot}) == 1
    assert table.opened(pin, None) is None


def test_a_share_without_a_pin_opens_by_words_alone_and_with_it(tmp_path: Path) -> None:
    create(tmp_path / "v", NAMES, NewVault(WORDS, new_code(), share=SHARE), FLOOR).close()
    table = SlotTable((tmp_path / "v" / "a").read_bytes())
    stretched = (WORDS.encode() + table.salt)[:32]
    places = [place_of(group_of(table, stretched), kind) for kind in SlotKind]
    found = [table.opened_at(places[kind - 1], stretched, SHARE) for kind in SlotKind]
    assert [slot is not None for slot in found] == [False, False, True, False]
    assert table.opened(stretched, None) is not None


def group_of(table: SlotTable, stretched: bytes) -> int:
    slot = table.opened(stretched, None)
    assert slot is not None
    return slot.group


@pytest.mark.parametrize("there", [False, True])
def test_a_fault_after_the_files_were_moved_takes_them_away_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, there: bool
) -> None:
    if there:
        (tmp_path / "v").mkdir()
        (tmp_path / "v" / "other").write_bytes(b"o")

    def fault(folder: Path, names: Names, slot: Slot) -> Vault:
        if folder.name == "v":
            raise OSError(5, "fault")
        return unlocked(folder, names, slot)

    monkeypatch.setattr(module, "unlocked", fault)
    with pytest.raises(StorageFailedError):
        create(tmp_path / "v", NAMES, NEW, FLOOR)
    left = [str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*")]
    assert sorted(left) == (["v", "v/other"] if there else [])


def test_what_is_left_of_a_killed_attempt_stays_when_some_of_it_is_gone(tmp_path: Path) -> None:
    """The ballast and the lock had been moved, and somebody took the lock away."""
    site, folder = tmp_path / "v.new", tmp_path / "v"
    site.mkdir()
    folder.mkdir()
    for name in (NAMES.slots, NAMES.first, NAMES.second):
        (site / name).write_bytes(b"new")
    (folder / NAMES.ballast).write_bytes(b"moved")
    with pytest.raises(VaultExistsError):
        create(folder, NAMES, NEW, FLOOR)
    assert snapshot(folder) == {NAMES.ballast: b"moved"}
