"""Every secret can be changed from inside, in one step, without touching the other compartment."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterator

import pytest

from nocontact_desktop.errors import (
    DamagedVaultError,
    KeyringMissingError,
    StorageFailedError,
    VaultRolledBackError,
    WrongSecretError,
)
from nocontact_desktop.vault import (
    FLOOR,
    MemoryShare,
    SlotKind,
    Stretch,
    Vault,
    change_secret,
    links,
    new_code,
    open_vault,
    renewal,
    ways,
)
from nocontact_desktop.vault.slots import SLOTS, Slot, SlotTable
from nocontact_desktop.vault.vault import unlocked
from tests.vault.made import NAMES, PIN, SHARE, WORDS, Made
from tests.vault.quick import quick, quick_link

NEW_WORDS = "other lantern quay marigold thimble"
NEW_PIN = "718204"


@pytest.fixture
def made(quick_made: Made) -> Made:
    return quick_made


@pytest.fixture
def opened(made: Made) -> Iterator[Vault]:
    vault = unlocked(made.folder, NAMES, made.slot)
    yield vault
    vault.close()


def kinds(made: Made, secret: str, share: bytes | None = None) -> SlotKind | None:
    """Which slot a secret opens, without opening the vault."""
    table = SlotTable((made.folder / NAMES.slots).read_bytes())
    found = table.opened(quick(secret, table.salt), share)
    return found.kind if found else None


def foreign(made: Made) -> bytes:
    """The places that belong to the other compartment, and the salts."""
    data = (made.folder / NAMES.slots).read_bytes()
    places = [n for n in range(SLOTS) if not made.slot.group >> n & 1]
    return data[:32] + b"".join(data[32 + 256 * n :][:256] for n in places) + data[2080:]


def own(made: Made) -> list[bytes]:
    data = (made.folder / NAMES.slots).read_bytes()
    return [data[32 + 256 * n :][:256] for n in range(SLOTS) if made.slot.group >> n & 1]


def test_new_words_open_and_old_ones_do_not(made: Made, opened: Vault) -> None:
    change_secret.change_words(opened, NEW_WORDS.upper())
    assert kinds(made, WORDS) is None
    assert kinds(made, WORDS, SHARE) is None
    assert kinds(made, NEW_WORDS) is SlotKind.WORDS
    assert kinds(made, NEW_WORDS, SHARE) is not None
    assert kinds(made, PIN, SHARE) is SlotKind.PIN_AND_SHARE
    assert kinds(made, made.code) is SlotKind.RECOVERY


def test_a_new_pin_opens_with_the_share_only(made: Made, opened: Vault) -> None:
    change_secret.change_pin(opened, NEW_PIN)
    assert change_secret.has_pin(opened)
    assert kinds(made, PIN, SHARE) is None
    assert kinds(made, NEW_PIN) is None
    assert kinds(made, NEW_PIN, SHARE) is SlotKind.PIN_AND_SHARE
    assert kinds(made, WORDS) is SlotKind.WORDS


def test_a_pin_can_be_taken_away_and_set_again(made: Made, opened: Vault) -> None:
    change_secret.change_pin(opened, None)
    assert not change_secret.has_pin(opened)
    assert kinds(made, PIN, SHARE) is None
    change_secret.change_pin(opened, PIN)
    assert kinds(made, PIN, SHARE) is SlotKind.PIN_AND_SHARE


def test_a_new_recovery_code_takes_the_place_of_the_old_one(made: Made, opened: Vault) -> None:
    code = new_code()
    change_secret.change_recovery_code(opened, code)
    assert kinds(made, made.code) is None
    assert kinds(made, code) is SlotKind.RECOVERY


def test_the_share_leaves_with_the_pin_and_comes_back_into_the_keyring(
    made: Made, opened: Vault
) -> None:
    keyring = MemoryShare()
    keyring.put(SHARE)
    change_secret.remove_share(opened, keyring)
    assert not change_secret.has_share(opened)
    assert kinds(made, PIN, SHARE) is None
    with pytest.raises(KeyringMissingError):
        keyring.get()
    with pytest.raises(ValueError, match="share"):
        change_secret.change_pin(opened, PIN)
    change_secret.add_share(opened, keyring)
    assert change_secret.has_share(opened)
    change_secret.change_pin(opened, PIN)
    assert keyring.get() != SHARE
    assert kinds(made, PIN, keyring.get()) is SlotKind.PIN_AND_SHARE
    assert kinds(made, WORDS) is SlotKind.WORDS


def test_a_share_that_the_keyring_lost_is_put_there_again(made: Made, opened: Vault) -> None:
    before = (made.folder / NAMES.slots).read_bytes()
    keyring = MemoryShare()
    change_secret.add_share(opened, keyring)
    assert keyring.get() == SHARE
    assert (made.folder / NAMES.slots).read_bytes() == before


def test_a_keyring_that_fails_leaves_the_vault_as_it_was(
    made: Made, opened: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    keyring = MemoryShare()
    change_secret.remove_share(opened, keyring)
    before = (made.folder / NAMES.slots).read_bytes()

    def refuse(_share: bytes) -> None:
        raise KeyringMissingError

    monkeypatch.setattr(keyring, "put", refuse)
    with pytest.raises(KeyringMissingError):
        change_secret.add_share(opened, keyring)
    assert (made.folder / NAMES.slots).read_bytes() == before


@pytest.mark.parametrize(
    "change",
    [
        lambda vault: change_secret.change_words(vault, " - "),
        lambda vault: change_secret.change_recovery_code(vault, "no code"),
        lambda vault: change_secret.change_pin(vault, "letters"),
    ],
)
def test_what_is_no_secret_is_refused_without_showing_it(
    made: Made, opened: Vault, change: Callable[[Vault], None]
) -> None:
    before = (made.folder / NAMES.slots).read_bytes()
    with pytest.raises(ValueError, match=r"needed|needs") as caught:
        change(opened)
    assert "letters" not in str(caught.value)
    assert (made.folder / NAMES.slots).read_bytes() == before


def test_the_other_compartment_is_not_touched_and_which_secret_changed_does_not_show(
    made: Made, opened: Vault
) -> None:
    before, mine = foreign(made), own(made)
    change_secret.change_pin(opened, NEW_PIN)
    assert foreign(made) == before
    assert not set(own(made)) & set(mine)


def test_both_compartments_can_change_their_secrets(made: Made, opened: Vault) -> None:
    other = made.slot.group ^ 0xFF
    table = SlotTable((made.folder / NAMES.slots).read_bytes())
    base = quick("a second one", table.salt)
    slot = Slot(SlotKind.WORDS, 1 - made.slot.compartment, other, secrets.token_bytes(32))
    (made.folder / NAMES.slots).write_bytes(table.sealed(slot, base, None).data)
    change_secret.change_words(opened, NEW_WORDS)
    assert kinds(made, "a second one") is SlotKind.WORDS
    assert kinds(made, NEW_WORDS) is SlotKind.WORDS


def test_a_vault_tells_whether_a_secret_is_one_of_its_own(made: Made, opened: Vault) -> None:
    assert all(opened.matches(secret) for secret in (WORDS.upper(), PIN, made.code.lower()))
    assert not any(opened.matches(secret) for secret in ("", "wrong words", "493029", new_code()))


def test_the_secret_of_the_other_compartment_does_not_match(made: Made, opened: Vault) -> None:
    table = SlotTable((made.folder / NAMES.slots).read_bytes())
    group = made.slot.group ^ 0xFF
    slot = Slot(SlotKind.WORDS, 1 - made.slot.compartment, group, b"k" * 32)
    data = table.sealed(slot, quick("a second one", table.salt), None).data
    (made.folder / NAMES.slots).write_bytes(data)
    assert not opened.matches("a second one")


def test_matching_takes_one_pass_right_or_wrong(
    opened: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    passes = []

    def counted(secret: str, salt: bytes) -> bytes:
        passes.append(1)
        return quick(secret, salt)

    monkeypatch.setattr("nocontact_desktop.vault.vault.derive", counted)
    for secret in (WORDS, "wrong"):
        passes.clear()
        opened.matches(secret)
        assert passes == [1]


def test_a_vault_without_slots_cannot_change_them(made: Made, opened: Vault) -> None:
    (made.folder / NAMES.slots).unlink()
    for work in (lambda: opened.matches(WORDS), lambda: change_secret.change_pin(opened, None)):
        with pytest.raises(DamagedVaultError):
            work()


def test_slots_of_another_vault_are_not_written_over(made: Made, opened: Vault) -> None:
    (made.folder / NAMES.slots).write_bytes(SlotTable.new(FLOOR).data)
    before = (made.folder / NAMES.slots).read_bytes()
    with pytest.raises(DamagedVaultError):
        change_secret.change_words(opened, NEW_WORDS)
    assert (made.folder / NAMES.slots).read_bytes() == before


def test_a_fault_while_writing_leaves_the_old_secret(
    made: Made, opened: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fault(*_arguments: object) -> None:
        raise OSError(5, "fault")

    with monkeypatch.context() as patch:
        patch.setattr("nocontact_desktop.vault.files.write_atomically", fault)
        with pytest.raises(StorageFailedError):
            change_secret.change_words(opened, NEW_WORDS)
    assert kinds(made, WORDS) is SlotKind.WORDS
    change_secret.change_words(opened, NEW_WORDS)
    assert kinds(made, NEW_WORDS) is SlotKind.WORDS


def test_older_slots_with_newer_content_are_named_and_can_be_accepted(made: Made) -> None:
    vault = open_vault(made.folder, NAMES, WORDS, None)
    older = (made.folder / NAMES.slots).read_bytes()
    change_secret.change_words(vault, NEW_WORDS)
    vault.close()
    (made.folder / NAMES.slots).write_bytes(older)
    with pytest.raises(VaultRolledBackError):
        open_vault(made.folder, NAMES, WORDS, None)
    open_vault(made.folder, NAMES, WORDS, None, accept_older=True).close()
    vault = open_vault(made.folder, NAMES, WORDS, None)
    change_secret.change_pin(vault, NEW_PIN)  # older ways are remembered, too
    vault.close()
    assert kinds(made, WORDS) is SlotKind.WORDS


LINK = Stretch(64, 10)


def test_the_stretching_grows_in_two_openings_and_everything_opens_in_between(
    made: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(links, "_next", quick_link)
    wanted = Stretch(64, 20)
    vault = open_vault(made.folder, NAMES, WORDS, None)
    assert change_secret.strengthen(vault, wanted)
    assert not change_secret.strengthen(vault, wanted)  # not before the next opening
    vault.close()
    table = SlotTable((made.folder / NAMES.slots).read_bytes())
    assert len(table.further) == 1
    vault = open_vault(made.folder, NAMES, made.code, None)
    assert change_secret.strengthen(vault, wanted)
    assert vault.matches(PIN)
    assert not change_secret.strengthen(vault, wanted)
    vault.close()
    assert kinds(made, WORDS) is None  # the first pass alone opens nothing any more
    vault = open_vault(made.folder, NAMES, WORDS, None)
    change_secret.change_words(vault, NEW_WORDS)
    vault.close()
    open_vault(made.folder, NAMES, NEW_WORDS, None).close()
    open_vault(made.folder, NAMES, PIN, SHARE).close()
    with pytest.raises(WrongSecretError):
        open_vault(made.folder, NAMES, WORDS, None)


def test_slots_of_the_other_compartment_open_after_a_link_was_added(
    made: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(links, "_next", quick_link)
    table = SlotTable((made.folder / NAMES.slots).read_bytes())
    linked = table.with_link(LINK).with_link(LINK).with_link(LINK)
    with pytest.raises(ValueError, match="free"):
        linked.with_link(LINK)
    (made.folder / NAMES.slots).write_bytes(linked.data)
    vault = open_vault(made.folder, NAMES, WORDS, None)
    assert change_secret.strengthen(vault, Stretch(1024, 10))
    assert not change_secret.strengthen(vault, Stretch(1024, 10))  # no link is free
    vault.close()


def test_a_new_key_keeps_secrets_and_content_and_shuts_out_older_slots(
    made: Made, opened: Vault
) -> None:
    opened.store.set_answer("s", "f", "kept")
    slots = (made.folder / NAMES.slots).read_bytes()
    node = made.used.stat().st_ino
    renewal.renew_key(opened)
    opened.store.set_answer("s", "g", "after")
    assert opened.place.slot.key != made.slot.key
    opened.close()
    assert made.used.stat().st_ino == node
    assert made.used.stat().st_size == made.unused.stat().st_size
    for secret, share in ((WORDS, None), (made.code, None), (PIN, SHARE)):
        vault = open_vault(made.folder, NAMES, secret, share)
        assert set(vault.store.answers("s")) == {"f", "g"}
        vault.close()
    (made.folder / NAMES.slots).write_bytes(slots)
    with pytest.raises(DamagedVaultError):
        open_vault(made.folder, NAMES, WORDS, None, accept_older=True)


def test_a_new_key_forgets_the_secrets_of_the_past(opened: Vault) -> None:
    change_secret.change_words(opened, NEW_WORDS)
    assert len(ways.known(opened.store).ways[SlotKind.WORDS]) == 2
    renewal.renew_key(opened)
    assert len(ways.known(opened.store).ways[SlotKind.WORDS]) == 1


@pytest.mark.parametrize("step", ["before", "after"])
def test_a_change_of_the_key_that_stopped_half_way_is_settled(
    made: Made, opened: Vault, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    opened.store.set_answer("s", "f", "kept")

    def stop(*_arguments: object) -> None:
        raise StorageFailedError

    with monkeypatch.context() as patch:
        if step == "after":
            patch.setattr(renewal, "settle", stop)
        else:
            patch.setattr(opened.database, "rekey", stop)
        with pytest.raises(StorageFailedError):
            renewal.renew_key(opened)
    opened.close()
    for _ in range(2):
        vault = open_vault(made.folder, NAMES, WORDS, None)
        assert vault.store.answers("s") == {"f": "kept"}
        assert (vault.place.slot.key == made.slot.key) is (step == "before")
        vault.close()
    table = SlotTable((made.folder / NAMES.slots).read_bytes())
    slot = table.opened(quick(WORDS, table.salt), None)
    assert slot is not None
    assert not any(slot.next_key)
