"""Lists as anybody might have begun them. Names and items are English keys of the catalogue."""

from __future__ import annotations

import os

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


def ordinary_lists() -> Pages:
    """A list for shopping, one for the house, and a note, each time a little different."""
    return (
        Page(_("Shopping"), Kind.LIST, _some(_SHOPPING, 4 + _below(4))),
        Page(_("Chores"), Kind.LIST, _some(_CHORES, 3 + _below(2))),
        Page(_("Notes"), Kind.NOTE),
    )


def _some(words: tuple[str, ...], count: int) -> tuple[Item, ...]:
    left = list(words)
    picked = [left.pop(_below(len(left))) for _place in range(count)]
    return tuple(Item(_(word), done=_below(4) == 0) for word in picked)


def _below(limit: int) -> int:
    return int.from_bytes(os.urandom(4), "big") % limit
