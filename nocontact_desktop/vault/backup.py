"""A copy of the whole folder at a place that the person chose, and the way back from it.

It opens with the words or the recovery code alone, as they were when it was made, on any computer.
The codes of both compartments open it, and each finds its own content in it.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, closing, contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

from nocontact_desktop.errors import DamagedBackupError, DamagedVaultError, WrongSecretError
from nocontact_desktop.replacing import sync_renamed
from nocontact_desktop.vault import copying, creation, files
from nocontact_desktop.vault.ballast import Ballast
from nocontact_desktop.vault.compartments import Compartments
from nocontact_desktop.vault.copying import Cover, Progress, own_key
from nocontact_desktop.vault.database import (
    connect,
    is_of_one_state,
    is_whole,
    used_bytes,
)
from nocontact_desktop.vault.failures import named
from nocontact_desktop.vault.files import open_descriptor, write_all
from nocontact_desktop.vault.links import climbed
from nocontact_desktop.vault.schema import version_of
from nocontact_desktop.vault.sealed_file import Head, Reading
from nocontact_desktop.vault.slots import Slot, SlotTable
from nocontact_desktop.vault.store import Store
from nocontact_desktop.vault.stretch import derive
from nocontact_desktop.vault.tries import begin_counting
from nocontact_desktop.vault.vault import FileNames, Vault, unlocked
from nocontact_desktop.vault.words import canonical

_MADE = "vault.backup"


def silent(_done: int, _total: int) -> None:
    """A progress that nobody looks at."""


def back_up(vault: Vault, path: Path, progress: Progress = silent) -> datetime:
    """Write a copy of the whole folder to `path`, read it back, and note when it was made.

    It takes the place of `path` only when every byte was read back as written; before that it is
    beside it as `<name>.new`, and on a failure nothing is left. What a killed one left in that
    folder, under whatever name, is taken away first. Slow; for a thread. Raises the expected
    errors of writing, and `DamagedBackupError` when the disk gave other bytes back.
    """
    key = vault.place.slot.common_key
    cover = Cover(key, copying.table_for(vault, whole=True))
    with ExitStack() as undo:
        _clear(path, cover)
        fresh = _free_name(path)
        with named():
            descriptor = open_descriptor(fresh, os.O_RDWR | os.O_CREAT | os.O_EXCL)
        undo.callback(_thrown_away, fresh)
        try:
            head = copying.write_copy(vault, descriptor, cover, (0, 1), progress)
        finally:
            os.close(descriptor)
        copying.verify(fresh, (key,), head, progress)
        with named():
            fresh.replace(path)
            undo.pop_all()
            sync_renamed(path)
    made = datetime.fromtimestamp(head.made, UTC)
    vault.store.set_setting(_MADE, made.isoformat())
    return made


def _beside(path: Path) -> Path:
    return path.with_name(path.name + ".new")


def _free_name(path: Path) -> Path:
    """Where a copy is written; a file of that name is somebody's, and stays."""
    fresh = _beside(path)
    while os.path.lexists(fresh):
        fresh = _beside(fresh)
    return fresh


def _clear(target: Path, cover: Cover) -> None:
    """Take away what earlier copies of this vault left that came to no end.

    Under other names only those that are surely half made; a whole one is worth keeping.
    """
    with suppress(OSError):  # a copy can be made all the same
        for path in target.parent.glob(_beside(Path("*")).name):
            in_the_way = path == _beside(target)
            if not path.is_file() or path.is_symlink():
                continue
            if _is_half_made(path, cover) or (in_the_way and _is_of_no_use(path, cover)):
                path.unlink()


def _is_half_made(path: Path, cover: Cover) -> bool:
    """Whether it carries this vault's salt, as nothing else does, and no head that opens."""
    with suppress(DamagedBackupError), path.open("rb") as file:
        reading = Reading(file)
        if reading.table.salt != cover.table.salt:
            return False
        try:
            reading.head((cover.key,))
        except DamagedBackupError:
            return True
    return False


def _is_of_no_use(path: Path, cover: Cover) -> bool:
    """Whether it is a whole copy of this vault, or has nothing in it: killed at either end."""
    with suppress(DamagedBackupError), path.open("rb") as file:
        return Reading(file).table.salt == cover.table.salt
    return not path.stat().st_size


