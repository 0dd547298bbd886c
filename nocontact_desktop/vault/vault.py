"""An open vault: a folder of five files that look like random bytes, and what holds them."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Protocol

import apsw

from nocontact_desktop.errors import DamagedVaultError, VaultRolledBackError
from nocontact_desktop.vault import ways
from nocontact_desktop.vault.attachments import Attachments
from nocontact_desktop.vault.ballast import Ballast
from nocontact_desktop.vault.chunks import sweep
from nocontact_desktop.vault.compartments import Compartments
from nocontact_desktop.vault.database import (
    Database,
    connect,
    is_of_one_state,
    is_whole,
)
from nocontact_desktop.vault.driver import file_of
from nocontact_desktop.vault.failures import named
from nocontact_desktop.vault.links import climbed
from nocontact_desktop.vault.lock import FolderLock
from nocontact_desktop.vault.schema import is_current, migrate, version_of
from nocontact_desktop.vault.slots import FILE_SIZE, KEY_SIZE, Slot, SlotTable
from nocontact_desktop.vault.store import Store
from nocontact_desktop.vault.stretch import derive
from nocontact_desktop.vault.words import canonical


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
        self.mended = False
        """Whether a damaged slot was sealed again at this opening; then nothing is lost."""
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


def _connected(path: Path, slot: Slot) -> tuple[Slot, apsw.Connection]:
    """A connection, and the slot with the key that opened it, while the key is being changed."""
    settled = replace(slot, next_key=bytes(KEY_SIZE))
    if not any(slot.next_key):
        return settled, connect(path, slot.key)
    try:
        return settled, connect(path, slot.key)
    except apsw.NotADBError:
        return replace(settled, key=slot.next_key), connect(path, slot.next_key)


def unlocked(folder: Path, names: FileNames, slot: Slot, *, accept_older: bool = False) -> Vault:
    """The vault whose slot was opened.

    Raises `VaultRolledBackError` when pages of an older state lie among the others, unless
    `accept_older`.
    """
    paths = (folder / names.first, folder / names.second)
    with named(), ExitStack() as undo:
        lock = FolderLock(folder / names.lock)
        undo.callback(lock.release)
        compartments = Compartments(*paths)
        undo.callback(compartments.close)
        slot, connection = _connected(paths[slot.compartment], slot)
        undo.callback(connection.close)
        if not is_whole(connection) or version_of(connection) <= 0:
            raise DamagedVaultError
        if not is_of_one_state(connection, accept=accept_older):
            raise VaultRolledBackError
        place = Place(folder, names, slot)
        ballast = Ballast(folder / names.ballast)
        database = Database(connection, compartments, ballast, partial(_anew, place))
        undo.callback(database.let_go)
        if not is_current(connection):
            database.write(migrate)
        sweep(database)
        database.tidy()
        undo.pop_all()
    return Vault(database, lock, place)


def _anew(place: Place) -> tuple[apsw.Connection, Compartments]:
    """Both files of an open vault opened once more, after a fault; the journal is played back."""
    paths = (place.folder / place.names.first, place.folder / place.names.second)
    with ExitStack() as undo:
        compartments = Compartments(*paths)
        undo.callback(compartments.close)
        slot, connection = _connected(paths[place.slot.compartment], place.slot)
        undo.callback(connection.close)
        if not is_whole(connection) or not is_of_one_state(connection):
            raise DamagedVaultError
        file_of(connection).settle()
        undo.pop_all()
    place.slot = slot
    return connection, compartments


def read_slots(path: Path) -> SlotTable:
    """The slots file at `path`; `DamagedVaultError` when there is none of the right size."""
    with named():
        try:
            with path.open("rb") as file:
                return SlotTable(file.read(FILE_SIZE + 1))  # a huge file is not read whole
        except FileNotFoundError:
            raise DamagedVaultError from None
