"""A measure typed as text: `5 mi in km`, `12,5 in`, `3 * 4 cups`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from nocontact_desktop.disguise.engine.arithmetic import SumError, Trouble
from nocontact_desktop.disguise.engine.expression import LONGEST, evaluate

if TYPE_CHECKING:
    from decimal import Decimal

    from nocontact_desktop.disguise.engine.units import Quantity, Unit

_BETWEEN = ("in", "to", "=", "→", "->")


class Measure(NamedTuple):
    """An amount, its unit, and the unit that was asked for, if one was."""

    amount: Decimal
    quantity: Quantity
    unit: Unit
    wanted: Unit | None


def read_measure(
    text: str,
    quantities: Sequence[Quantity],
    decimal_sign: str = ".",
    translate: Callable[[str], str] = str,
) -> Measure:
    """The measure in `text`; raises `SumError`. Of two quantities that fit, the first is taken.

    A unit is known by its symbol, its name and its name in the language that `translate` speaks.
    """
    if len(text) > LONGEST:
        raise SumError(Trouble.NOT_A_SUM)
    words = text.split()
    for quantity in quantities:
        units = _by_word(quantity, translate)
        for middle in range(len(words), 0, -1):
            wanted = _wanted(words[middle:], units)
            if wanted is None and middle < len(words):
                continue
            found = _amount_and_unit(words[:middle], units, decimal_sign)
            if found is not None:
                return Measure(found[0], quantity, found[1], wanted)
    raise SumError(Trouble.NOT_A_SUM)


def _wanted(words: list[str], units: dict[str, Unit]) -> Unit | None:
    """The unit after "in" or "to"."""
    if len(words) > 1 and words[0].casefold() in _BETWEEN:
        return units.get(_plain(" ".join(words[1:])))
    return None


def _amount_and_unit(
    words: list[str], units: dict[str, Unit], decimal_sign: str
) -> tuple[Decimal, Unit] | None:
    text = " ".join(words)
    for at in range(1, len(text)):
        unit = units.get(_plain(text[at:]))
        if unit is not None:
            try:
                return evaluate(text[:at], decimal_sign), unit
            except SumError:
                continue
    return None


def _by_word(quantity: Quantity, translate: Callable[[str], str]) -> dict[str, Unit]:
    found: dict[str, Unit] = {}
    for unit in quantity.units:
        for name in (unit.symbol, unit.name, translate(unit.name)):
            found.setdefault(_plain(name), unit)
            found.setdefault(_plain(name).removesuffix("s"), unit)
    return found


def _plain(word: str) -> str:
    return word.strip().casefold()
