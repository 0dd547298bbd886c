"""What a compartment remembers about its own slots, so that all can be sealed again from inside.

The words, the PIN and the recovery code are never kept. What is kept is the result of stretching
each of them, and the keyring's share: enough to seal the slots of this compartment again, and no
use to anybody who could not open it anyway. Which of the remembered results is the one in use is
always asked of the slots file itself, so a kill between two writes leaves nothing to guess.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from nocontact_desktop.errors import DamagedVaultError
from nocontact_desktop.vault import json_text
from nocontact_desktop.vault.links import LINKS
from nocontact_desktop.vault.slots import (
    KEY_SIZE,
    SHARE_SIZE,
    Slot,
    SlotKind,
    SlotTable,
    place_of,
)

if TYPE_CHECKING:
    from nocontact_desktop.vault.store import Store

REMEMBERED = 4
"""How many results are kept for each kind: the newest, and older ones for an older slots file."""

_NAME = "vault.ways"


@dataclass(frozen=True, slots=True)
class Way:
    """One way to seal a slot: a stretched secret, how far it was stretched, and a share."""

    base: bytes = field(repr=False)
    level: int
    share: bytes = field(default=b"", repr=False)


Ways = Mapping[SlotKind, Way]


@dataclass(frozen=True, slots=True)
class Known:
    """All remembered ways, the newest of each kind first."""

    ways: Mapping[SlotKind, tuple[Way, ...]] = field(repr=False)

    def opening(self, table: SlotTable, group: int) -> dict[SlotKind, Way]:
        """The ways that open their slots now."""
        return {
            kind: way
            for kind in SlotKind
            for way in reversed(self.ways.get(kind, ()))
            if table.opened_at(place_of(group, kind), way.base, way.share)
        }

    def in_use(self, table: SlotTable, group: int) -> dict[SlotKind, Way]:
        """As `opening`.

        Raises `DamagedVaultError` unless words and recovery code, which a vault always has, do.
        """
        found = self.opening(table, group)
        refuse_incomplete(found)
        return found

    def fits(self, table: SlotTable, group: int, results: Sequence[bytes]) -> bool:
        """Whether one of the stretched secret's results opens a slot of `group`."""
        shares = {way.share for ways in self.ways.values() for way in ways} | {b""}
        tried = [
            table.opened_at(place_of(group, kind), base, share)
            for kind in SlotKind
            for base in results
            for share in shares
        ]
        return any(slot is not None for slot in tried)

    def with_newest(self, ways: Ways) -> Known:
        """These, with `ways` as the newest."""
        newest = {kind: (way, *_others(self.ways, kind, way)) for kind, way in ways.items()}
        return Known({**self.ways, **newest})


def refuse_incomplete(ways: Ways) -> None:
    """Raise `DamagedVaultError` unless there are words and a recovery code among `ways`."""
    if not {SlotKind.WORDS, SlotKind.RECOVERY} <= ways.keys():
        raise DamagedVaultError


def known(store: Store) -> Known:
    """What the compartment remembers. Raises `DamagedVaultError` when it is no such thing."""
    stored = json_text.an_object(store.setting(_NAME, "{}"))
    try:
        return Known({SlotKind(int(kind)): _read(ways) for kind, ways in stored.items()})
    except (ValueError, TypeError):
        raise DamagedVaultError from None


def remember(store: Store, ways: Known) -> None:
    """Keep `ways` in the compartment, in one commit."""
    texts = {
        str(int(kind)): [[way.level, way.base.hex(), way.share.hex()] for way in some]
        for kind, some in ways.ways.items()
    }
    store.set_setting(_NAME, json.dumps(texts))


def settle(store: Store, table: SlotTable, slot: Slot) -> None:
    """Take the ways that are in use for the newest: a change may have been cut short."""
    found = known(store)
    with suppress(DamagedVaultError):
        settled = found.with_newest(found.in_use(table, slot.group))
        if settled != found:
            remember(store, settled)


def sealed_with(table: SlotTable, slot: Slot, ways: Ways) -> SlotTable:
    """`table` with all four places of the slot's group new: sealed, or random where unused."""
    table = table.emptied(slot.group)
    for kind, way in ways.items():
        table = table.sealed(replace(slot, kind=kind), way.base, way.share or None)
    return table


def with_place_filled(ways: Ways, table: SlotTable) -> dict[SlotKind, Way]:
    """`ways`, with something sealed in the place of the PIN where there is no PIN.

    Nobody can type it. A leaving secret lies in the same place and looks the same from inside, so
    what a compartment remembers does not tell whether it has one.
    """
    nobodys = Way(secrets.token_bytes(KEY_SIZE), len(table.further))
    return {SlotKind.PIN_AND_SHARE: nobodys, **ways}


def _others(
    ways: Mapping[SlotKind, tuple[Way, ...]], kind: SlotKind, newest: Way
) -> tuple[Way, ...]:
    return tuple(way for way in ways.get(kind, ()) if way != newest)[: REMEMBERED - 1]


def _read(stored: Sequence[tuple[int, str, str]]) -> tuple[Way, ...]:
    found = [
        Way(bytes.fromhex(base), int(level), bytes.fromhex(share)) for level, base, share in stored
    ]
    if len(found) > REMEMBERED or not all(map(_is_possible, found)):
        raise ValueError("not ways")
    return tuple(found)


def _is_possible(way: Way) -> bool:
    sizes = (len(way.base), len(way.share))
    return 0 <= way.level <= LINKS and sizes in {(KEY_SIZE, 0), (KEY_SIZE, SHARE_SIZE)}
