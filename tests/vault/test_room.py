"""What a file costs is told before it comes in, and comes true."""

from __future__ import annotations

import io
import os
from pathlib import Path

import pytest

from nocontact_desktop.vault import Vault, keep_generation, room_for
from nocontact_desktop.vault.vault import unlocked
from tests.vault.made import NAMES, Made

MIB = 1 << 20


def lying_in(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.iterdir())


def take_in(vault: Vault, size: int) -> None:
    vault.attachments.add(io.BytesIO(os.urandom(size)), "x", lambda _done: True)


@pytest.mark.parametrize("size", [0, 1000, 9 * MIB, 61 * MIB])
@pytest.mark.parametrize("kept_before", [True, False])
def test_what_was_told_is_what_it_takes(quick_made: Made, size: int, kept_before: bool) -> None:
    vault = unlocked(quick_made.folder, NAMES, quick_made.slot)
    if kept_before:
        keep_generation(vault)
    told, before = room_for(vault, size), lying_in(quick_made.folder)
    take_in(vault, size)
    assert lying_in(quick_made.folder) - before == told.vault
    keep_generation(vault, also_today=True)
    assert lying_in(quick_made.folder) - before == told.all
    vault.close()


def test_room_of_what_was_removed_is_used_first(quick_made: Made) -> None:
    vault = unlocked(quick_made.folder, NAMES, quick_made.slot)
    take_in(vault, 9 * MIB)
    vault.attachments.remove(vault.attachments.list()[0].id)
    assert room_for(vault, 9 * MIB).vault == 0
    vault.close()


def test_fewer_copies_are_no_gain_to_count_on(quick_made: Made) -> None:
    vault = unlocked(quick_made.folder, NAMES, quick_made.slot)
    for name in NAMES.first, NAMES.second:
        assert (quick_made.folder / name).stat().st_size == 4 * MIB
    keep_generation(vault)
    told = room_for(vault, 900 * MIB)
    assert told.free > 0
    assert told.all == told.vault + max(0, told.copies) > 1800 * MIB
    vault.close()
