"""The keys: what they do, what stands on them, how they are called, and where they are."""

from __future__ import annotations

from enum import Enum, auto
from typing import NamedTuple


class Role(Enum):
    """How a key looks."""

    DIGIT = auto()
    FUNCTION = auto()
    OPERATOR = auto()
    EQUALS = auto()
    SMALL = auto()


class KeySpec(NamedTuple):
    """One key. `spoken` is what a screen reader says, as an English key of the catalogue."""

    key: str
    face: str
    spoken: str
    role: Role = Role.DIGIT


_FUNCTION, _OPERATOR, _SMALL = Role.FUNCTION, Role.OPERATOR, Role.SMALL

HISTORY = KeySpec("history", "", "History", _SMALL)

SMALL_ROW = (
    KeySpec("mc", "MC", "Clear memory", _SMALL),
    KeySpec("mr", "MR", "Recall memory", _SMALL),
    KeySpec("m+", "M+", "Add to memory", _SMALL),
    KeySpec("m-", "M−", "Subtract from memory", _SMALL),
    KeySpec("ms", "MS", "Store in memory", _SMALL),
    KeySpec("back", "", "Backspace", _SMALL),
)

ROWS = (
    (
        KeySpec("clear", "C", "Clear", _FUNCTION),
        KeySpec("clear_entry", "CE", "Clear entry", _FUNCTION),
        KeySpec("%", "%", "Percent", _FUNCTION),
        KeySpec("/", "÷", "Divide", _OPERATOR),
    ),
    (
        KeySpec("7", "7", "7"),
        KeySpec("8", "8", "8"),
        KeySpec("9", "9", "9"),
        KeySpec("*", "×", "Multiply", _OPERATOR),
    ),
    (
        KeySpec("4", "4", "4"),
        KeySpec("5", "5", "5"),
        KeySpec("6", "6", "6"),
        KeySpec("-", "−", "Subtract", _OPERATOR),
    ),
    (
        KeySpec("1", "1", "1"),
        KeySpec("2", "2", "2"),
        KeySpec("3", "3", "3"),
        KeySpec("+", "+", "Add", _OPERATOR),
    ),
    (
        KeySpec("sign", "±", "Change sign"),
        KeySpec("0", "0", "0"),
        KeySpec(".", ".", "Decimal sign"),
        KeySpec("=", "=", "Equals", Role.EQUALS),
    ),
)
