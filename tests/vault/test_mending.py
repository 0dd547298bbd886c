"""A damaged slot is mended from inside; what was given up or taken away is not brought back."""

from __future__ import annotations

from pathlib import Path

import pytest

from nocontact_desktop.errors import DamagedVaultError, ShareMissingError, WrongSecretError
from nocontact_desktop.vault import (
    MemoryShare,
    NewVault,
    SlotKind,
    add_share,
    change_pin,
    change_words,
    copying,
    creation,
    keep_generation,
    new_code,
    open_proved,
    open_vault,
    remove_share,
    renew_key,
    set_up_second,
    slots,
)
from nocontact_desktop.vault.slots import SlotTable, other_group, place_of
from nocontact_desktop.vault.stretch import SALT_SIZE
from tests.vault.made import NAMES, PIN, SHARE, WORDS, Made
from tests.vault.quick import quick

OTHERS = "candle marble drawer wagon fence"
SECOND = "cloud winter bottle garden seven"
LEAVING = "apple north candle bridge"


@pytest.fixture
def kept(quick_made: Made, monkeypatch: pytest.MonkeyPatch) -> Made:
    """A closed vault with content and a generation."""
    monkeypatch.setattr(creation, "derive", quick)
    vault = open_vault(quick_made.folder, NAMES, WORDS, None)
    vault.store.set_answer("s", "f", "kept")
    keep_generation(vault)
    vault.close()
    return quick_made


def spoil(made: Made, *kinds: SlotKind, group: int | None = None) -> None:
    """Flip a bit in the slots of these kinds."""
    path = made.folder / NAMES.slots
    data = bytearray(path.read_bytes())
    for kind in kinds:
        place = place_of(made.slot.group if group is None else group, kind)
        data[SALT_SIZE + 256 * place + 77] ^= 4
    path.write_bytes(data)


def opens(made: Made, secret: str, share: bytes | None = None) -> bool:
    """Whether it opens, with the content."""
    try:
        vault = open_proved(made.folder, NAMES, secret, share)
    except WrongSecretError:
        return False
    assert vault.store.answers("s") == {"f": "kept"}
    vault.close()
    return True


def mends(made: Made, secret: str, share: bytes | None = None) -> bool:
    """Opens it; whether something was mended."""
    vault = open_vault(made.folder, NAMES, secret, share)
    assert vault.store.answers("s") == {"f": "kept"}
    vault.close()
    return vault.mended


def code_opens_itself(made: Made) -> bool:
    """Whether the slot of the recovery code is sound."""
    table = SlotTable((made.folder / NAMES.slots).read_bytes())
    place = place_of(made.slot.group, SlotKind.RECOVERY)
    return table.opened_at(place, quick(made.code, table.salt), None) is not None


def test_the_other_slots_are_mended_by_whichever_opens(kept: Made) -> None:
    assert not mends(kept, WORDS)
    spoil(kept, SlotKind.RECOVERY, SlotKind.PIN_AND_SHARE)
    assert mends(kept, WORDS)
    assert not mends(kept, PIN, SHARE)
    spoil(kept, SlotKind.WORDS)
    assert mends(kept, PIN, SHARE)
    spoil(kept, SlotKind.WORDS)
    assert not mends(kept, kept.code), "after a leaving secret that is how it looks, too"
    assert not mends(kept, WORDS)


def test_words_whose_own_slot_is_damaged_open_all_the_same_and_are_mended(kept: Made) -> None:
    spoil(kept, SlotKind.WORDS)
    assert not opens(kept, OTHERS)
    assert mends(kept, WORDS)
    assert not mends(kept, WORDS)


def test_a_recovery_code_whose_own_slot_is_damaged_opens_all_the_same(kept: Made) -> None:
    spoil(kept, *SlotKind)
    assert not code_opens_itself(kept)
    assert mends(kept, kept.code)
    assert code_opens_itself(kept)
    assert not mends(kept, WORDS)


def test_without_a_generation_a_damaged_slot_opens_nothing(kept: Made) -> None:
    for path in kept.folder.glob(f"{NAMES.ballast}-*"):
        path.unlink()
    spoil(kept, SlotKind.WORDS)
    assert not opens(kept, WORDS)
    assert opens(kept, kept.code)
    assert opens(kept, WORDS)


