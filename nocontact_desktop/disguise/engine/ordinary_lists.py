"""Lists as anybody might have begun them. Names and items are English keys of the catalogue."""

from __future__ import annotations

import os
import zlib
from collections.abc import Callable

from nocontact_desktop.disguise.engine.pad import Item, Kind, Page, Pages
from nocontact_desktop.i18n import text as _

_SHOPPING = (
    "Milk", "Bread", "Eggs", "Apples", "Rice", "Onions", "Butter", "Coffee", "Tea", "Pasta",
    "Tomatoes", "Soap", "Yoghurt", "Potatoes", "Flour", "Paper towels",
)  # fmt: skip
_CHORES = (
    "Water the plants", "Take out the rubbish", "Wash the towels", "Clean the fridge",
    "Change the bed sheets", "Dust the shelves", "Sort the post", "Wipe the windows",
)  # fmt: skip

_FACTOR = 6364136223846793005  # Knuth's, for numbers of 64 bits


def ordinary_lists(place: str = "") -> Pages:
    """A list for shopping, one for the house, and a note: each time the same ones at one `place`.

    Elsewhere they are others. Without a place they are others each time.
    """
    below = _chance(place)
    return (
        Page(_("Shopping"), Kind.LIST, _some(below, _SHOPPING, 4 + below(4))),
        Page(_("Chores"), Kind.LIST, _some(below, _CHORES, 3 + below(2))),
        Page(_("Notes"), Kind.NOTE),
    )


def _some(below: Callable[[int], int], words: tuple[str, ...], count: int) -> tuple[Item, ...]:
    left = list(words)
    picked = [left.pop(below(len(left))) for _place in range(count)]
    return tuple(Item(_(word), done=below(4) == 0) for word in picked)


def _chance(place: str) -> Callable[[int], int]:
    """Gives numbers below a limit. What Python has for this takes long to import."""
    state = zlib.crc32(place.encode() if place else os.urandom(8))

    def below(limit: int) -> int:
        nonlocal state
        state = (state * _FACTOR + 1) % (1 << 64)
        return (state >> 33) % limit

    return below
