"""Slots that were damaged while everything else is sound: they are sealed again from inside.

The compartment remembers what its slots were sealed with, so one of them is enough to mend the
others. When it is the typed one that is damaged, a generation still carries it. But a generation
carries secrets that were given up, too, and those that a leaving secret took away. So it proves
nothing by itself: the compartment has to say that what was typed is in use.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from nocontact_desktop.errors import ExpectedError
from nocontact_desktop.vault import generations, rollback, ways
from nocontact_desktop.vault.slots import Opened, Slot, SlotKind, SlotTable, place_of
from nocontact_desktop.vault.store import Store
from nocontact_desktop.vault.vault import FileNames, Vault, unlocked
from nocontact_desktop.vault.ways import Known, Way

_LASTING = (SlotKind.WORDS, SlotKind.PIN_AND_SHARE, SlotKind.RECOVERY)
"""The kinds that are always there. Words with a share may have been given up with the share."""


def mended(table: SlotTable, store: Store, found: Opened) -> SlotTable:
    """`table` with the slots of this compartment sealed again that nothing remembered opens."""
    known = ways.known(store)
    for kind in _LASTING:
        some = known.ways.get(kind, ())
        if some and not _opens(table, found.slot.group, kind, some):
            slot = replace(found.slot, kind=kind)
            table = table.sealed(slot, some[0].base, some[0].share or None)
    return table


def catch_up(table: SlotTable, store: Store, found: Opened) -> None:
    """Let a compartment that is older than its slots remember nothing that was given up since.

    An older copy was put back under the slots of now. What it remembers opens nothing any more,
    perhaps because somebody else had come to know it, and must not be sealed again. What was typed
    is remembered; the other secrets stay as they are, unknown, until they are typed or made anew.
    """
    known, group, noted = ways.known(store), found.slot.group, rollback.epoch(store)
    if found.slot.epoch < noted:
        return
    caught = known
    if found.slot.epoch > noted:
        caught = Known({kind: (way,) for kind, way in known.opening(table, group).items()})
    shares = {way.share for some in known.ways.values() for way in some} | {b""}
    for kind in SlotKind:
        if not _opens(table, group, kind, caught.ways.get(kind, ())):
            for share in shares:
                way = Way(found.base, found.level, share)
                if _opens(table, group, kind, (way,)):
                    caught = caught.with_newest({kind: way})
    if caught != known:
        ways.remember(store, caught)


def opened_all_the_same(
    folder: Path, names: FileNames, table: SlotTable, results: Sequence[bytes]
) -> tuple[Vault, SlotTable, Opened] | None:
    """The vault of a stretched secret whose slot is damaged, and the slots as they should be.

    `None` unless the secret is in use: whatever else goes wrong is not told, because nothing was
    proved. Tried without a keyring's share.
    """
    for found in _carried(folder, names, table, results):
        with suppress(ExpectedError):
            vault = unlocked(folder, names, found.slot)
            try:
                now = _in_use(vault, table, found)
            except BaseException:
                vault.close()
                raise
            if now is not None:
                return vault, mended(table, vault.store, now), now
            vault.close()
    return None


def _carried(
    folder: Path, names: FileNames, table: SlotTable, results: Sequence[bytes]
) -> list[Opened]:
    """What the secret opens in the slots of generations, each key once."""
    found: dict[bytes, Opened] = {}
    for _, carried in generations.carried(folder, names):
        if carried.salt == table.salt:
            with suppress(ExpectedError):
                opened = carried.opened_by(results, None)
                if opened is not None:
                    found.setdefault(opened.slot.key, opened)
    return list(found.values())


def _in_use(vault: Vault, table: SlotTable, found: Opened) -> Opened | None:
    """`found` with the number of the last change, if what was typed is what opens that place.

    A leaving secret takes all the slots away that open without the recovery code; so one of those
    that still opens shows that it was none.
    """
    known, group, kind = ways.known(vault.store), found.slot.group, found.slot.kind
    newest = known.ways.get(kind, ())[:1]
    if [way.base for way in newest] != [found.base]:
        return None
    if kind is not SlotKind.RECOVERY and not _any_local(known, table, group):
        return None
    noted = rollback.epoch(vault.store)
    if any(slot.epoch > noted for slot in _opened(known, table, group)):
        return None  # the content is older than the slots: what it remembers was given up since
    epoch = max(found.slot.epoch, noted)
    vault.place.slot = replace(found.slot, epoch=epoch)
    return replace(found, slot=vault.place.slot)


def _any_local(known: Known, table: SlotTable, group: int) -> bool:
    local = (kind for kind in SlotKind if kind is not SlotKind.RECOVERY)
    return any(_opens(table, group, kind, known.ways.get(kind, ())) for kind in local)


def _opened(known: Known, table: SlotTable, group: int) -> list[Slot]:
    """What the remembered ways open in the slots of now."""
    tried = [
        table.opened_at(place_of(group, kind), way.base, way.share)
        for kind, some in known.ways.items()
        for way in some
    ]
    return [slot for slot in tried if slot is not None]


def _opens(table: SlotTable, group: int, kind: SlotKind, some: Sequence[Way]) -> bool:
    place = place_of(group, kind)
    return any(table.opened_at(place, way.base, way.share) is not None for way in some)
