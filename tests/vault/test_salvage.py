"""A copy from a stick in the place of what is damaged, and damage that is seen without a secret."""

from __future__ import annotations

import io
import secrets
from collections.abc import Iterator
from pathlib import Path

import pytest

from nocontact_desktop.errors import (
    DamagedBackupError,
    DamagedVaultError,
    VaultRolledBackError,
    WrongSecretError,
)
from nocontact_desktop.vault import (
    FLOOR,
    NewVault,
    Vault,
    back_up,
    change_words,
    copy_for,
    create,
    keep_generation,
    new_code,
    newest_good,
    open_vault,
    put_back,
    renew_key,
    slots_are_damaged,
)
from nocontact_desktop.vault.database import connect
from nocontact_desktop.vault.layout import FRONT, PAGE
from nocontact_desktop.vault.slots import SlotTable
from tests.vault.made import NAMES, WORDS, Made
from tests.vault.quick import quick

NEW_WORDS = "other lamps on rivers of stone"
OTHERS = "candle marble drawer wagon fence"


@pytest.fixture
def made(quick_made: Made) -> Made:
    return quick_made


@pytest.fixture
def opened(made: Made) -> Iterator[Vault]:
    vault = open_vault(made.folder, NAMES, WORDS, None)
    vault.store.set_answer("s", "f", "copied")
    yield vault
    vault.close()


@pytest.fixture
def copy(opened: Vault, tmp_path: Path) -> Path:
    back_up(opened, tmp_path / "copy")
    return tmp_path / "copy"


def damage(path: Path) -> bytes:
    data = bytearray(path.read_bytes())
    for at in range(16384, len(data), 4096):
        data[at] ^= 1
    path.write_bytes(data)
    return bytes(data)


def answer(folder: Path, secret: str, *, older: bool = False) -> object:
    vault = open_vault(folder, NAMES, secret, None, accept_older=older)
    found = vault.store.answers("s")["f"]
    vault.close()
    return found


def test_only_what_is_damaged_is_taken_from_a_copy(made: Made, opened: Vault, copy: Path) -> None:
    opened.close()
    spoilt, unused = damage(made.used), made.unused.read_bytes()
    slots = (made.folder / NAMES.slots).read_bytes()
    found = copy_for(copy, made.folder, NAMES, WORDS)
    assert found.slots_open
    (kept,) = put_back(made.folder, NAMES, found)
    assert kept.read_bytes() == spoilt
    assert made.unused.read_bytes() == unused
    assert (made.folder / NAMES.slots).read_bytes() == slots
    assert answer(made.folder, WORDS) == "copied"


@pytest.mark.parametrize("left", ["nothing", "a stub"])
def test_a_compartment_that_is_gone_comes_from_the_copy(
    made: Made, opened: Vault, copy: Path, left: str
) -> None:
    opened.close()
    made.unused.unlink() if left == "nothing" else made.unused.write_bytes(b"")
    with pytest.raises(DamagedVaultError):
        answer(made.folder, WORDS)
    put_back(made.folder, NAMES, copy_for(copy, made.folder, NAMES, WORDS))
    assert made.unused.stat().st_size == made.used.stat().st_size
    assert answer(made.folder, WORDS) == "copied"


def test_an_empty_compartment_is_filled_when_only_a_generation_is_there(
    made: Made, opened: Vault
) -> None:
    keep_generation(opened)
    opened.close()
    made.unused.write_bytes(b"")
    found = newest_good(made.folder, NAMES, WORDS)
    assert found is not None
    put_back(made.folder, NAMES, found)
    assert answer(made.folder, WORDS) == "copied"


def test_the_words_of_the_day_of_the_copy_open_it_and_are_the_words_again(
    made: Made, opened: Vault, copy: Path
) -> None:
    change_words(opened, NEW_WORDS)
    opened.close()
    damage(made.used)
    found = copy_for(copy, made.folder, NAMES, WORDS)
    assert not found.slots_open
    assert len(put_back(made.folder, NAMES, found)) == 2
    assert answer(made.folder, WORDS, older=True) == "copied"


def test_the_words_of_now_open_an_older_copy_too(made: Made, opened: Vault, copy: Path) -> None:
    change_words(opened, NEW_WORDS)
    opened.close()
    damage(made.used)
    found = copy_for(copy, made.folder, NAMES, NEW_WORDS)
    assert found.slots_open
    put_back(made.folder, NAMES, found)
    assert answer(made.folder, NEW_WORDS, older=True) == "copied"


def test_a_copy_from_before_the_key_was_changed_brings_its_own_slots(
    made: Made, opened: Vault, copy: Path
) -> None:
    renew_key(opened)
    opened.close()
    damage(made.used)
    found = copy_for(copy, made.folder, NAMES, WORDS)
    put_back(made.folder, NAMES, found)
    assert answer(made.folder, WORDS, older=True) == "copied"


