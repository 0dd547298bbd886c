"""Making and opening a vault: a folder of five files that look like random bytes."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import Protocol

from nocontact_desktop.errors import (
    DamagedVaultError,
    KeyringMissingError,
    ShareMissingError,
    UnsafeKeyringError,
    WrongSecretError,
)
from nocontact_desktop.vault.aside import Aside
from nocontact_desktop.vault.ballast import Ballast
from nocontact_desktop.vault.compartments import Compartments
from nocontact_desktop.vault.database import Database, connect, is_whole
from nocontact_desktop.vault.failures import named
from nocontact_desktop.vault.lock import FolderLock
from nocontact_desktop.vault.schema import is_current, migrate
from nocontact_desktop.vault.slots import Slot, SlotKind, SlotTable
from nocontact_desktop.vault.store import Store
from nocontact_desktop.vault.stretch import derive
from nocontact_desktop.vault.words import canonical, digits

ShareSource = Callable[[], bytes | None]
"""Looks the share up while the secret is stretched; `KeyringShare.get` is one."""


class FileNames(Protocol):
    """What the files of a vault are called; `disguise.Profile.files` is one."""

    @property
    def slots(self) -> str:
        """The file of key slots."""

    @property
    def first(self) -> str:
        """The first compartment."""

    @property
    def second(self) -> str:
        """The second compartment."""

    @property
    def lock(self) -> str:
        """The lock."""

    @property
    def ballast(self) -> str:
        """The room kept back."""


class Vault:
    """An open vault. `close` it in the end; a killed process loses nothing that was stored."""

    def __init__(self, database: Database, lock: FolderLock, opened_with: SlotKind) -> None:
        self.store = Store(database)
        self.opened_with = opened_with
        self._database = database
        self._lock = lock

    def close(self) -> None:
        """Make the files alike and let go of them. Calling it twice is fine."""
        self._database.close()
        self._lock.release()


def open_vault(
    folder: Path, names: FileNames, secret: str, share: bytes | ShareSource | None
) -> Vault:
    """Open the vault in `folder` with words, a PIN or a recovery code, however typed.

    Takes one pass of Argon2id whatever is typed. Raises, in this order: `DamagedVaultError` when
    there is no slots file of the right size; `WrongSecretError` (`ShareMissingError` for digits
    without a share) when nothing opens; and only after a right secret `VaultInUseError`,
    `DamagedVaultError`, `VaultTooNewError`, `ReadOnlyFolderError`, `StorageFailedError`.
    """
    table = _read_slots(folder / names.slots)
    lookup = Aside(share) if callable(share) else None
    typed = canonical(secret)
    stretched = derive(typed, table.salt)
    part = _looked_up(lookup) if lookup else share
    slot = table.opened(stretched, part if isinstance(part, bytes) else None)
    if slot is None:
        raise ShareMissingError if part is None and digits(typed) else WrongSecretError
    return unlocked(folder, names, slot)


def unlocked(folder: Path, names: FileNames, slot: Slot) -> Vault:
    """The vault whose slot was opened."""
    paths = (folder / names.first, folder / names.second)
    with named(), ExitStack() as undo:
        lock = FolderLock(folder / names.lock)
        undo.callback(lock.release)
        compartments = Compartments(*paths)
        undo.callback(compartments.close)
        connection = connect(paths[slot.compartment], slot.key)
        undo.callback(connection.close)
        if not is_whole(connection):
            raise DamagedVaultError
        database = Database(connection, compartments, Ballast(folder / names.ballast))
        if not is_current(connection):
            database.write(migrate)
        database.tidy()
        undo.pop_all()
    return Vault(database, lock, slot.kind)


def _read_slots(path: Path) -> SlotTable:
    with named():
        try:
            return SlotTable(path.read_bytes())
        except FileNotFoundError:
            raise DamagedVaultError from None


def _looked_up(lookup: Aside[bytes | None]) -> bytes | None:
    try:
        return lookup.result()
    except (KeyringMissingError, UnsafeKeyringError):
        return None
