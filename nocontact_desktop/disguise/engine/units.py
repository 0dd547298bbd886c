"""Units of measure: exact factors as data, exact conversions between them.

Each file in `resources/units/` is one quantity. A unit's value in the quantity's own measure is
(value + shift) times factor, in fractions, so that nothing is rounded before it is shown. The
factors are read when they are used first: the window does not wait for them.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from nocontact_desktop.disguise import plain_toml
from nocontact_desktop.errors import ContentError

if TYPE_CHECKING:
    from decimal import Decimal
    from fractions import Fraction

_UNIT_KEYS = {"name", "symbol", "factor", "source"}
_KEYS = {"id", "name", "first", "second", "units"}
DIGITS_SHOWN = 10


class Unit(NamedTuple):
    """One unit. `name` is an English key of the catalogue, `source` says where the factor is."""

    id: str
    name: str
    symbol: str
    factor: str
    shift: str
    source: str


class Quantity(NamedTuple):
    """What can be measured, and its units; `first` and `second` are shown at the beginning."""

    id: str
    name: str
    units: tuple[Unit, ...]
    first: Unit
    second: Unit


def load_quantities(folder: Path) -> tuple[Quantity, ...]:
    """All quantities in the order of their files; raises `ContentError`."""
    quantities = tuple(_load(path) for path in sorted(folder.glob("*.toml")))
    if len({quantity.id for quantity in quantities}) != len(quantities):
        raise ContentError(f"{folder}: two quantities have the same id")
    return quantities


def convert(value: Decimal | Fraction, source: Unit, target: Unit) -> Fraction:
    """`value` of `source` in `target`, exactly."""
    from fractions import Fraction  # noqa: PLC0415 - see the module

    measure = (Fraction(value) + Fraction(source.shift)) * Fraction(source.factor)
    return measure / Fraction(target.factor) - Fraction(target.shift)


def written(value: Fraction, digits: int = DIGITS_SHOWN) -> str:
    """`value` to so many digits, half away from zero, as `arithmetic.shown` writes numbers.

    What stands before the decimal sign is written in full as far as that does.
    """
    from nocontact_desktop.disguise.engine import arithmetic  # noqa: PLC0415 - see the module

    whole = _power_of(abs(value)) + 1 if value else 0
    in_full = digits < whole <= arithmetic.DIGITS_SHOWN
    return arithmetic.shown(rounded(value, whole if in_full else digits))


def rounded(value: Fraction, digits: int) -> Decimal:
    """`value` to so many significant digits, half away from zero, rounded once only."""
    from decimal import Decimal  # noqa: PLC0415 - see the module

    if not value:
        return Decimal(0)
    size = abs(value)
    power = _power_of(size)
    scaled = size / _ten_to(power - digits + 1)
    whole = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    sign = "-" if value < 0 else ""
    return Decimal(f"{sign}{whole}e{power - digits + 1}")


def _power_of(size: Fraction) -> int:
    """The greatest power of ten that is not greater. Python writes no number of 4300 digits."""
    bits = size.numerator.bit_length() - size.denominator.bit_length()
    power = (bits + 1) * 30103 // 100000 + 1  # log10(2); from here downward
    while size < _ten_to(power):
        power -= 1
    return power


def _ten_to(power: int) -> Fraction:
    from fractions import Fraction  # noqa: PLC0415 - see the module

    return Fraction(10) ** power


def _load(path: Path) -> Quantity:
    content = path.read_text("utf-8")
    data = plain_toml.read(content)
    if data is None:
        import tomllib  # noqa: PLC0415 - see `plain_toml`

        data = tomllib.loads(content)
    _demand_keys(path, "the file", data, _KEYS)
    units = {key: _unit(path, key, table) for key, table in data["units"].items()}
    for key in ("first", "second"):
        if data[key] not in units:
            raise ContentError(f"{path}: {key} is not one of the units")
    first, second = units[data["first"]], units[data["second"]]
    return Quantity(data["id"], data["name"], tuple(units.values()), first, second)


def _unit(path: Path, key: str, table: Mapping[str, Any]) -> Unit:
    _demand_keys(path, key, {name: table[name] for name in table if name != "shift"}, _UNIT_KEYS)
    shift = table.get("shift", "0")
    return Unit(key, table["name"], table["symbol"], table["factor"], shift, table["source"])


def _demand_keys(path: Path, place: str, table: Mapping[str, Any], wanted: set[str]) -> None:
    if table.keys() != wanted:
        wrong = ", ".join(sorted(table.keys() ^ wanted))
        raise ContentError(f"{path}: {place} has unknown keys or lacks some: {wrong}")
