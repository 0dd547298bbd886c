"""What an open vault knows about its own part in the keyring."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from nocontact_desktop.errors import DamagedVaultError
from nocontact_desktop.vault import ways
from nocontact_desktop.vault.slots import SlotKind
from nocontact_desktop.vault.vault import read_slots

if TYPE_CHECKING:
    from nocontact_desktop.vault.keyring_share import KeyringShare
    from nocontact_desktop.vault.vault import Vault


def own_share(vault: Vault) -> bytes | None:
    """The part that is meant to be in the keyring; None for a vault that has none there."""
    place = vault.place
    with suppress(DamagedVaultError):
        table = read_slots(place.folder / place.names.slots)
        way = ways.known(vault.store).in_use(table, place.slot.group).get(SlotKind.WORDS_AND_SHARE)
        return way.share if way is not None else None
    return None


def share_is_there(vault: Vault, keyring: KeyringShare) -> bool:
    """Whether the keyring holds this vault's part. Raises the keyring's errors. For a thread."""
    return keyring.get() == own_share(vault)
