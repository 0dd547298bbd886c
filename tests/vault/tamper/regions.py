"""Which bytes of the files mean something: worked out from `FORMAT.md`, by the second reader."""

from __future__ import annotations

from dataclasses import dataclass

from nocontact_desktop.vault.slots import SlotKind
from tests.vault import second_reader as reader
from tests.vault.made import PIN, SHARE, WORDS, Made

SALT = range(32)
BOX = reader.BOX


@dataclass(frozen=True)
class Compartment:
    """The regions of a compartment whose content is in use and that waits for no journal."""

    head: range
    root: range
    second_root: range
    rest_of_front: range
    pages: range
    tail: range


def of_compartment(data: bytes, key: bytes) -> Compartment:
    """Where the regions lie. All pages that count for the root are in use, or this fails."""
    assert reader.journal(data, key) is None
    number, _ = reader._root(data, key)
    assert number == len(reader.pages(data, key))
    end = reader.FRONT + number * reader.PAGE
    return Compartment(
        range(4096),
        range(4096, 4160),
        range(4160, 4224),
        range(4224, reader.FRONT),
        range(reader.FRONT, end),
        range(end, len(data)),
    )


def of_slots(made: Made) -> dict[SlotKind, range]:
    """Where the slot of each kind of this compartment lies: kind k in the k-th bit of its group."""
    places = [place for place in range(8) if made.slot.group >> place & 1]
    return {
        kind: range(32 + 256 * place, 288 + 256 * place)
        for kind, place in zip(SlotKind, places, strict=True)
    }


def secrets_of(made: Made) -> dict[SlotKind, tuple[str, bytes | None]]:
    """What opens the slot of each kind: what is typed, and the share."""
    return {
        SlotKind.WORDS: (WORDS, None),
        SlotKind.PIN_AND_SHARE: (PIN, SHARE),
        SlotKind.WORDS_AND_SHARE: (WORDS, SHARE),
        SlotKind.RECOVERY: (made.code, None),
    }


def boxes(data: bytes) -> list[range]:
    """The boxes of a copy or a generation; nothing lies behind them."""
    start = 32 + 4096
    assert (len(data) - start) % BOX == 0
    return [range(at, at + BOX) for at in range(start, len(data), BOX)]
