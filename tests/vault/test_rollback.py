"""An older state is noticed where something outside has seen a newer one; nobody is locked out."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from nocontact_desktop.errors import (
    DamagedVaultError,
    KeyringMissingError,
    NoKeyringError,
    VaultRolledBackError,
)
from nocontact_desktop.vault import (
    MemoryShare,
    keep_generation,
    open_vault,
    remove_share,
    rollback,
)
from nocontact_desktop.vault.keyring_share import MARK_SIZE
from nocontact_desktop.vault.share_state import own_share, share_is_there
from nocontact_desktop.vault.vault import unlocked
from tests.vault.made import NAMES, SHARE, WORDS, Made


@pytest.fixture
def keyring() -> MemoryShare:
    share = MemoryShare()
    share.put(SHARE)
    return share


def go(made: Made, keyring: MemoryShare | None = None, *, accept_older: bool = False) -> int:
    """Open and close; the count inside."""
    vault = open_vault(made.folder, NAMES, WORDS, None, keyring=keyring, accept_older=accept_older)
    count = rollback.count(vault.store)
    vault.close()
    return count


def test_each_opening_counts(quick_made: Made, keyring: MemoryShare) -> None:
    assert [go(quick_made, keyring) for _ in range(3)] == [1, 2, 3]


def test_a_state_older_than_the_keyring_knows_is_named_and_opens_when_accepted(
    quick_made: Made, keyring: MemoryShare, tmp_path: Path
) -> None:
    go(quick_made, keyring)
    shutil.copytree(quick_made.folder, tmp_path / "older")
    go(quick_made, keyring)
    shutil.rmtree(quick_made.folder)
    shutil.copytree(tmp_path / "older", quick_made.folder)
    before = {p.name: p.read_bytes() for p in quick_made.folder.iterdir()}
    with pytest.raises(VaultRolledBackError) as caught:
        go(quick_made, keyring)
    assert "as they are" in caught.value.sentence
    assert {p.name: p.read_bytes() for p in quick_made.folder.iterdir()} == before
    assert go(quick_made, keyring, accept_older=True) == 3
    assert go(quick_made, keyring) == 4


def test_a_state_older_than_a_generation_is_named(quick_made: Made, tmp_path: Path) -> None:
    shutil.copytree(quick_made.folder, tmp_path / "older")
    vault = open_vault(quick_made.folder, NAMES, WORDS, None)
    keep_generation(vault)
    vault.close()
    for name in "abc":
        shutil.copy2(tmp_path / "older" / name, quick_made.folder / name)
    with pytest.raises(VaultRolledBackError):
        go(quick_made)
    assert go(quick_made, accept_older=True) == 2
    assert go(quick_made) == 3


def test_without_a_witness_an_older_state_opens(quick_made: Made, tmp_path: Path) -> None:
    shutil.copytree(quick_made.folder, tmp_path / "older")
    go(quick_made)
    shutil.rmtree(quick_made.folder)
    shutil.copytree(tmp_path / "older", quick_made.folder)
    assert go(quick_made) == 1


def test_the_marks_of_both_compartments_look_the_same(
    quick_made: Made, keyring: MemoryShare
) -> None:
    used = quick_made.slot.compartment
    before = [keyring.mark(number) for number in (0, 1)]
    go(quick_made, keyring)
    after = [keyring.mark(number) for number in (0, 1)]
    assert after[1 - used] == before[1 - used]
    assert after[used] != before[used]
    assert {len(mark) for mark in before + after} == {MARK_SIZE}


def test_a_keyring_that_does_not_answer_says_nothing(
    quick_made: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert go(quick_made, MemoryShare()) == 1

    def none(_number: int) -> bytes:
        raise NoKeyringError

    share = MemoryShare()
    monkeypatch.setattr(share, "mark", none)
    assert go(quick_made, share) == 2


def test_a_mark_of_another_size_is_refused(keyring: MemoryShare) -> None:
    with pytest.raises(ValueError, match="36 bytes"):
        keyring.put_mark(0, b"short")
    with pytest.raises(KeyringMissingError):
        MemoryShare().put_mark(0, bytes(MARK_SIZE))


def test_a_full_disk_does_not_keep_a_vault_shut(
    quick_made: Made, keyring: MemoryShare, monkeypatch: pytest.MonkeyPatch
) -> None:
    from nocontact_desktop.errors import DiskFullError
    from nocontact_desktop.vault import Store

    def full(*_arguments: object) -> None:
        raise DiskFullError

    monkeypatch.setattr(Store, "set_setting", full)
    vault = open_vault(quick_made.folder, NAMES, WORDS, None)
    assert rollback.count(vault.store) == 0
    vault.close()
    unlocked(quick_made.folder, NAMES, quick_made.slot).close()


class Untouched(MemoryShare):
    """A keyring that must not be asked for anything."""

    def mark(self, number: int) -> bytes:
        raise AssertionError(number)

    def put_mark(self, number: int, mark: bytes) -> None:
        raise AssertionError(number)


def test_a_vault_without_a_part_in_the_keyring_leaves_it_alone(quick_made: Made) -> None:
    vault = open_vault(quick_made.folder, NAMES, WORDS, None)
    remove_share(vault, MemoryShare())
    vault.close()
    assert go(quick_made, Untouched()) == 2


@pytest.mark.parametrize("text", ["zz", "ab" * 31, "AB" * 32])
def test_a_key_of_the_marks_that_is_none_is_damage(
    quick_made: Made, keyring: MemoryShare, text: str
) -> None:
    go(quick_made, keyring)
    vault = unlocked(quick_made.folder, NAMES, quick_made.slot)
    vault.store.set_setting("vault.mark", text)
    vault.close()
    with pytest.raises(DamagedVaultError):
        go(quick_made, keyring)


def test_a_vault_knows_whether_its_part_is_in_the_keyring(
    quick_made: Made, keyring: MemoryShare
) -> None:
    vault = open_vault(quick_made.folder, NAMES, WORDS, None)
    assert share_is_there(vault, keyring)
    keyring.put(bytes(32))
    assert not share_is_there(vault, keyring)
    keyring.forget()
    with pytest.raises(KeyringMissingError):
        share_is_there(vault, keyring)
    remove_share(vault, keyring)
    assert own_share(vault) is None
    vault.close()


def test_without_slots_no_part_is_known(quick_made: Made) -> None:
    vault = open_vault(quick_made.folder, NAMES, WORDS, None)
    assert own_share(vault) == SHARE
    (quick_made.folder / NAMES.slots).unlink()
    assert own_share(vault) is None
    vault.close()
