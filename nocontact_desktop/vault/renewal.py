"""A new key for a compartment: old copies of the slots file open nothing that is written later.

The slots carry both keys while the content is encrypted anew, which is one transaction with a
journal. Whatever the moment of a kill, one of the two keys opens, and the next opening settles
which. Copies of the whole folder made before stay what they are; nothing can reach those.

Generations beside the vault open with the slots of their time. So after a new key all of this
compartment are written anew (`generations.replace_old`), or old words would open those.
"""

from __future__ import annotations

import secrets
from dataclasses import replace

from nocontact_desktop.errors import KeyNotRenewedError
from nocontact_desktop.vault import change_secret, ways
from nocontact_desktop.vault.database import used_bytes
from nocontact_desktop.vault.slots import KEY_SIZE, SlotTable
from nocontact_desktop.vault.vault import Vault, read_slots
from nocontact_desktop.vault.ways import Known, Ways

LARGEST = 128 << 20
"""Bytes of content. All of it is in memory meanwhile: 5 times as much was measured."""


def renew_key(vault: Vault) -> None:
    """Encrypt the compartment under a new key and forget the secrets of the past.

    Slow for a large vault. Raises the expected errors of writing; then the vault opens as before,
    with the same secrets, under the one key or the other. Raises `KeyNotRenewedError` when there is
    more content than `LARGEST`.
    """
    if vault.database.read(used_bytes) > LARGEST:
        raise KeyNotRenewedError
    place = vault.place
    table, now = _state(vault)
    fresh = secrets.token_bytes(KEY_SIZE)
    ways.remember(vault.store, Known({kind: (way,) for kind, way in now.items()}))
    change_secret.replace_slots(vault, table, now, replace(place.slot, next_key=fresh))
    place.slot = replace(place.slot, next_key=fresh)
    vault.database.rekey(fresh)
    place.slot = replace(place.slot, key=fresh, next_key=bytes(KEY_SIZE))
    settle(vault)


def settle(vault: Vault) -> None:
    """Seal the slots with the key that opened the compartment, and no other."""
    table, now = _state(vault)
    change_secret.replace_slots(vault, table, now)


def _state(vault: Vault) -> tuple[SlotTable, Ways]:
    table = read_slots(vault.place.folder / vault.place.names.slots)
    return table, ways.known(vault.store).in_use(table, vault.place.slot.group)
