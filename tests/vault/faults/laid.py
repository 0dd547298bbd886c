"""What can lie there before a work is disturbed."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import replace
from functools import partial
from pathlib import Path

from nocontact_desktop.errors import ExpectedError
from nocontact_desktop.vault import new_code, strengthen
from nocontact_desktop.vault.change_secret import replace_slots
from nocontact_desktop.vault.renewal import _state
from nocontact_desktop.vault.sealed_file import PART, START
from tests.vault.faults.looks import LONGER
from tests.vault.faults.sitting import LEAVING, Room, Sitting, damage, make_usual, opened
from tests.vault.faults.works import DEARER, MINE, begin, make_a_copy, make_a_generation
from tests.vault.made import NAMES


def _empty(room: Room) -> None:
    (room.root / "there" / "vault").mkdir(parents=True)
    (room.root / "new").mkdir()
    (room.root / "full" / "vault").mkdir(parents=True)
    (room.root / "full" / "vault" / "other").touch()
    (room.root / "code").write_text(new_code())


def _usual(room: Room) -> None:
    make_usual(room)
    (room.root / "new-code").write_text(new_code())
    (room.root / "longer").write_bytes(LONGER)


def _then(work: Callable[[Sitting], object], room: Room) -> None:
    """The usual vaults after `work` in the first."""
    _usual(room)
    sitting = Sitting(room)
    begin(sitting)
    work(sitting)
    sitting.open.close()


def _linked(room: Room) -> None:
    _then(lambda s: strengthen(s.open, DEARER), room)


def _renewing(sitting: Sitting) -> None:
    table, now = _state(sitting.open)
    replace_slots(
        sitting.open, table, now, replace(sitting.open.place.slot, next_key=bytes(range(32)))
    )


def _first(room: Room) -> Path:
    vault = opened(room.folder)
    path = room.folder / (NAMES.first, NAMES.second)[vault.place.slot.compartment]
    vault.close()
    return path


def _damaged(room: Room) -> None:
    _then(make_a_generation, room)
    damage(_first(room), 16384)


def _no_slots(room: Room) -> None:
    _then(make_a_generation, room)
    damage(room.folder / NAMES.slots, 0)
    os.truncate(room.folder / NAMES.slots, 100)


def _old(room: Room) -> None:
    def undo(sitting: Sitting) -> None:
        for attachment in sitting.open.attachments.list():
            sitting.open.attachments.remove(attachment.id)
        tables = ("attachments", "chunks", "contents")
        for table in tables:
            sitting.open.database.write(lambda c, t=table: c.execute(f"drop table {t}"))  # type: ignore[misc]
        sitting.open.database.write(lambda c: c.execute("pragma user_version = 1"))

    _then(undo, room)


def _cut_short(room: Room) -> None:
    """A copy under another name that was killed before its head was written, and a file."""
    _then(make_a_copy, room)
    data = room.copy.read_bytes()
    half = room.copy.rename(room.copy.with_name("photos.new"))
    half.write_bytes(data[:START] + bytes(PART) + data[START + PART : 10 * PART])
    (room.stick / "mine.new").write_bytes(MINE)


def _left(room: Room) -> None:
    _usual(room)
    with suppress(ExpectedError):
        opened(room.folder, LEAVING).close()


LAID: Mapping[str, Callable[[Room], None]] = {
    "empty": _empty,
    "usual": _usual,
    "linked": _linked,
    "copied": partial(_then, make_a_copy),
    "cut short": _cut_short,
    "kept": partial(_then, make_a_generation),
    "damaged": _damaged,
    "no slots": _no_slots,
    "old": _old,
    "left": _left,
    "renewing": partial(_then, _renewing),
}
"""What can lie there before a work."""
