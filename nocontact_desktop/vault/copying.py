"""Copying the files of an open vault in one state, while edits go on."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from nocontact_desktop.errors import DamagedBackupError, StorageFailedError
from nocontact_desktop.vault import rollback, sealed_file, ways
from nocontact_desktop.vault.compartments import Compartments
from nocontact_desktop.vault.failures import named
from nocontact_desktop.vault.files import write_all, write_at
from nocontact_desktop.vault.sealed_file import PART, Head, Reading
from nocontact_desktop.vault.slots import Slot, SlotTable
from nocontact_desktop.vault.vault import Vault, read_slots

Progress = Callable[[int, int], None]
"""Is told how many bytes are done, and of how many. What it raises ends the work, undone."""

Wrote = Callable[[], None]
"""Is called after each write."""

_UNHURRIED = 3
"""So many attempts let edits in between; the next one makes them wait."""


def _unseen() -> None:
    """What is called after writes that nobody counts."""


@dataclass(frozen=True, slots=True)
class Cover:
    """What a copy is sealed with, and the slots that lead there."""

    key: bytes = field(repr=False)
    table: SlotTable


def own_key(slot: Slot) -> bytes:
    """What opens the generations of one compartment."""
    return HKDF(SHA256(), 32, None, b"generation").derive(slot.key)


def table_for(vault: Vault, *, whole: bool) -> SlotTable:
    """A slots file for a copy, which the secrets of now open.

    A copy of the whole folder carries it as it is: slots that were sealed anew for it would show
    in which vault it was made. A generation carries this compartment's slots among random bytes.
    """
    place = vault.place
    table = read_slots(place.folder / place.names.slots)
    now = ways.known(vault.store).opening(table, place.slot.group)
    return table if whole else ways.sealed_with(table.salts_alone(), place.slot, now)


def write_copy(
    vault: Vault,
    descriptor: int,
    cover: Cover,
    members: tuple[int, ...],
    progress: Progress,
    *,
    wrote: Wrote = _unseen,
) -> Head:
    """Write a copy of these compartments at the start of a file, all in one state, and flush it.

    When an edit comes in between, it starts again with a fresh nonce; after a few times edits wait.
    """
    for attempt in range(_UNHURRIED + 1):
        with ExitStack() as stack:
            if attempt == _UNHURRIED:
                stack.enter_context(vault.database.still())
            with named():
                head = _attempt(vault, descriptor, cover, members, progress, wrote=wrote)
            if head is not None:
                with named():
                    os.fsync(descriptor)
                return head
    raise StorageFailedError


def verify(path: Path, keys: tuple[bytes, ...], written: Head, progress: Progress) -> None:
    """Read a copy back from the disk; `DamagedBackupError` unless it is what was written."""
    total = sum(written.sizes)
    done = 0

    def report(size: int) -> None:
        nonlocal done
        done += size
        progress(total + done, 2 * total)

    with named(), path.open("rb") as file:
        if hasattr(os, "posix_fadvise"):  # from the disk, not from memory
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
        if Reading(file).check(keys, report) != written:
            raise DamagedBackupError


def _attempt(
    vault: Vault,
    descriptor: int,
    cover: Cover,
    members: tuple[int, ...],
    progress: Progress,
    *,
    wrote: Wrote,
) -> Head | None:
    with vault.database.still() as compartments:
        before = _state(vault, compartments)
        head = _head(vault, compartments, members)
    nonce, start = sealed_file.opening(cover.table)
    boxes = sealed_file.boxes(cover.key, nonce, head, _parts(vault, head))
    first = next(boxes)
    write_at(descriptor, start, 0)  # with this nonce the old head says nothing any more
    wrote()
    os.fsync(descriptor)
    os.lseek(descriptor, len(start) + len(first), os.SEEK_SET)
    done = 0
    for box in boxes:
        write_all(descriptor, box)
        wrote()
        done += PART
        progress(min(done, sum(head.sizes)), 2 * sum(head.sizes))
    os.fsync(descriptor)
    write_at(descriptor, first, len(start))  # last: a copy cut short must not pass for a whole one
    wrote()
    with vault.database.still() as compartments:
        return head if _state(vault, compartments) == before else None


def _state(vault: Vault, compartments: Compartments) -> tuple[bytes, int]:
    """Changes with every commit: the first page is written in each, with a fresh nonce."""
    return compartments.read(vault.place.slot.compartment, 0, PART), compartments.size()


def _head(vault: Vault, compartments: Compartments, members: tuple[int, ...]) -> Head:
    size = compartments.size()
    first, second = (size if number in members else 0 for number in (0, 1))
    whole = len(members) > 1  # the other vault can read its head, and must not know who made it
    count = 0 if whole else rollback.count(vault.store)
    return Head(count, int(time.time()), (first, second))


def _parts(vault: Vault, head: Head) -> Iterator[bytes]:
    for number, size in enumerate(head.sizes):
        for start in range(0, size, PART):
            with vault.database.still() as compartments:
                part = compartments.read(number, start, min(PART, size - start))
            yield part  # outside: while a slow stick takes it, or after a stop, edits go on
