"""The way back when a file of the vault is damaged: its newest good generation.

Nothing is deleted: what is damaged stays beside the vault under a second name. The other
compartment, which may be in use, is not touched.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import apsw

from nocontact_desktop.errors import DamagedBackupError, DamagedVaultError
from nocontact_desktop.vault import files, generations
from nocontact_desktop.vault.backup import silent, unpack_member
from nocontact_desktop.vault.copying import Progress, own_key
from nocontact_desktop.vault.database import connect, is_whole
from nocontact_desktop.vault.failures import named
from nocontact_desktop.vault.links import climbed
from nocontact_desktop.vault.lock import FolderLock
from nocontact_desktop.vault.schema import version_of
from nocontact_desktop.vault.sealed_file import Head, Reading
from nocontact_desktop.vault.slots import FILE_SIZE, Slot, SlotTable
from nocontact_desktop.vault.stretch import derive
from nocontact_desktop.vault.vault import FileNames, read_slots
from nocontact_desktop.vault.words import canonical


@dataclass(frozen=True, slots=True)
class Found:
    """A generation that a typed secret opens and whose every byte is right."""

    path: Path
    made: datetime
    head: Head
    slot: Slot = field(repr=False)
    table: SlotTable = field(repr=False)
    slots_open: bool
    """Whether the slots file of the vault is good enough and stays as it is."""


def newest_good(
    folder: Path, names: FileNames, secret: str, progress: Progress = silent
) -> Found | None:
    """The newest generation beside the vault that this secret opens, read through; or `None`.

    Words or recovery code, without a keyring. Works when any of the other files is damaged or
    missing; with a secret that is newer than the generation as long as the slots file is whole.
    Slow: the stretching, then reading.
    """
    with named():
        every = sorted(_fitting(folder, names, secret), key=lambda found: -found.head.count)
        for found in every:
            with suppress(DamagedBackupError), found.path.open("rb") as file:
                _read_through(Reading(file), found, progress)
                return found
    return None


def put_back(
    folder: Path, names: FileNames, found: Found, progress: Progress = silent
) -> tuple[Path, ...]:
    """Put a generation in the place of what is damaged; gives where the damaged files are kept.

    A compartment that is sound stays, when only the slots were damaged. Opening raises
    `VaultRolledBackError` afterwards where something has seen a newer state. Raises
    `VaultInUseError` and the expected errors of writing; then call it again: no step before the
    fault has to be undone.
    """
    path, other = _pair(folder, names, found.slot)
    kept: list[Path] = []
    with named():
        lock = FolderLock(folder / names.lock)
        try:
            if not _sound(path, found.slot):
                kept += _put_compartment(found, path, progress)
            if not other.is_file():
                files.write_random_file(other, path.stat().st_size)
            if not found.slots_open:
                kept += _put_slots(found, folder / names.slots)
        finally:
            lock.release()
    return tuple(kept)


def _fitting(folder: Path, names: FileNames, secret: str) -> Iterator[Found]:
    """All generations that the secret opens, as far as their heads tell."""
    opener = _Opener(secret)
    current = None
    with suppress(DamagedVaultError):
        current = opener.slot(read_slots(folder / names.slots))
    for path, table in generations.carried(folder, names):
        slot = current or opener.slot(table)
        if slot is None:
            continue
        with suppress(DamagedBackupError), path.open("rb") as file:
            head, _ = Reading(file).head((own_key(slot),))
            made = datetime.fromtimestamp(head.made, UTC)
            yield Found(path, made, head, slot, table, current is not None)


class _Opener:
    """Opens slots with one secret, which it stretches once for each salt that it meets."""

    def __init__(self, secret: str) -> None:
        self._secret = canonical(secret)
        self._results: dict[tuple[bytes, ...], tuple[bytes, ...]] = {}

    def slot(self, table: SlotTable) -> Slot | None:
        salts = (table.salt, *table.further)
        if salts not in self._results:
            self._results[salts] = climbed(derive(self._secret, table.salt), table.further)
        found = table.opened_by(self._results[salts], None)
        return found.slot if found else None


def _read_through(reading: Reading, found: Found, progress: Progress) -> None:
    head, key = reading.head((own_key(found.slot),))
    done = 0
    for _, part in reading.parts(head, key):
        done += len(part)
        progress(done, sum(head.sizes))


def _sound(path: Path, slot: Slot) -> bool:
    try:
        connection = connect(path, slot.key)
    except (apsw.Error, OSError, DamagedVaultError):
        return False
    try:
        return is_whole(connection) and version_of(connection) > 0
    except apsw.Error:
        return False
    finally:
        connection.close()


def _put_compartment(found: Found, path: Path, progress: Progress) -> list[Path]:
    fresh = path.with_name(path.name + ".new")
    fresh.unlink(missing_ok=True)
    try:
        with found.path.open("rb") as file:
            reading = Reading(file)
            head, key = reading.head((own_key(found.slot),))
            unpack_member(reading, head, key, (fresh, fresh), progress)
        kept = _set_aside(path)
        fresh.replace(path)
        files.sync_folder(path.parent)
    finally:
        fresh.unlink(missing_ok=True)
    return kept


def _put_slots(found: Found, path: Path) -> list[Path]:
    """Make the slots open the compartment again; the other compartment's places stay."""
    data = path.read_bytes() if path.is_file() else b""
    kept = _set_aside(path)
    table = SlotTable(data) if len(data) == FILE_SIZE else found.table
    files.write_atomically(path, table.with_group(found.slot.group, found.table).data)
    return kept


def _set_aside(path: Path) -> list[Path]:
    """Give a file a second name under which it stays; nothing when there is no file."""
    if not path.is_file():
        return []
    number = 1
    while (kept := path.with_name(f"{path.stem}-old-{number}{path.suffix}")).exists():
        number += 1
    try:
        os.link(path, kept)
    except OSError:  # a stick's file system may know no second names
        shutil.copy2(path, kept)
    files.sync_folder(path.parent)
    return [kept]


def _pair(folder: Path, names: FileNames, slot: Slot) -> tuple[Path, Path]:
    both = (folder / names.first, folder / names.second)
    return both[slot.compartment], both[1 - slot.compartment]
