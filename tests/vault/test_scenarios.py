"""Six ways in which the world around a vault changes. It opens after each of them."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from nocontact_desktop.errors import (
    KeyringMissingError,
    NoKeyringError,
    ShareMissingError,
    VaultRolledBackError,
)
from nocontact_desktop.vault import (
    MemoryShare,
    SlotKind,
    add_share,
    back_up,
    open_vault,
    restore,
)
from tests.vault.made import NAMES, PIN, SHARE, WORDS, Made, Names


@pytest.fixture
def made(quick_made: Made) -> Made:
    """A vault that was opened with its PIN and has one answer."""
    keyring = MemoryShare()
    keyring.put(SHARE)
    vault = open_vault(quick_made.folder, NAMES, PIN, keyring.get, keyring=keyring)
    vault.store.set_answer("s", "f", "kept")
    vault.close()
    return quick_made


def opens(folder: Path, secret: str, keyring: MemoryShare, names: Names = NAMES) -> SlotKind:
    vault = open_vault(folder, names, secret, keyring.get, keyring=keyring)
    assert vault.store.answers("s") == {"f": "kept"}
    kind = vault.opened_with
    vault.close()
    return kind


def test_the_keyring_was_lost_and_the_pin_comes_back_from_inside(made: Made) -> None:
    keyring = MemoryShare()
    with pytest.raises(ShareMissingError):
        opens(made.folder, PIN, keyring)
    assert opens(made.folder, WORDS, keyring) is SlotKind.WORDS
    assert opens(made.folder, made.code, keyring) is SlotKind.RECOVERY
    vault = open_vault(made.folder, NAMES, WORDS, None)
    add_share(vault, keyring)
    vault.close()
    assert opens(made.folder, PIN, keyring) is SlotKind.PIN_AND_SHARE


def test_another_desktop_has_no_keyring_at_all(made: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    keyring = MemoryShare()

    def none(*_arguments: object) -> bytes:
        raise NoKeyringError

    for name in ("get", "put", "mark", "put_mark"):
        monkeypatch.setattr(keyring, name, none)
    assert opens(made.folder, WORDS, keyring) is SlotKind.WORDS
    assert opens(made.folder, made.code, keyring) is SlotKind.RECOVERY
    vault = open_vault(made.folder, NAMES, WORDS, None)
    with pytest.raises(NoKeyringError):
        add_share(vault, keyring)
    vault.close()
    assert opens(made.folder, WORDS, keyring) is SlotKind.WORDS


def test_the_login_was_reset_and_the_keyring_stays_locked(
    made: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    keyring = MemoryShare()
    keyring.put(SHARE)

    def locked(*_arguments: object) -> bytes:
        raise KeyringMissingError

    with monkeypatch.context() as patch:
        for name in ("get", "put", "mark", "put_mark"):
            patch.setattr(keyring, name, locked)
        assert opens(made.folder, WORDS, keyring) is SlotKind.WORDS
        with pytest.raises(ShareMissingError):
            opens(made.folder, PIN, keyring)
    assert opens(made.folder, PIN, keyring) is SlotKind.PIN_AND_SHARE


def test_on_a_new_machine_a_copy_and_the_recovery_code_are_enough(
    made: Made, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    vault = open_vault(made.folder, NAMES, WORDS, None)
    back_up(vault, tmp_path / "stick")
    vault.close()
    shutil.rmtree(made.folder)
    home = tmp_path / "new home"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    keyring = MemoryShare()
    restore(tmp_path / "stick", made.code, home / "data" / "vault", NAMES)
    assert opens(home / "data" / "vault", made.code, keyring) is SlotKind.RECOVERY
    vault = open_vault(home / "data" / "vault", NAMES, WORDS, None)
    add_share(vault, keyring)
    vault.close()
    assert opens(home / "data" / "vault", PIN, keyring) is SlotKind.PIN_AND_SHARE


def test_the_folder_and_the_names_changed_with_the_disguise(made: Made, tmp_path: Path) -> None:
    names = Names("slots.bin", "one.bin", "two.bin", "lock.bin", "rest.bin")
    keyring = MemoryShare()
    keyring.put(SHARE)
    (tmp_path / "other").mkdir()
    for old, new in zip("abcde", ("slots", "one", "two", "lock", "rest"), strict=True):
        (made.folder / old).rename(tmp_path / "other" / f"{new}.bin")
    assert opens(tmp_path / "other", PIN, keyring, names) is SlotKind.PIN_AND_SHARE
    assert opens(tmp_path / "other", WORDS, keyring, names) is not None


def test_the_keyring_has_the_share_of_another_vault(made: Made) -> None:
    keyring = MemoryShare()
    keyring.put(bytes(reversed(SHARE)))
    keyring.put_mark(0, b"x" * 36)
    keyring.put_mark(1, b"y" * 36)
    assert opens(made.folder, WORDS, keyring) is SlotKind.WORDS
    assert opens(made.folder, made.code, keyring) is SlotKind.RECOVERY


def test_a_copy_put_back_on_the_same_computer_is_older_and_opens_when_accepted(
    made: Made, tmp_path: Path
) -> None:
    keyring = MemoryShare()
    keyring.put(SHARE)
    vault = open_vault(made.folder, NAMES, WORDS, None)
    back_up(vault, tmp_path / "copy")
    vault.close()
    opens(made.folder, WORDS, keyring)
    shutil.rmtree(made.folder)
    restore(tmp_path / "copy", WORDS, made.folder, NAMES)
    with pytest.raises(VaultRolledBackError):
        opens(made.folder, WORDS, keyring)
    open_vault(made.folder, NAMES, WORDS, None, keyring=keyring, accept_older=True).close()
    assert opens(made.folder, WORDS, keyring) is SlotKind.WORDS
