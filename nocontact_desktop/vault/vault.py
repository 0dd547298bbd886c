"""Making and opening a vault: a folder of five files that look like random bytes."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

import apsw

from nocontact_desktop.errors import (
    DamagedVaultError,
    DiskFullError,
    KeyringMissingError,
    ShareMissingError,
    UnsafeKeyringError,
    WrongSecretError,
)
from nocontact_desktop.vault import ways
from nocontact_desktop.vault.aside import Aside
from nocontact_desktop.vault.attachments import Attachments
from nocontact_desktop.vault.ballast import Ballast
from nocontact_desktop.vault.chunks import sweep
from nocontact_desktop.vault.compartments import Compartments
from nocontact_desktop.vault.database import Database, connect, is_whole, used_bytes
from nocontact_desktop.vault.failures import named
from nocontact_desktop.vault.keyring_share import KeyringShare
from nocontact_desktop.vault.links import climbed
from nocontact_desktop.vault.lock import FolderLock
from nocontact_desktop.vault.schema import is_current, migrate
from nocontact_desktop.vault.slots import KEY_SIZE, Slot, SlotTable
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


@dataclass(slots=True)
class Place:
    """Where an open vault lies, and the slot that opened it, with the key that is in use."""

    folder: Path
    names: FileNames
    slot: Slot
    links: int = 0
    """How many further links the stretching had when it was opened."""


class Vault:
    """An open vault. `close` it in the end; a killed process loses nothing that was stored."""

    def __init__(self, database: Database, lock: FolderLock, place: Place) -> None:
        self.store = Store(database)
        self.attachments = Attachments(database)
        self.opened_with = place.slot.kind
        self.database = database
        self.place = place
        self._lock = lock

    def matches(self, secret: str) -> bool:
        """Whether `secret` is one of those that open this compartment, the PIN too.

        Takes as long as opening does, right or wrong. Raises `DamagedVaultError` when the slots
        are gone.
        """
        table = read_slots(self.place.folder / self.place.names.slots)
        results = climbed(derive(canonical(secret), table.salt), table.further)
        return ways.known(self.store).fits(table, self.place.slot.group, results)

    def close(self) -> None:
        """Make the files alike and let go of them. Calling it twice is fine."""
        self.database.close()
        self._lock.release()


def open_vault(
    folder: Path,
    names: FileNames,
    secret: str,
    share: bytes | ShareSource | None,
    *,
    keyring: KeyringShare | None = None,
    accept_older: bool = False,
) -> Vault:
    """Open the vault in `folder` with words, a PIN or a recovery code, however typed.

    With a `keyring`, the count in it is compared, and written. Costs the same whatever is typed:
    one pass of Argon2id, and one for each further link. Raises, in this order:
    `DamagedVaultError` when there is no slots file of the right size; `WrongSecretError`
    (`ShareMissingError` for digits without a share) when nothing opens; and only after a right
    secret `VaultInUseError`, `DamagedVaultError`, `VaultTooNewError`, `ReadOnlyFolderError`,
    `StorageFailedError`, and `VaultRolledBackError` for a state older than one seen before, unless
    `accept_older`.
    """
    table = read_slots(folder / names.slots)
    lookup = Aside(share) if callable(share) else None
    typed = canonical(secret)
    results = climbed(derive(typed, table.salt), table.further)
    part = _looked_up(lookup) if lookup else share
    found = table.opened_by(results, part if isinstance(part, bytes) else None)
    if found is None:
        raise ShareMissingError if part is None and digits(typed) else WrongSecretError
    vault = unlocked(folder, names, found.slot)
    try:
        _settled(vault, found.slot, len(table.further), keyring, accept_older=accept_older)
    except BaseException:
        vault.close()
        raise
    return vault


def _settled(
    vault: Vault, slot: Slot, links: int, keyring: KeyringShare | None, *, accept_older: bool
) -> None:
    """Compare and raise the counts, and end a change of the key that was interrupted."""
    from nocontact_desktop.vault import generations, renewal, rollback  # noqa: PLC0415 - they open

    vault.place.links = links
    witnesses = generations.counts(vault)
    rollback.check(vault, witnesses, keyring, accept_older=accept_older)
    if any(slot.next_key):
        with suppress(DiskFullError):
            renewal.settle(vault)


def _connected(path: Path, slot: Slot) -> tuple[Slot, apsw.Connection]:
    """A connection, and the slot with the key that opened it, while the key is being changed."""
    settled = replace(slot, next_key=bytes(KEY_SIZE))
    if not any(slot.next_key):
        return settled, connect(path, slot.key)
    try:
        return settled, _readable(path, slot.key)
    except apsw.NotADBError:
        return replace(settled, key=slot.next_key), _readable(path, slot.next_key)


def _readable(path: Path, key: bytes) -> apsw.Connection:
    """A connection that has read a page; an interrupted change is rolled back on the way."""
    connection = connect(path, key)
    try:
        used_bytes(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def unlocked(folder: Path, names: FileNames, slot: Slot) -> Vault:
    """The vault whose slot was opened."""
    paths = (folder / names.first, folder / names.second)
    with named(), ExitStack() as undo:
        lock = FolderLock(folder / names.lock)
        undo.callback(lock.release)
        compartments = Compartments(*paths)
        undo.callback(compartments.close)
        slot, connection = _connected(paths[slot.compartment], slot)
        undo.callback(connection.close)
        if not is_whole(connection):
            raise DamagedVaultError
        database = Database(connection, compartments, Ballast(folder / names.ballast))
        if not is_current(connection):
            database.write(migrate)
        sweep(database)
        database.tidy()
        undo.pop_all()
    return Vault(database, lock, Place(folder, names, slot))


def read_slots(path: Path) -> SlotTable:
    """The slots file at `path`; `DamagedVaultError` when there is none of the right size."""
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
