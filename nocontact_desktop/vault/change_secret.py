"""Changing what opens a vault, from inside it. Each change is one atomic step.

First the compartment remembers the new way beside the old one, then the slots file is replaced as
a whole, then the compartment notes that the change is over. Before the middle step the old secret
opens, after it the new one, wherever it is killed. The salt stays (see `links`), the four slots of
this compartment are all sealed anew, so which of the secrets was changed does not show, and the
slots of the other compartment are not touched.

All calls raise the expected errors of writing; then the old secret opens. Only behind
`ChangeUnsureError` it is the new one, and after a power cut perhaps the old one. A generation made
before still opens with the old secret: make one afterwards (`generations.keep`).
"""

from __future__ import annotations

import secrets
from dataclasses import replace

from nocontact_desktop.errors import (
    ChangeUnsureError,
    DamagedVaultError,
    KeyringMissingError,
    SameSecretError,
    SilentKeyringError,
)
from nocontact_desktop.vault import files, ways
from nocontact_desktop.vault.failures import named
from nocontact_desktop.vault.keyring_share import KeyringShare
from nocontact_desktop.vault.links import climbed, missing, work
from nocontact_desktop.vault.recovery import is_code
from nocontact_desktop.vault.rollback import note_epoch
from nocontact_desktop.vault.slots import SHARE_SIZE, Slot, SlotKind, SlotTable, other_group
from nocontact_desktop.vault.stretch import Stretch, derive
from nocontact_desktop.vault.vault import Vault, read_slots
from nocontact_desktop.vault.ways import Way, Ways
from nocontact_desktop.vault.words import canonical, digits


def change_words(vault: Vault, words: str) -> None:
    """Put `words` in the place of the old ones, with and without the keyring. Slow: one pass."""
    if not canonical(words):
        raise ValueError("words are needed")
    table, now = _now(vault)
    fresh = _stretched(vault, words, table)
    now[SlotKind.WORDS] = fresh
    if SlotKind.WORDS_AND_SHARE in now:
        now[SlotKind.WORDS_AND_SHARE] = replace(fresh, share=now[SlotKind.WORDS_AND_SHARE].share)
    replace_slots(vault, table, now)


def change_recovery_code(vault: Vault, code: str) -> None:
    """Put a fresh recovery code in the place of the old one. Slow: one pass."""
    if not is_code(code):
        raise ValueError("a whole recovery code is needed")
    table, now = _now(vault)
    now[SlotKind.RECOVERY] = _stretched(vault, code, table)
    replace_slots(vault, table, now)


def change_pin(vault: Vault, pin: str | None) -> None:
    """Set or change the PIN, or take it away. A PIN needs a share (`has_share`). Slow: one pass.

    A new PIN takes the place of a leaving secret, if there is one (see `leaving`), which cannot be
    known from inside. So whoever asks for a PIN has to say so each time.
    """
    table, now = _now(vault)
    if pin is None:
        _without_pin(now)
    elif SlotKind.WORDS_AND_SHARE not in now or not digits(canonical(pin)):
        raise ValueError("a PIN is digits, and needs a share")
    else:
        share = now[SlotKind.WORDS_AND_SHARE].share
        now[SlotKind.PIN_AND_SHARE] = replace(_stretched(vault, pin, table), share=share)
    replace_slots(vault, table, now)


def has_share(vault: Vault) -> bool:
    """Whether a part of the key is meant to be in the keyring."""
    return SlotKind.WORDS_AND_SHARE in _now(vault)[1]


def has_pin(vault: Vault) -> bool:
    """Whether there is a PIN."""
    pin = _now(vault)[1].get(SlotKind.PIN_AND_SHARE)
    return pin is not None and pin.share != b""


def add_share(vault: Vault, keyring: KeyringShare) -> None:
    """Put a share into the keyring, and into the slots after that.

    A vault that has one puts the same one there again: that brings the PIN back after the keyring
    lost it. One that is in the keyring already is used as it is. Raises the keyring's errors, too;
    then nothing was changed.
    """
    table, now = _now(vault)
    if SlotKind.WORDS_AND_SHARE in now:
        keyring.put(now[SlotKind.WORDS_AND_SHARE].share)
        return
    if SlotKind.WORDS not in now:
        raise DamagedVaultError
    share = _there(keyring)
    if share is None:
        share = secrets.token_bytes(SHARE_SIZE)
        keyring.put(share)
    now[SlotKind.WORDS_AND_SHARE] = replace(now[SlotKind.WORDS], share=share)
    replace_slots(vault, table, now)