def test_a_copy_under_a_key_that_was_given_up_needs_the_words_of_its_day(
    made: Made, opened: Vault, copy: Path
) -> None:
    renew_key(opened)
    change_words(opened, NEW_WORDS)
    opened.close()
    spoilt = damage(made.used)
    found = copy_for(copy, made.folder, NAMES, NEW_WORDS)
    with pytest.raises(DamagedBackupError):
        put_back(made.folder, NAMES, found)
    assert made.used.read_bytes() == spoilt
    put_back(made.folder, NAMES, copy_for(copy, made.folder, NAMES, WORDS))
    assert answer(made.folder, WORDS, older=True) == "copied"


def test_the_copy_of_another_vault_takes_the_place_of_everything_and_all_is_kept(
    made: Made, opened: Vault, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened.close()
    monkeypatch.setattr("nocontact_desktop.vault.creation.derive", quick)
    code = new_code()
    other = create(tmp_path / "other", NAMES, NewVault(OTHERS, code), FLOOR)
    other.store.set_answer("s", "f", "another")
    back_up(other, tmp_path / "copy")
    other.close()
    before = {path.read_bytes() for path in (made.folder / name for name in "abc")}
    found = copy_for(tmp_path / "copy", made.folder, NAMES, code)
    kept = put_back(made.folder, NAMES, found)
    assert {path.read_bytes() for path in kept} == before
    assert answer(made.folder, OTHERS) == "another"


def test_without_slots_all_of_the_copy_is_put_back(made: Made, opened: Vault, copy: Path) -> None:
    opened.close()
    damage(made.used)
    (made.folder / NAMES.slots).unlink()
    put_back(made.folder, NAMES, copy_for(copy, made.folder, NAMES, made.code))
    assert answer(made.folder, WORDS) == "copied"


def test_wrong_words_and_wrong_bytes_are_told_apart(made: Made, opened: Vault, copy: Path) -> None:
    with pytest.raises(WrongSecretError):
        copy_for(copy, made.folder, NAMES, "some other words")
    data = bytearray(copy.read_bytes())
    data[-(1 << 16)] ^= 1
    copy.write_bytes(data)
    with pytest.raises(DamagedBackupError):
        copy_for(copy, made.folder, NAMES, WORDS)


def test_damage_of_the_slots_is_seen_without_a_secret(made: Made, opened: Vault) -> None:
    path = made.folder / NAMES.slots
    whole = path.read_bytes()
    assert not slots_are_damaged(made.folder, NAMES)
    path.write_bytes(SlotTable(whole)._with(0, secrets.token_bytes(32)).data)
    assert not slots_are_damaged(made.folder, NAMES)  # nothing to compare with
    path.write_bytes(whole)
    keep_generation(opened)
    assert not slots_are_damaged(made.folder, NAMES)
    for spoilt in (whole[:-1], secrets.token_bytes(32) + whole[32:]):
        path.write_bytes(spoilt)
        assert slots_are_damaged(made.folder, NAMES)
    path.unlink()
    assert slots_are_damaged(made.folder, NAMES)


def test_an_older_state_is_still_told(made: Made, opened: Vault, copy: Path) -> None:
    opened.close()
    opened = open_vault(made.folder, NAMES, WORDS, None)
    keep_generation(opened)
    opened.close()
    damage(made.used)
    put_back(made.folder, NAMES, copy_for(copy, made.folder, NAMES, WORDS))
    with pytest.raises(VaultRolledBackError):
        answer(made.folder, WORDS)
    assert answer(made.folder, WORDS, older=True) == "copied"


def test_a_compartment_that_contradicts_itself_is_taken_from_the_copy(
    made: Made, opened: Vault, copy: Path
) -> None:
    opened.close()
    connection = connect(made.used, made.slot.key)
    connection.pragma("writable_schema", "on")
    connection.execute("delete from sqlite_schema where name = 'items_removed'")
    connection.close()
    kept = put_back(made.folder, NAMES, copy_for(copy, made.folder, NAMES, WORDS))
    assert [path.name for path in kept] == [f"{made.used.name}-old-1"]
    assert answer(made.folder, WORDS) == "copied"


def test_a_compartment_whose_files_cannot_be_counted_is_taken_from_the_copy(
    made: Made, opened: Vault, tmp_path: Path
) -> None:
    opened.attachments.add(io.BytesIO(b"content"), "name", lambda _done: True)
    back_up(opened, tmp_path / "copy")
    opened.close()
    connection = connect(made.used, made.slot.key)
    sql = "select rootpage from sqlite_schema where name = 'contents'"
    number = int(connection.execute(sql).get)
    connection.close()
    data = bytearray(made.used.read_bytes())
    data[FRONT + (number - 1) * PAGE + 100] ^= 1
    made.used.write_bytes(data)
    with pytest.raises(DamagedVaultError):
        answer(made.folder, WORDS)
    put_back(made.folder, NAMES, copy_for(tmp_path / "copy", made.folder, NAMES, WORDS))
    assert answer(made.folder, WORDS) == "copied"
