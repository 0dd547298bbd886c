"""A sum as anybody might have left it on a calculator."""

from __future__ import annotations

import os

_CENTS = ("00", "20", "25", "40", "49", "50", "75", "79", "80", "90", "95", "99")
_TIMES = ("2", "3", "4", "6")


def ordinary_sum() -> tuple[str, ...]:
    """The keys of a finished sum: two to four prices, one of them perhaps several times."""
    count = 2 + _below(3)
    several = _below(2 * count)
    keys: list[str] = []
    for place in range(count):
        keys += _price()
        if place == several:
            keys += ("*", _TIMES[_below(len(_TIMES))])
        keys.append("+" if place < count - 1 else "=")
    return tuple(keys)


def _price() -> list[str]:
    whole = str(1 + _below(38))
    return [*whole, ".", *_CENTS[_below(len(_CENTS))]]


def _below(limit: int) -> int:
    return int.from_bytes(os.urandom(4), "big") % limit
