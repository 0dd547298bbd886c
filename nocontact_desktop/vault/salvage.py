"""The way back when a file of the vault is damaged: its newest good generation, or a copy.

Nothing is deleted: what is damaged stays beside the vault under a second name. The other
compartment, which may be in use, is not touched, unless it is gone or the copy is another vault's.
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

from nocontact_desktop.errors import (
    DamagedBackupError,
    DamagedVaultError,
    WrongSecretError,
)
from nocontact_desktop.replacing import sync_renamed
from nocontact_desktop.vault import files, generations
from nocontact_desktop.vault.backup import silent, unpack
from nocontact_desktop.vault.copying import Progress, own_key
from nocontact_desktop.vault.database import connect, is_of_one_state, is_whole
from nocontact_desktop.vault.failures import named
from nocontact_desktop.vault.links import climbed
from nocontact_desktop.vault.lock import FolderLock
from nocontact_desktop.vault.schema import version_of
from nocontact_desktop.vault.sealed_file import Head, Reading
from nocontact_desktop.vault.slots import Slot, SlotTable
from nocontact_desktop.vault.stretch import derive
from nocontact_desktop.vault.vault import FileNames, read_slots
from nocontact_desktop.vault.words import canonical


@dataclass(frozen=True, slots=True)
class Found:
    """A generation, or a copy, that a typed secret opens and whose every byte is right."""

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


def copy_for(
    path: Path, folder: Path, names: FileNames, secret: str, progress: Progress = silent
) -> Found:
    """A copy from elsewhere to be put in the place of what is damaged in `folder`, read through.

    Words or recovery code, those of now or those of the day of the copy. Raises as `check_copy`.
    """
    opener = _Opener(secret)
    with named(), path.open("rb") as file:
        reading = Reading(file)
        start = file.tell()
        current, own = _current(opener, folder, names), opener.slot(reading.table)
        if current and own and current.key != own.key:
            current = None  # the content of the copy is under a key that was given up since
        for slot in filter(None, (current, own)):
            with suppress(DamagedBackupError):
                file.seek(start)
                found = _found(path, reading, slot, slots_open=slot is current)
                file.seek(start)
                _read_through(reading, found, progress)
                return found
    raise DamagedBackupError if current or own else WrongSecretError


def slots_are_damaged(folder: Path, names: FileNames) -> bool:
    """Whether it can be seen, without a secret, that the slots file is not what it was.

    It is missing, has another size, or its salts are not those of the generations. Then no secret
    opens anything, and `newest_good` may still find something.
    """
    with named():
        usual = next((table for _, table in generations.carried(folder, names)), None)
        try:
            table = read_slots(folder / names.slots)
        except DamagedVaultError:
            return True
        if usual is None:
            return False
        links = usual.further  # a link that was added a moment ago is in none of them yet
        return usual.salt != table.salt or links != table.further[: len(links)]


def opens_a_generation(folder: Path, names: FileNames, secret: str) -> bool:
    """Whether a secret is proved by the slots that a generation carries; one stretching.

    For damaged slots only: otherwise a secret that was given up would be proved, too.
    """
    opener = _Opener(secret)
    with named():
        return any(opener.slot(table) for _, table in generations.carried(folder, names))


def put_back(
    folder: Path, names: FileNames, found: Found, progress: Progress = silent
) -> tuple[Path, ...]:
    """Put `found` in the place of what is damaged; gives where the damaged files are kept.

    A compartment that is sound stays, when only the slots were damaged. Opening raises
    `VaultRolledBackError` afterwards where something has seen a newer state. Raises
    `VaultInUseError`, `DamagedBackupError` when its content does not open, and the expected errors
    of writing; then call it again: no step before the fault has to be undone.
    """
    kept: list[Path] = []
    with named():
        lock = FolderLock(folder / names.lock)
        try:
            kept += _put_compartments(found, folder, names, progress)
            if not found.slots_open:
                kept += _put_slots(found, folder / names.slots)
        finally:
            lock.release()
    return tuple(kept)


def _fitting(folder: Path, names: FileNames, secret: str) -> Iterator[Found]:
    """All generations that the secret opens, as far as their heads tell."""
    opener = _Opener(secret)
    strange = slots_are_damaged(folder, names)  # those of another vault may open, and lead nowhere
    current = None if strange else _current(opener, folder, names)
    for path, table in generations.carried(folder, names):
        slot = current or opener.slot(table)
        if slot is None:
            continue
        with suppress(DamagedBackupError), path.open("rb") as file:
            yield _found(path, Reading(file), slot, slots_open=current is not None)


def _current(opener: _Opener, folder: Path, names: FileNames) -> Slot | None:
    """What the secret opens in the slots file of now."""
    with suppress(DamagedVaultError):
        return opener.slot(read_slots(folder / names.slots))
    return None


def _found(path: Path, reading: Reading, slot: Slot, *, slots_open: bool) -> Found:
    """What the head tells; `DamagedBackupError` when the slot does not lead there."""
    head, _ = reading.head(_keys(slot))
    made = datetime.fromtimestamp(head.made, UTC)
    return Found(path, made, head, slot, reading.table, slots_open)


def _keys(slot: Slot) -> tuple[bytes, bytes]:
    """What may open a copy of the whole folder, and a generation."""
    return slot.common_key, own_key(slot)


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
    head, key = reading.head(_keys(found.slot))
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
        return is_whole(connection) and version_of(connection) > 0 and is_of_one_state(connection)
    except apsw.Error:
        return False
    finally:
        connection.close()


def _put_compartments(
    found: Found, folder: Path, names: FileNames, progress: Progress
) -> list[Path]:
    """Put those compartments in place that are not sound; random bytes for an other that is not
    in the copy."""
    own = found.slot.compartment
    both = (folder / names.first, folder / names.second)
    wanted = {own} if not _sound(both[own], found.slot) else set[int]()
    if _is_gone(both[1 - own]) or _is_of_another_vault(found, folder / names.slots):
        wanted.add(1 - own)
    copied = {member: both[member] for member in wanted if found.head.sizes[member]}
    kept = _put_files(found, copied, progress) if copied else []
    for member in wanted - copied.keys():
        both[member].unlink(missing_ok=True)
        files.write_random_file(both[member], both[1 - member].stat().st_size)
    return kept


def _put_files(found: Found, places: dict[int, Path], progress: Progress) -> list[Path]:
    fresh = {member: path.with_name(path.name + ".new") for member, path in places.items()}
    kept: list[Path] = []
    for path in fresh.values():
        path.unlink(missing_ok=True)
    try:
        with found.path.open("rb") as file:
            reading = Reading(file)
            head, key = reading.head(_keys(found.slot))
            unpack(reading, head, key, fresh, progress)
        own = fresh.get(found.slot.compartment)
        if own and not _sound(own, found.slot):
            raise DamagedBackupError
        for member, path in places.items():
            kept += _set_aside(path)
            fresh[member].replace(path)
            sync_renamed(path)
    finally:
        for path in fresh.values():
            path.unlink(missing_ok=True)
    return kept


def _is_gone(path: Path) -> bool:
    return not path.is_file() or not path.stat().st_size


def _is_of_another_vault(found: Found, slots: Path) -> bool:
    """Whether a whole copy has other salts than the slots file, which never change in a vault."""
    if not all(found.head.sizes):
        return False
    try:
        return read_slots(slots).salt != found.table.salt
    except DamagedVaultError:
        return False


def _put_slots(found: Found, path: Path) -> list[Path]:
    """Make the slots open the compartment again; the other compartment's places stay."""
    kept = _set_aside(path)
    try:
        table = read_slots(path)
    except DamagedVaultError:
        table = found.table
    files.write_atomically(path, table.with_group(found.slot.group, found.table).data)
    return kept


def _set_aside(path: Path) -> list[Path]:
    """Give a file a second name under which it stays; nothing when there is no file."""
    if not path.is_file():
        return []
    number = 1
    while (kept := path.with_name(f"{path.stem}-old-{number}{path.suffix}")).exists():
        if kept.samefile(path):  # an attempt before this one was killed here
            return [kept]
        number += 1
    try:
        os.link(path, kept)
    except OSError:  # a stick's file system may know no second names
        _copy_aside(path, kept)
    sync_renamed(kept)
    return [kept]


def _copy_aside(path: Path, kept: Path) -> None:
    """A copy under the second name, whole or not at all."""
    fresh = kept.with_name(kept.name + ".new")
    try:
        shutil.copy2(path, fresh)
        descriptor = files.open_descriptor(fresh, os.O_RDWR)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
        fresh.replace(kept)
    except OSError:
        with suppress(OSError):
            fresh.unlink()
        raise