def test_words_that_were_given_up_open_nothing_though_a_generation_has_them(kept: Made) -> None:
    vault = open_vault(kept.folder, NAMES, WORDS, None)
    change_words(vault, OTHERS)
    vault.close()
    assert not opens(kept, WORDS)
    spoil(kept, SlotKind.WORDS)
    assert not opens(kept, WORDS)
    assert not opens(kept, OTHERS), "no generation has them yet"
    assert opens(kept, kept.code)
    vault = open_vault(kept.folder, NAMES, OTHERS, None)
    keep_generation(vault, also_today=True)
    vault.close()
    spoil(kept, SlotKind.WORDS)
    assert not opens(kept, WORDS)
    assert opens(kept, OTHERS)


def test_slots_are_newer_than_the_generation_that_mends_them(kept: Made) -> None:
    vault = open_vault(kept.folder, NAMES, WORDS, None)
    change_pin(vault, "771204")
    vault.close()
    spoil(kept, SlotKind.WORDS)
    assert opens(kept, WORDS)  # and does not take this for an older state
    assert not mends(kept, "771204", SHARE)
    with pytest.raises(ShareMissingError):
        open_vault(kept.folder, NAMES, PIN, None)


def test_under_a_key_that_was_given_up_nothing_opens(kept: Made) -> None:
    vault = open_vault(kept.folder, NAMES, WORDS, None)
    renew_key(vault)
    vault.close()
    spoil(kept, SlotKind.WORDS)
    assert not opens(kept, WORDS)
    assert opens(kept, kept.code)


def test_a_share_that_was_given_up_does_not_come_back(kept: Made) -> None:
    vault = open_vault(kept.folder, NAMES, WORDS, None)
    keyring = MemoryShare()
    add_share(vault, keyring)
    remove_share(vault, keyring)
    vault.close()
    assert not mends(kept, WORDS)
    spoil(kept, SlotKind.RECOVERY)
    assert mends(kept, WORDS)
    table = SlotTable((kept.folder / NAMES.slots).read_bytes())
    place = place_of(kept.slot.group, SlotKind.WORDS_AND_SHARE)
    assert table.opened_at(place, quick(WORDS, table.salt), SHARE) is None


def with_second(kept: Made) -> None:
    """A second vault with a leaving secret and a generation of its own."""
    vault = open_vault(kept.folder, NAMES, WORDS, None)
    set_up_second(vault, WORDS, NewVault(SECOND, new_code()), LEAVING)
    vault.close()
    vault = open_vault(kept.folder, NAMES, SECOND, None)
    vault.store.set_answer("s", "f", "kept")
    keep_generation(vault, also_today=True)
    vault.close()


def test_what_a_leaving_secret_took_away_comes_back_with_the_recovery_code_only(
    kept: Made,
) -> None:
    with_second(kept)
    assert opens(kept, LEAVING)
    assert not opens(kept, WORDS), "a generation still has them"
    assert opens(kept, kept.code)
    assert opens(kept, WORDS)


def test_a_damaged_leaving_secret_still_takes_the_others_away(kept: Made) -> None:
    with_second(kept)
    spoil(kept, SlotKind.PIN_AND_SHARE, group=other_group(kept.slot.group))
    assert opens(kept, LEAVING)
    assert not opens(kept, WORDS)
    assert opens(kept, SECOND)


def test_nothing_is_said_of_a_vault_that_is_open_elsewhere(kept: Made) -> None:
    vault = open_vault(kept.folder, NAMES, WORDS, None)
    spoil(kept, SlotKind.WORDS)
    assert not opens(kept, WORDS)
    vault.close()


def test_slots_of_a_generation_that_is_too_new_are_passed_over(
    quick_made: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    vault = open_vault(quick_made.folder, NAMES, WORDS, None)
    with monkeypatch.context() as newer:
        newer.setattr(slots, "_VERSION", slots._VERSION + 1)
        table = vault.place.folder / NAMES.slots
        monkeypatch.setattr(copying, "table_for", lambda *_, **_more: _newer(table, quick_made))
        keep_generation(vault)
    vault.close()
    spoil(quick_made, SlotKind.WORDS)
    with pytest.raises(WrongSecretError):
        open_vault(quick_made.folder, NAMES, WORDS, None)


def _newer(path: Path, made: Made) -> SlotTable:
    table = SlotTable(path.read_bytes())
    return table.sealed(made.slot, quick(WORDS, table.salt), None)


def test_a_compartment_that_remembers_nonsense_proves_nothing_and_is_let_go(kept: Made) -> None:
    vault = open_vault(kept.folder, NAMES, WORDS, None)
    vault.store.set_setting("vault.ways", "nonsense")
    vault.close()
    spoil(kept, SlotKind.WORDS)
    assert not opens(kept, WORDS)
    with pytest.raises(DamagedVaultError):
        open_vault(kept.folder, NAMES, kept.code, None)