def _thrown_away(path: Path) -> None:
    with suppress(OSError):  # the fault that led here is told, not the one of tidying up
        path.unlink()


def last_backup(store: Store) -> datetime | None:
    """When the last copy at a chosen place was made; `None`: never."""
    found = store.setting(_MADE)
    try:
        return datetime.fromisoformat(found) if found else None
    except ValueError:
        raise DamagedVaultError from None


def restore(
    path: Path,
    secret: str,
    folder: Path,
    names: FileNames,
    progress: Progress = silent,
    *,
    settings: Mapping[str, str] | None = None,
) -> None:
    """Make a vault in `folder` out of a copy, with words or a recovery code alone.

    All or nothing, and never where a file of a vault is: `VaultExistsError`. `settings` take the
    place of the copy's from the vault's first moment. Raises `WrongSecretError` when the secret
    does not open the copy, `DamagedBackupError` when a byte of it is wrong, `VaultTooNewError`, and
    the expected errors of writing. Slow; for a thread.
    """
    with named():
        creation.refuse_existing(folder, names)
        with path.open("rb") as file:
            reading = Reading(file)
            slot = opened(reading.table, secret)
            head, key = reading.head((slot.common_key, own_key(slot)))
            with creation.building_site(folder, names) as (site, lock):
                Ballast(site / names.ballast).fill()
                paths = (site / names.first, site / names.second)
                unpack(reading, head, key, dict(enumerate(paths)), progress)
                _fill_up(paths, head)
                _check(site, names, slot)
                lock.release()
                if settings:
                    with closing(unlocked(site, names, slot)) as vault:
                        creation.put_settings(vault.store, settings)
                files.write_atomically(site / names.slots, reading.table.data)
                begin_counting(site, names)
                with creation.moved(site, folder, names):
                    pass


def check_copy(path: Path, secret: str, progress: Progress = silent) -> datetime:
    """Try a copy without restoring it: the secret, and every byte. When it was made.

    Raises as `restore` does.
    """
    with named(), path.open("rb") as file:
        reading = Reading(file)
        slot = opened(reading.table, secret)
        total = path.stat().st_size
        done = 0

        def report(size: int) -> None:
            nonlocal done
            done += size
            progress(done, total)

        head = reading.check((slot.common_key, own_key(slot)), report)
    return datetime.fromtimestamp(head.made, UTC)


def opened(table: SlotTable, secret: str) -> Slot:
    """The slot of a copy that a secret opens without a keyring; else `WrongSecretError`."""
    results = climbed(derive(canonical(secret), table.salt), table.further)
    found = table.opened_by(results, None)
    if found is None:
        raise WrongSecretError
    return found.slot


def unpack(
    reading: Reading, head: Head, key: bytes, paths: Mapping[int, Path], progress: Progress
) -> None:
    """Read all of a copy; write those compartments that have a path to fresh files, flushed."""
    done = 0
    with ExitStack() as stack:
        descriptors: dict[int, int] = {}
        for member, part in reading.parts(head, key):
            if member in paths and member not in descriptors:
                descriptors[member] = stack.enter_context(_fresh(paths[member]))
            if member in paths:
                write_all(descriptors[member], part)
            done += len(part)
            progress(done, sum(head.sizes))


@contextmanager
def _fresh(path: Path) -> Iterator[int]:
    """A descriptor on a file that is made here, and flushed in the end."""
    descriptor = open_descriptor(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL)
    try:
        yield descriptor
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _fill_up(paths: tuple[Path, Path], head: Head) -> None:
    """In a copy of one compartment the other is left out; random bytes stand for it."""
    for path, size in zip(paths, head.sizes, strict=True):
        if not size:
            files.write_random_file(path, max(head.sizes))


def _check(site: Path, names: FileNames, slot: Slot) -> None:
    """Raise `DamagedBackupError` unless the compartment is sound; make both files alike."""
    paths = (site / names.first, site / names.second)
    compartments = Compartments(*paths)
    try:
        with named(), closing(connect(paths[slot.compartment], slot.key)) as connection:
            sound = is_whole(connection) and version_of(connection) > 0
            if not sound or not is_of_one_state(connection):
                raise DamagedBackupError
            compartments.level(used_bytes(connection))
        compartments.same_times()
    except DamagedVaultError:
        raise DamagedBackupError from None
    finally:
        compartments.close()