def _there(keyring: KeyringShare) -> bytes | None:
    """The share in the keyring: the other vault's PIN may need it, and stays as it is."""
    try:
        return keyring.get()
    except SilentKeyringError:
        raise
    except KeyringMissingError:
        return None


def remove_share(vault: Vault, keyring: KeyringShare) -> None:
    """Take the share out of the slots, with the PIN that needs it, and then out of the keyring.

    When the keyring does not answer, its errors are raised after the slots were changed.
    """
    table, now = _now(vault)
    now.pop(SlotKind.WORDS_AND_SHARE, None)
    _without_pin(now)
    replace_slots(vault, table, now)
    keyring.forget()


def strengthen(vault: Vault, wanted: Stretch) -> bool:
    """Bring the cost of a guess nearer to `wanted`, in one of two steps; `False`: nothing to do.

    The first call adds a link to the stretching, which needs no secret; a call after the next
    opening seals the slots under it. Two steps, so that slots that lag behind the links are an
    ordinary sight and tell nothing about another compartment. Slow; for a thread.
    """
    table, now = _now(vault)
    top = len(table.further)
    lagging = any(way.level < top for way in now.values())
    if lagging and vault.place.links == top:
        replace_slots(vault, table, {kind: _raised(way, table) for kind, way in now.items()})
        return True
    link = missing(work(table.salt, table.further), wanted)
    if lagging or link is None or top == len(table.all_further):
        return False
    _write(vault, table.with_link(link))
    return True


def replace_slots(vault: Vault, table: SlotTable, now: Ways, slot: Slot | None = None) -> None:
    """Seal this compartment's slots anew, opened by `now` and by nothing else.

    Raises `DamagedVaultError` when words or recovery code are not known: that would end them.
    """
    ways.refuse_incomplete(now)
    place = vault.place
    now = ways.with_place_filled(now, table)
    fresh = replace(slot or place.slot, epoch=place.slot.epoch + 1)
    known = ways.known(vault.store)
    # Those in use come second, however many changes before this one came to nothing.
    before = known.opening(table, place.slot.group)
    ways.remember(vault.store, known.with_newest(before).with_newest(now))
    _write(vault, ways.sealed_with(table, fresh, now))
    place.slot = replace(place.slot, epoch=fresh.epoch)
    note_epoch(vault.store, fresh.epoch)


def _without_pin(now: dict[SlotKind, Way]) -> None:
    """Leave a leaving secret, which lies in the same place without a share, as it is."""
    if SlotKind.PIN_AND_SHARE in now and now[SlotKind.PIN_AND_SHARE].share:
        del now[SlotKind.PIN_AND_SHARE]


def _write(vault: Vault, table: SlotTable) -> None:
    with named():
        try:
            files.write_atomically(vault.place.folder / vault.place.names.slots, table.data)
        except files.NewNameUnsureError:
            raise ChangeUnsureError from None


def _now(vault: Vault) -> tuple[SlotTable, dict[SlotKind, Way]]:
    table = read_slots(vault.place.folder / vault.place.names.slots)
    return table, ways.known(vault.store).opening(table, vault.place.slot.group)


def _stretched(vault: Vault, secret: str, table: SlotTable) -> Way:
    """How `secret` opens a slot; `SameSecretError` when it opens one that is not this vault's.

    Then one of the two could not be opened by it any more. It tells nothing to somebody who could
    not have typed the same secret to open that one.
    """
    results = climbed(derive(canonical(secret), table.salt), table.further)
    if ways.known(vault.store).fits(table, other_group(vault.place.slot.group), results):
        raise SameSecretError
    return Way(results[-1], len(results) - 1)


def _raised(way: Way, table: SlotTable) -> Way:
    results = climbed(way.base, table.further[way.level :])
    return replace(way, base=results[-1], level=len(table.further))
