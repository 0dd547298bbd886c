"""A sum typed or pasted as text: `(2+3) × 4`, `1.234,50 - 10%`.

Takes + − × ÷ and their look-alikes, brackets, percent, numbers with either decimal sign and with
thousands separators, digits of any script, and one "=" at the end; signs of money are passed over,
and brackets need not be closed at the end. Anything else is not a sum. The rules are those of
`calculator`, and so is the arithmetic.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal

from nocontact_desktop.disguise.engine.arithmetic import (
    DEEPEST,
    HUNDRED,
    Operator,
    SumError,
    Trouble,
    combine,
)

LONGEST = 1000
_LOOK_ALIKES = {
    "×": "*", "·": "*", "⋅": "*", "∙": "*", "✕": "*", "x": "*", "X": "*",
    "÷": "/", ":": "/", "∕": "/", "⁄": "/",
    "−": "-", "–": "-", "—": "-", "＋": "+", "٪": "%", "％": "%", "（": "(", "）": ")",
    "٫": ".", "٬": "'", "’": "'",
    "\u00a0": " ", "\u202f": " ", "\u2009": " ", "\t": " ", "\n": " ", "\r": " ",
    "\u200e": "", "\u200f": "", "\u061c": "", "\u2066": "", "\u2067": "", "\u2069": "",
}  # fmt: skip
_MONEY = "Sc"
_TOKEN = re.compile(r" *(?:((?:\d+(?:[., ']\d+)*[.,]?|[.,]\d+)(?:[eE][-+]?\d{1,4})?)|([-+*/()%]))")
_GROUPED = re.compile(r"\d{1,3}([., '])\d{3}(?:\1\d{3})*|\d{1,2}(?:,\d\d)*,\d{3}")
_Token = Decimal | str


@dataclass(frozen=True, slots=True)
class _Term:
    """A value, and the share it stands for when it is a percent and nothing else."""

    value: Decimal
    share: Decimal | None = None


def evaluate(text: str, decimal_sign: str = ".") -> Decimal:
    """The result of the sum in `text`; raises `SumError`.

    `decimal_sign` is the local one. It decides what `1,234` is, where both readings are possible.
    """
    if len(text) > LONGEST:
        raise SumError(Trouble.NOT_A_SUM)
    tokens = _tokens(_plain(text), decimal_sign)
    reader = _Reader(tokens)
    result = reader.sum_()
    if not reader.at_end:
        raise SumError(Trouble.NOT_A_SUM)
    return combine(result, Operator.ADD, Decimal(0))


def _plain(text: str) -> str:
    """With ASCII digits and operators only, as far as there are any."""
    return "".join(_plain_character(character) for character in text).strip().removesuffix("=")


def _plain_character(character: str) -> str:
    digit = unicodedata.decimal(character, None)
    if digit is not None:
        return str(digit)
    if unicodedata.category(character) == _MONEY:
        return ""
    return _LOOK_ALIKES.get(character, character)


def _tokens(text: str, decimal_sign: str) -> list[_Token]:
    tokens: list[_Token] = []
    place, text = 0, text.rstrip()
    while place < len(text):
        found = _TOKEN.match(text, place)
        if found is None:
            raise SumError(Trouble.NOT_A_SUM)
        number, operator = found.groups()
        tokens.append(operator or _number(number, decimal_sign))
        place = found.end()
    return tokens


def _number(text: str, decimal_sign: str) -> Decimal:
    """The number in `text`, whichever of its signs is the decimal one; raises `SumError`."""
    text, _, power = text.lower().partition("e")
    sign = _decimal_sign_of(text, decimal_sign)
    whole, _, rest = text.rpartition(sign) if sign else (text, "", "")
    if not (whole == "" or whole.isdigit() or _GROUPED.fullmatch(whole)):
        raise SumError(Trouble.NOT_A_SUM)
    if rest and not rest.isdigit():
        raise SumError(Trouble.NOT_A_SUM)
    digits = "".join(character for character in whole if character.isdigit())
    return Decimal(f"{digits or '0'}.{rest or '0'}e{power or '0'}")


def _decimal_sign_of(text: str, local: str) -> str:
    """Which of `.` and `,` is the decimal sign in `text`; empty when it has none."""
    signs = [character for character in text if character in ".,"]
    if not signs:
        return ""
    if len(set(signs)) == 2:
        return signs[-1]
    if len(signs) > 1:
        return ""
    return "" if signs[0] != local and _GROUPED.fullmatch(text) else signs[0]


class _Reader:
    """Reads the tokens from left to right, products before sums."""

    def __init__(self, tokens: list[_Token]) -> None:
        self._tokens = tokens
        self._place = 0
        self._depth = 0

    @property
    def at_end(self) -> bool:
        """Whether every token was read."""
        return self._place == len(self._tokens)

    def _next(self) -> _Token | None:
        return None if self.at_end else self._tokens[self._place]

    def sum_(self) -> Decimal:
        """Terms with + and − between them. A percent on its own is of what stands before it."""
        total = self._term().value
        while operator := self._take("+", "-"):
            term = self._term()
            value = term.value
            if term.share is not None:
                value = combine(total, Operator.MULTIPLY, term.share)
            total = combine(total, Operator(operator), value)
        return total

    def _term(self) -> _Term:
        term = self._signed()
        while operator := self._take("*", "/") or self._unwritten_times():
            term = _Term(combine(term.value, Operator(operator), self._signed().value))
        return term

    def _unwritten_times(self) -> str:
        """The × that nobody writes beside a bracket."""
        before, after = self._tokens[self._place - 1], self._next()
        is_beside = after == "(" or (before == ")" and isinstance(after, Decimal))
        return "*" if is_beside else ""

    def _signed(self) -> _Term:
        negative = False
        while sign := self._take("+", "-"):
            negative ^= sign == "-"
        term = self._with_percent()
        if not negative:
            return term
        return _Term(-term.value, None if term.share is None else -term.share)

    def _with_percent(self) -> _Term:
        term = _Term(self._single())
        while self._take("%"):
            share = combine(term.value, Operator.DIVIDE, HUNDRED)
            term = _Term(share, share)
        return term

    def _single(self) -> Decimal:
        if self._take("("):
            return self._bracket()
        token = self._next()
        if not isinstance(token, Decimal):
            raise SumError(Trouble.NOT_A_SUM)
        self._place += 1
        return token

    def _bracket(self) -> Decimal:
        self._depth += 1
        if self._depth > DEEPEST:
            raise SumError(Trouble.NOT_A_SUM)
        value = self.sum_()
        if not self._take(")") and not self.at_end:
            raise SumError(Trouble.NOT_A_SUM)
        self._depth -= 1
        return value

    def _take(self, *wanted: str) -> str:
        """The next token, read, when it is one of `wanted`; else an empty string."""
        token = self._next()
        if isinstance(token, str) and token in wanted:
            self._place += 1
            return token
        return ""
