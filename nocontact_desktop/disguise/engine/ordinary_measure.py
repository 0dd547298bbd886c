"""A conversion as anybody might have left it."""

from __future__ import annotations

import os

_USUAL = (
    ("length", "mile", "kilometre", ("3", "5", "12", "26")),
    ("length", "inch", "centimetre", ("9", "14", "27", "32")),
    ("length", "foot", "metre", ("6", "9", "12", "20")),
    ("mass", "pound", "kilogram", ("2", "5", "11", "35")),
    ("mass", "ounce", "gram", ("3", "4", "8", "10")),
    ("temperature", "fahrenheit", "celsius", ("68", "90", "350", "425")),
    ("volume", "us-gallon", "litre", ("2", "5", "12", "14")),
    ("speed", "mile-per-hour", "kilometre-per-hour", ("30", "45", "55", "70")),
    ("cooking", "us-cup", "millilitre", ("2", "3", "0.5", "1.5")),
    ("cooking", "us-tablespoon", "millilitre", ("2", "3", "4", "6")),
)


def ordinary_measure() -> tuple[str, str, str, str]:
    """The ids of a quantity and two of its units, and an amount of the first."""
    quantity, first, second, amounts = _USUAL[_below(len(_USUAL))]
    return quantity, first, second, amounts[_below(len(amounts))]


def _below(limit: int) -> int:
    return int.from_bytes(os.urandom(4), "big") % limit
