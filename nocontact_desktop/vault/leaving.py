"""The secret that opens the second vault and takes the first one's ways in away.

It lies in the place of the PIN of its group, sealed without a share, which no PIN is. So a PIN
that is set later takes its place. From inside nobody can tell whether there is one: where there is
neither, something that nobody can type is sealed there (`ways.with_place_filled`). What it takes
away are the slots of the other group but for the recovery code's, in the slots file and in those
that the generations beside it carry; copies elsewhere keep theirs. Nothing is wiped: the vault that
lost them remembers what they were sealed with, and its recovery code seals them again.

At every opening the slots file and those in the generations are written anew, changed or not, so
that the files touched are the same whatever was typed, and their age tells nothing.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace

from nocontact_desktop.errors import DamagedVaultError, ExpectedError
from nocontact_desktop.vault import files, generations, mending, ways
from nocontact_desktop.vault.failures import named
from nocontact_desktop.vault.slots import Opened, SlotKind, SlotTable, other_group, place_of
from nocontact_desktop.vault.store import Store
from nocontact_desktop.vault.vault import Vault, read_slots
from nocontact_desktop.vault.ways import Known, Ways

_LOCAL = (SlotKind.WORDS, SlotKind.PIN_AND_SHARE, SlotKind.WORDS_AND_SHARE)


def is_leaving(table: SlotTable, found: Opened) -> bool:
    """Whether what was typed is such a secret."""
    if found.slot.kind is not SlotKind.PIN_AND_SHARE:
        return False
    place = place_of(found.slot.group, found.slot.kind)
    return table.opened_at(place, found.base, None) is not None


def settle(vault: Vault, opened: SlotTable, found: Opened) -> None:
    """Write the slots as they are to be after this opening. Never keeps a vault from opening.

    From inside, a leaving secret looks like words.
    """
    leaving = is_leaving(opened, found)
    if leaving:
        vault.opened_with = SlotKind.WORDS
    taken = _local(other_group(found.slot.group)) if leaving else 0
    folder, names = vault.place.folder, vault.place.names
    path = folder / names.slots
    with suppress(ExpectedError), named():
        table = read_slots(path).emptied(taken)
        mending.catch_up(table, vault.store, found)
        if found.slot.kind is SlotKind.RECOVERY:
            table = _brought_back(table, vault.store, found)
        whole = mending.mended(table, vault.store, found)
        files.write_atomically(path, whole.data)
        vault.mended = whole != table
    with suppress(ExpectedError), named():
        generations.take_out(folder, names, 1 - found.slot.compartment, taken)


def _local(group: int) -> int:
    return sum(1 << place_of(group, kind) for kind in _LOCAL)


def _brought_back(table: SlotTable, store: Store, found: Opened) -> SlotTable:
    """The slots of the words, and of the PIN, sealed again if they are gone."""
    known = ways.known(store)
    try:
        known.in_use(table, found.slot.group)
    except DamagedVaultError:
        for kind, way in _newest(known).items():
            slot = replace(found.slot, kind=kind)
            table = table.sealed(slot, way.base, way.share or None)
    return table


def _newest(known: Known) -> Ways:
    """The newest words, with the share that they were last used with, and the newest PIN."""
    words = next(iter(known.ways.get(SlotKind.WORDS, ())), None)
    if words is None:
        return {}
    with_share = known.ways.get(SlotKind.WORDS_AND_SHARE, ())
    pins = known.ways.get(SlotKind.PIN_AND_SHARE, ())
    fitting = [way for way in with_share if way.base == words.base]
    found = {SlotKind.WORDS_AND_SHARE: fitting, SlotKind.PIN_AND_SHARE: pins}
    return {SlotKind.WORDS: words} | {kind: some[0] for kind, some in found.items() if some}
