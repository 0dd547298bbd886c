"""Opening a vault with what was typed: slots first, then the compartment, then the counts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

from nocontact_desktop.errors import (
    DamagedVaultError,
    DiskFullError,
    KeyringMissingError,
    ShareMissingError,
    UnsafeKeyringError,
    VaultTooNewError,
    WrongSecretError,
)
from nocontact_desktop.vault import (
    creation,
    generations,
    leaving,
    mending,
    renewal,
    rollback,
    ways,
)
from nocontact_desktop.vault.aside import Aside
from nocontact_desktop.vault.keyring_share import KeyringShare
from nocontact_desktop.vault.links import climbed
from nocontact_desktop.vault.slots import Opened, SlotTable
from nocontact_desktop.vault.stretch import derive
from nocontact_desktop.vault.vault import FileNames, Vault, read_slots, unlocked
from nocontact_desktop.vault.words import canonical, digits

ShareSource = Callable[[], bytes | None]
"""Looks the share up while the secret is stretched; `KeyringShare.get` is one."""


def _nobody_asks() -> None:
    """What is called of a proof that nobody asks for."""


def open_vault(
    folder: Path,
    names: FileNames,
    secret: str,
    share: bytes | ShareSource | None,
    *,
    keyring: KeyringShare | None = None,
    accept_older: bool = False,
    proved: Callable[[], None] = _nobody_asks,
) -> Vault:
    """Open the vault in `folder` with words, a PIN or a recovery code, however typed.

    With a `keyring`, the count in it is compared, and written. Costs the same whatever is typed:
    one pass of Argon2id, and one for each further link. Raises, in this order:
    `DamagedVaultError` when there is no slots file of the right size; `WrongSecretError`
    (`ShareMissingError` for digits without a share) when nothing opens; and only after a right
    secret `VaultInUseError`, `DamagedVaultError`, `VaultTooNewError`, `ReadOnlyFolderError`,
    `StorageFailedError`, and, unless `accept_older`, `VaultRolledBackError` for an older state.
    `proved` is called, in this thread, as soon as a slot was opened.
    """
    table = read_slots(folder / names.slots)
    lookup = Aside(share) if callable(share) else None
    typed = canonical(secret)
    results = climbed(derive(typed, table.salt), table.further)
    part = _looked_up(lookup) if lookup else share
    found = _found(table, results, part if isinstance(part, bytes) else None, proved)
    if found is not None:
        vault = unlocked(folder, names, found.slot, accept_older=accept_older)
    else:
        lost = mending.opened_all_the_same(folder, names, table, results)
        if lost is None:
            raise ShareMissingError if part is None and digits(typed) else WrongSecretError
        proved()
        vault, table, found = lost
    try:
        _settled(vault, table, found, keyring, accept_older=accept_older)
    except BaseException:
        vault.close()
        raise
    return vault


def _found(
    table: SlotTable, results: Sequence[bytes], share: bytes | None, proved: Callable[[], None]
) -> Opened | None:
    """What the secret opens; `proved` is called though it is of no use."""
    try:
        found = table.opened_by(results, share)
    except (DamagedVaultError, VaultTooNewError):  # of a slot that the secret did open
        proved()
        raise
    if found is not None:
        proved()
    return found


def _settled(
    vault: Vault,
    table: SlotTable,
    found: Opened,
    keyring: KeyringShare | None,
    *,
    accept_older: bool,
) -> None:
    """Settle the slots, compare and raise the counts, and end an interrupted change of the key."""
    creation.clear_site(vault.place.folder)
    leaving.settle(vault, table, found)
    slot, vault.place.links = found.slot, len(table.further)
    witnesses = generations.counts(vault)
    with suppress(OSError):
        generations.same_times(vault.place.folder, vault.place.names)
    rollback.check(vault, witnesses, keyring, accept_older=accept_older)
    with suppress(DiskFullError):
        if any(slot.next_key):
            renewal.settle(vault)
        ways.settle(vault.store, read_slots(vault.place.folder / vault.place.names.slots), slot)


def _looked_up(lookup: Aside[bytes | None]) -> bytes | None:
    try:
        return lookup.result()
    except (KeyringMissingError, UnsafeKeyringError):
        return None
