"""Noticing that an older state was put back: counts inside, in the keyring and in generations.

The count inside goes up by one with each opening. A witness outside that has seen a higher one
shows that the files are older than they should be. The person may open them all the same: a
restored copy is older, too, and nobody is ever locked out.
"""

from __future__ import annotations

import re
import secrets
import struct
from contextlib import suppress
from typing import TYPE_CHECKING

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from nocontact_desktop.errors import (
    DamagedVaultError,
    DiskFullError,
    KeyringMissingError,
    UnsafeKeyringError,
    VaultRolledBackError,
)
from nocontact_desktop.vault.keyring_share import MARK_SIZE, KeyringShare
from nocontact_desktop.vault.share_state import own_share

if TYPE_CHECKING:
    from nocontact_desktop.vault.store import Store
    from nocontact_desktop.vault.vault import Vault

_COUNT = "vault.count"
_EPOCH = "vault.epoch"
_MARK_KEY = "vault.mark"
_NONCE = 12
_NUMBER = struct.Struct(">Q")

MOST = (1 << 62) - 1
"""No count is higher; one that says so is damage."""


def count(store: Store) -> int:
    """How often this compartment was opened."""
    return _number(store, _COUNT)


def epoch(store: Store) -> int:
    """How often the slots were changed, as far as the content knows."""
    return _number(store, _EPOCH)


def check(
    vault: Vault, witnesses: tuple[int, ...], keyring: KeyringShare | None, *, accept_older: bool
) -> None:
    """Compare the counts, and count this opening.

    Raises `VaultRolledBackError` when a witness has seen a later state, or when the slots are
    older than the content, unless `accept_older`. A keyring that does not answer says nothing, and
    one in which this vault has no part is left alone: even looking could be a trace.
    """
    if keyring is not None and own_share(vault) is None:
        keyring = None
    store, slot = vault.store, vault.place.slot
    inside = count(store)
    newest = max(inside, *witnesses, _seen(vault, keyring))
    older = newest > inside or slot.epoch < epoch(store)
    if older and not accept_older:
        raise VaultRolledBackError
    with suppress(DiskFullError):
        note_epoch(store, slot.epoch)
        store.set_setting(_COUNT, str(min(newest + 1, MOST)))
        if keyring is not None:
            mark(vault, keyring)


def mark(vault: Vault, keyring: KeyringShare) -> None:
    """Write the count into the keyring's item, if there is one; else do nothing."""
    nonce = secrets.token_bytes(_NONCE)
    box = nonce + _cipher(vault.store).encrypt(nonce, _NUMBER.pack(count(vault.store)), None)
    with suppress(KeyringMissingError, UnsafeKeyringError):
        keyring.put_mark(vault.place.slot.compartment, box)


def note_epoch(store: Store, epoch: int) -> None:
    """Keep the number of the slots' last change; older slots are noticed from then on."""
    if store.setting(_EPOCH, "0") != str(epoch):
        store.set_setting(_EPOCH, str(epoch))


def _seen(vault: Vault, keyring: KeyringShare | None) -> int:
    """The count in the keyring; 0 when it has none for this compartment."""
    if keyring is None:
        return 0
    try:
        box = keyring.mark(vault.place.slot.compartment)
        number = _cipher(vault.store).decrypt(box[:_NONCE], box[_NONCE:MARK_SIZE], None)
    except (KeyringMissingError, UnsafeKeyringError, InvalidTag, ValueError):
        return 0
    return min(int(_NUMBER.unpack(number)[0]), MOST)


def _number(store: Store, name: str) -> int:
    text = store.setting(name, "0")
    if not re.fullmatch("[0-9]{1,19}", text) or int(text) > MOST:
        raise DamagedVaultError
    return int(text)


def _cipher(store: Store) -> AESGCM:
    """The key of the marks: inside, the same for ever, so an older state can read a newer mark."""
    key = store.setting(_MARK_KEY)
    if not key:
        key = secrets.token_hex(32)
        store.set_setting(_MARK_KEY, key)
    if not re.fullmatch("[0-9a-f]{64}", key):
        raise DamagedVaultError
    return AESGCM(bytes.fromhex(key))
