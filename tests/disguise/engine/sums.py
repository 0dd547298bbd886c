"""Random sums, and an oracle for them that shares no code with the engine."""

from __future__ import annotations

import ast
import decimal
import random
from collections.abc import Callable
from decimal import Decimal

CONTEXT = decimal.Context(prec=34, rounding=decimal.ROUND_HALF_EVEN, Emin=-9999, Emax=9999)
WIDE = decimal.Context(prec=60)


def _cancelled(plain: Callable[[Decimal, Decimal], Decimal]) -> Callable[..., Decimal]:
    """What `plain` says, or zero where only the rounding of what came before is left."""

    def combine(left: Decimal, right: Decimal) -> Decimal:
        value = plain(left, right)
        larger = max(WIDE.abs(left), WIDE.abs(right))
        return Decimal(0) if WIDE.multiply(WIDE.abs(value), Decimal("1e32")) < larger else value

    return combine


OPERATORS = {
    ast.Add: _cancelled(CONTEXT.add),
    ast.Sub: _cancelled(CONTEXT.subtract),
    ast.Mult: CONTEXT.multiply,
    ast.Div: CONTEXT.divide,
}
SIXTEEN = decimal.Context(prec=16, rounding=decimal.ROUND_HALF_UP)


def oracle(source: str) -> str:
    """The result of a Python expression, each literal taken as a decimal, as 16 digits say it.

    `p(x)` is a percent: Python's own parser decides what it stands beside.
    """
    try:
        value = _value(ast.parse(source, mode="eval").body)
    except (decimal.DivisionByZero, decimal.InvalidOperation):
        return "Cannot divide by zero"
    except decimal.Overflow:
        return "Overflow"
    return written(value)


def written(value: Decimal) -> str:
    """`value` to 16 digits: written out where a display would, else with an exponent."""
    value = SIXTEEN.plus(value)
    if value == 0:
        return "0"
    if Decimal("1e-7") <= abs(value) < Decimal("1e16"):
        text = format(value, "f")
        return text.rstrip("0").rstrip(".") if "." in text else text
    mantissa, _, power = format(value, ".15e").partition("e")
    return f"{mantissa.rstrip('0').rstrip('.')}e{int(power):+d}"


def _value(node: ast.AST) -> Decimal:
    match node:
        case ast.Constant(value=str(text)):
            return Decimal(text)
        case ast.Call(args=[inner]):
            return CONTEXT.divide(_value(inner), Decimal(100))
        case ast.BinOp(left, ast.Add() | ast.Sub() as sign, ast.Call() as percent):
            base = _value(left)
            return OPERATORS[type(sign)](base, CONTEXT.multiply(base, _value(percent)))
        case ast.BinOp(left, operator, right):
            return OPERATORS[type(operator)](_value(left), _value(right))
    raise AssertionError(ast.dump(node))


class Sums:
    """Makes random sums, the same ones for the same seed."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)  # noqa: S311 - sums for a test, not a key

    def number(self) -> str:
        pick = self._random.random()
        digits = 1 + self._random.randrange(4 if pick < 0.8 else 15)
        whole = str(self._random.randrange(10**digits))
        if pick < 0.5:
            return whole
        return f"{whole[:9]}.{self._random.randrange(10 ** min(6, digits)):0{min(6, digits)}d}"

    def flat(self) -> tuple[str, str]:
        """A sum without brackets: as it is typed, and for the oracle."""
        typed, source = "", ""
        for place in range(1 + self._random.randrange(7)):
            operator = self._random.choice("+-*/") if place else ""
            number = self.number()
            percent = self._random.random() < 0.12
            typed += operator + number + ("%" if percent else "")
            source += operator + (f"p('{number}')" if percent else f"'{number}'")
        return typed, source

    def nested(self, depth: int = 3) -> tuple[str, str]:
        """A sum with brackets: as it is typed, and for the oracle."""
        typed, source = "", ""
        for place in range(1 + self._random.randrange(4)):
            operator = self._random.choice("+-*/") if place else ""
            if depth and self._random.random() < 0.3:
                part = tuple(f"({text})" for text in self.nested(depth - 1))
            else:
                number = self.number()
                part = (number, f"'{number}'")
            typed += operator + part[0]
            source += operator + part[1]
        return typed, source
