"""The vault: encrypted storage, its key slots, and the secrets that open it.

This is the only package that may use ciphers, the keyring and the database driver. What lies on
the disk is described in `FORMAT.md`.
"""

from nocontact_desktop.vault.creation import NewVault, create
from nocontact_desktop.vault.keyring_share import (
    KeyringLabel,
    KeyringShare,
    MemoryShare,
    system_share,
)
from nocontact_desktop.vault.recovery import check_code, is_code, new_code
from nocontact_desktop.vault.search import Found
from nocontact_desktop.vault.slots import SHARE_SIZE, SlotKind
from nocontact_desktop.vault.store import Store, StoredItem, Value
from nocontact_desktop.vault.strength import Strength, estimate, estimate_pin
from nocontact_desktop.vault.stretch import DEFAULT, FLOOR, Stretch
from nocontact_desktop.vault.vault import FileNames, ShareSource, Vault, open_vault
from nocontact_desktop.vault.words import new_words, normalise

__all__ = [
    "DEFAULT",
    "FLOOR",
    "SHARE_SIZE",
    "FileNames",
    "Found",
    "KeyringLabel",
    "KeyringShare",
    "MemoryShare",
    "NewVault",
    "ShareSource",
    "SlotKind",
    "Store",
    "StoredItem",
    "Strength",
    "Stretch",
    "Value",
    "Vault",
    "check_code",
    "create",
    "estimate",
    "estimate_pin",
    "is_code",
    "new_code",
    "new_words",
    "normalise",
    "open_vault",
    "system_share",
]
