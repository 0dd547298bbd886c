"""Trying out on a copy what one would do on a new computer, with nothing written to a disk.

Every byte of the copy is read. Where the system has files that lie in memory only, the content is
opened there as restoring would open it; elsewhere, and above a size that memory should not be
asked for, reading is all.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import apsw

from nocontact_desktop.errors import DamagedBackupError, DamagedVaultError
from nocontact_desktop.vault.backup import opened, silent
from nocontact_desktop.vault.copying import Progress, own_key
from nocontact_desktop.vault.database import connect, is_whole, rows
from nocontact_desktop.vault.failures import named
from nocontact_desktop.vault.files import write_all
from nocontact_desktop.vault.schema import is_current
from nocontact_desktop.vault.sealed_file import Reading
from nocontact_desktop.vault.slots import Slot
from nocontact_desktop.vault.store import Store
from nocontact_desktop.vault.vault import Vault

MOST_IN_MEMORY = 64 << 20
_NOTED = "vault.rehearsal"


@dataclass(frozen=True, slots=True)
class Rehearsed:
    """What restoring the copy would have given."""

    made: datetime
    entries: int | None
    """How many answers and items are in it; `None` where it was read but not opened."""


def rehearse(path: Path, secret: str, progress: Progress = silent) -> Rehearsed:
    """Do all of restoring that needs no disk, with words or a recovery code. Slow; for a thread.

    Works on a copy at a chosen place and on a generation. Raises as `restore` does.
    """
    with named(), path.open("rb") as file:
        reading = Reading(file)
        slot = opened(reading.table, secret)
        head, key = reading.head((slot.common_key, own_key(slot)))
        done = 0
        with _memory(head.sizes[slot.compartment]) as memory:
            for member, part in reading.parts(head, key):
                if memory is not None and member == slot.compartment:
                    write_all(memory, part)
                done += len(part)
                progress(done, sum(head.sizes))
            entries = None if memory is None else _entries_in(memory, slot)
    return Rehearsed(datetime.fromtimestamp(head.made, UTC), entries)


def entries_of(vault: Vault) -> int:
    """How many answers and items there are now, to compare."""
    return vault.database.read(_count)


def note_rehearsal(store: Store) -> None:
    """Remember that it was done today."""
    store.set_setting(_NOTED, datetime.now(UTC).isoformat())


def last_rehearsal(store: Store) -> datetime | None:
    """When it was done last; `None`: never."""
    found = store.setting(_NOTED)
    try:
        return datetime.fromisoformat(found) if found else None
    except ValueError:
        raise DamagedVaultError from None


@contextmanager
def _memory(size: int) -> Iterator[int | None]:
    """A file without a name that is never on a disk; `None` where there is none."""
    if size > MOST_IN_MEMORY or not hasattr(os, "memfd_create"):
        yield None
        return
    descriptor = os.memfd_create("")
    try:
        yield descriptor
    finally:
        os.close(descriptor)


def _entries_in(memory: int, slot: Slot) -> int:
    try:
        with closing(connect(Path(f"/proc/self/fd/{memory}"), slot.key)) as connection:
            is_current(connection)
            if not is_whole(connection):
                raise DamagedBackupError
            return _count(connection)
    except (DamagedVaultError, apsw.NotADBError, apsw.CorruptError):
        raise DamagedBackupError from None


def _count(connection: apsw.Connection) -> int:
    sql = "select (select count(*) from answers) + (select count(*) from items where removed = 0)"
    return int(rows(connection, sql)[0][0])
