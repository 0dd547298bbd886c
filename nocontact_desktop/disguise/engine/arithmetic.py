"""The calculator's arithmetic: decimal, 34 digits inside, 16 digits shown.

Every operation is rounded to 34 significant digits, half to even. What is shown is rounded once
more, half away from zero, to 16 digits, so that 1 ÷ 3 × 3 reads 1; and 1 ÷ 3 × 3 − 1 is 0, not the
last of those digits. Numbers from 10^-7 up to 10^16 are written out, others as `1.5e+20`. The
decimal sign is always a point here; a screen puts the local one in its place.
"""

from __future__ import annotations

from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Context, Decimal, DivisionByZero, Overflow
from decimal import InvalidOperation as _InvalidOperation
from enum import StrEnum

DIGITS_SHOWN = 16
INSIDE = Context(
    prec=34,
    rounding=ROUND_HALF_EVEN,
    Emin=-9999,
    Emax=9999,
    traps=[DivisionByZero, Overflow, _InvalidOperation],
)
_SHOWN = Context(prec=DIGITS_SHOWN, rounding=ROUND_HALF_UP, Emin=-99999, Emax=99999, traps=[])
_SMALLEST_WRITTEN_OUT = -7
HUNDRED = Decimal(100)
DEEPEST = 50
"""So many brackets may be open at once."""
_NOISE = -32
"""What is left of two numbers that cancel out is nothing when it is so many powers smaller."""


class Operator(StrEnum):
    """The four operators, by the character that a keyboard has for them."""

    ADD = "+"
    SUBTRACT = "-"
    MULTIPLY = "*"
    DIVIDE = "/"

    @property
    def binds(self) -> bool:
        """Whether it goes before + and −."""
        return self in (Operator.MULTIPLY, Operator.DIVIDE)


class Trouble(StrEnum):
    """What a calculator says instead of a result; an English key of the catalogue."""

    DIVIDED_BY_ZERO = "Cannot divide by zero"
    OVERFLOW = "Overflow"
    NOT_A_SUM = "Not a sum"


class SumError(Exception):
    """There is no result; `trouble` says why. It never carries what was typed."""

    def __init__(self, trouble: Trouble) -> None:
        super().__init__(trouble.value)
        self.trouble = trouble


def combine(left: Decimal, operator: Operator, right: Decimal) -> Decimal:
    """`left operator right`, rounded to 34 digits; raises `SumError`."""
    try:
        match operator:
            case Operator.ADD:
                return _without_noise(INSIDE.add(left, right), left, right)
            case Operator.SUBTRACT:
                return _without_noise(INSIDE.subtract(left, right), left, right)
            case Operator.MULTIPLY:
                return INSIDE.multiply(left, right)
            case Operator.DIVIDE:
                return _divide(left, right)
    except Overflow:
        raise SumError(Trouble.OVERFLOW) from None


def _without_noise(result: Decimal, left: Decimal, right: Decimal) -> Decimal:
    larger = max(left.copy_abs(), right.copy_abs())
    return Decimal(0) if result.copy_abs() < larger.scaleb(_NOISE, INSIDE) else result


def _divide(left: Decimal, right: Decimal) -> Decimal:
    if right.is_zero():
        raise SumError(Trouble.DIVIDED_BY_ZERO)
    return INSIDE.divide(left, right)


def shown(value: Decimal) -> str:
    """`value` as the display has it: 16 significant digits, no zeros at the end."""
    rounded = _SHOWN.plus(value)
    if rounded.is_zero():
        return "0"
    sign, digits, _ = rounded.as_tuple()
    text = "".join(map(str, digits)).rstrip("0")
    power = rounded.adjusted()
    if _SMALLEST_WRITTEN_OUT <= power < DIGITS_SHOWN:
        body = _written_out(text, power)
    else:
        body = f"{_written_out(text, 0)}e{power:+d}"
    return f"-{body}" if sign else body


def _written_out(digits: str, power: int) -> str:
    """`digits`, the first of which stands for 10^power, with the decimal point in its place."""
    if power < 0:
        return "0." + "0" * (-power - 1) + digits
    whole = digits[: power + 1].ljust(power + 1, "0")
    rest = digits[power + 1 :]
    return f"{whole}.{rest}" if rest else whole
