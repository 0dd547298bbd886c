"""Nothing is told before what was typed is proved right, by a slot or by a generation."""

from __future__ import annotations

import secrets
from pathlib import Path

import pytest

from nocontact_desktop.errors import (
    DamagedVaultError,
    ReadOnlyFolderError,
    VaultInUseError,
    VaultTooNewError,
    WrongSecretError,
)
from nocontact_desktop.vault import (
    change_words,
    keep_generation,
    newest_good,
    open_proved,
    open_vault,
    proof,
    put_back,
    slots,
)
from nocontact_desktop.vault.slots import SlotTable
from nocontact_desktop.vault.stretch import SALT_SIZE
from tests.vault.made import NAMES, WORDS, Made
from tests.vault.quick import quick

OTHERS = "candle marble drawer wagon fence"


@pytest.fixture
def kept(quick_made: Made) -> Made:
    """A closed vault with a generation."""
    vault = open_vault(quick_made.folder, NAMES, WORDS, None)
    vault.store.set_answer("s", "f", "kept")
    keep_generation(vault)
    vault.close()
    return quick_made


def damaged_salt(path: Path) -> None:
    data = path.read_bytes()
    path.write_bytes(secrets.token_bytes(SALT_SIZE) + data[SALT_SIZE:])


def flipped_salt(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[SALT_SIZE - 1] ^= 1
    path.write_bytes(data)


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-1])


DAMAGES = (damaged_salt, flipped_salt, cut, Path.unlink)


@pytest.mark.parametrize("damage", DAMAGES)
def test_with_damaged_slots_wrong_words_are_wrong_and_right_ones_lead_back(
    kept: Made, damage: object
) -> None:
    assert callable(damage)
    damage(kept.folder / NAMES.slots)
    with pytest.raises(WrongSecretError):
        open_proved(kept.folder, NAMES, OTHERS, None)
    for secret in (WORDS, kept.code):
        with pytest.raises(DamagedVaultError):
            open_proved(kept.folder, NAMES, secret, None)
    found = newest_good(kept.folder, NAMES, kept.code)
    assert found is not None
    put_back(kept.folder, NAMES, found)
    vault = open_proved(kept.folder, NAMES, WORDS, None, accept_older=True)
    assert vault.store.answers("s") == {"f": "kept"}
    vault.close()


def test_without_a_generation_there_is_no_proof(quick_made: Made) -> None:
    cut(quick_made.folder / NAMES.slots)
    with pytest.raises(WrongSecretError):
        open_proved(quick_made.folder, NAMES, WORDS, None)


def test_words_that_were_given_up_prove_nothing_while_the_slots_are_whole(kept: Made) -> None:
    vault = open_vault(kept.folder, NAMES, WORDS, None)
    change_words(vault, OTHERS)
    vault.close()
    with pytest.raises(WrongSecretError):
        open_proved(kept.folder, NAMES, WORDS, None)


def test_after_a_slot_was_opened_everything_is_told(kept: Made) -> None:
    vault = open_proved(kept.folder, NAMES, WORDS, None)
    with pytest.raises(VaultInUseError):
        open_proved(kept.folder, NAMES, WORDS, None)
    with pytest.raises(WrongSecretError):
        open_proved(kept.folder, NAMES, OTHERS, None)
    vault.close()


def test_a_slot_of_a_newer_version_is_told_to_who_opens_it(
    kept: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = kept.folder / NAMES.slots
    table = SlotTable(path.read_bytes())
    with monkeypatch.context() as newer:
        newer.setattr(slots, "_VERSION", slots._VERSION + 1)
        path.write_bytes(table.sealed(kept.slot, quick(WORDS, table.salt), None).data)
    with pytest.raises(VaultTooNewError):
        open_proved(kept.folder, NAMES, WORDS, None)


def test_slots_that_cannot_be_read_are_told_after_right_words_only(
    kept: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object, **__: object) -> None:
        raise ReadOnlyFolderError

    monkeypatch.setattr(proof, "open_vault", refused)
    monkeypatch.setattr(proof, "slots_are_damaged", refused)
    with pytest.raises(ReadOnlyFolderError):
        open_proved(kept.folder, NAMES, WORDS, None)
    with pytest.raises(WrongSecretError):
        open_proved(kept.folder, NAMES, OTHERS, None)
    monkeypatch.setattr(proof, "opens_a_generation", refused)
    with pytest.raises(WrongSecretError):
        open_proved(kept.folder, NAMES, WORDS, None)
