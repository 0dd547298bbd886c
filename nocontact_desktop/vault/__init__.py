"""The vault: encrypted storage, its key slots, and the secrets that open it.

This is the only package that may use ciphers, the keyring and the database driver. What lies on
the disk is described in `FORMAT.md`.
"""

from nocontact_desktop.vault.attachments import Attachment, Attachments
from nocontact_desktop.vault.backup import back_up, check_copy, last_backup, restore
from nocontact_desktop.vault.begun import mark_begun, taking_back, unmark, was_begun
from nocontact_desktop.vault.change_secret import (
    add_share,
    change_pin,
    change_recovery_code,
    change_words,
    has_pin,
    has_share,
    remove_share,
    strengthen,
)
from nocontact_desktop.vault.creation import NewVault, create, refuse_existing
from nocontact_desktop.vault.failures import named
from nocontact_desktop.vault.familiar import Familiar, familiar
from nocontact_desktop.vault.generations import Generation, State
from nocontact_desktop.vault.generations import keep as keep_generation
from nocontact_desktop.vault.generations import listed as generations_of
from nocontact_desktop.vault.generations import replace_all as replace_all_generations
from nocontact_desktop.vault.generations import replace_old as replace_old_generations
from nocontact_desktop.vault.keyring_share import (
    KeyringLabel,
    KeyringShare,
    MemoryShare,
    system_share,
)
from nocontact_desktop.vault.opening import ShareSource, open_vault
from nocontact_desktop.vault.proof import open_proved
from nocontact_desktop.vault.recovery import check_code, is_code, new_code
from nocontact_desktop.vault.rehearsal import (
    Rehearsed,
    entries_of,
    last_rehearsal,
    note_rehearsal,
    rehearse,
)
from nocontact_desktop.vault.renaming import rename, take_away
from nocontact_desktop.vault.renewal import renew_key
from nocontact_desktop.vault.room import Room, room_for
from nocontact_desktop.vault.salvage import Found as FoundGeneration
from nocontact_desktop.vault.salvage import copy_for, newest_good, put_back, slots_are_damaged
from nocontact_desktop.vault.search import Found
from nocontact_desktop.vault.second import BEFOREHAND, set_up_second
from nocontact_desktop.vault.slots import SHARE_SIZE, SlotKind
from nocontact_desktop.vault.store import Store, StoredItem, Value
from nocontact_desktop.vault.strength import Strength, estimate, estimate_pin
from nocontact_desktop.vault.stretch import DEFAULT, FLOOR, Stretch
from nocontact_desktop.vault.tries import Moment, Record, Tries, spend, tries_on
from nocontact_desktop.vault.vault import FileNames, Vault
from nocontact_desktop.vault.words import new_words, normalise

__all__ = [
    "BEFOREHAND",
    "DEFAULT",
    "FLOOR",
    "SHARE_SIZE",
    "Attachment",
    "Attachments",
    "Familiar",
    "FileNames",
    "Found",
    "FoundGeneration",
    "Generation",
    "KeyringLabel",
    "KeyringShare",
    "MemoryShare",
    "Moment",
    "NewVault",
    "Record",
    "Rehearsed",
    "Room",
    "ShareSource",
    "SlotKind",
    "State",
    "Store",
    "StoredItem",
    "Strength",
    "Stretch",
    "Tries",
    "Value",
    "Vault",
    "add_share",
    "back_up",
    "change_pin",
    "change_recovery_code",
    "change_words",
    "check_code",
    "check_copy",
    "copy_for",
    "create",
    "entries_of",
    "estimate",
    "estimate_pin",
    "familiar",
    "generations_of",
    "has_pin",
    "has_share",
    "is_code",
    "keep_generation",
    "last_backup",
    "last_rehearsal",
    "mark_begun",
    "named",
    "new_code",
    "new_words",
    "newest_good",
    "normalise",
    "note_rehearsal",
    "open_proved",
    "open_vault",
    "put_back",
    "refuse_existing",
    "rehearse",
    "remove_share",
    "rename",
    "renew_key",
    "replace_all_generations",
    "replace_old_generations",
    "restore",
    "room_for",
    "set_up_second",
    "slots_are_damaged",
    "spend",
    "strengthen",
    "system_share",
    "take_away",
    "taking_back",
    "tries_on",
    "unmark",
    "was_begun",
]
