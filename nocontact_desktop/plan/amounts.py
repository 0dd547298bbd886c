"""Amounts of money as people type them: a figure, with or without a sign of a currency.

The program never chooses a currency: a sign that was typed is kept, and amounts with different
signs, or with none, are never added to one another. All arithmetic is exact.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Context, Decimal, Inexact

_SIGNS = "$¢£¤¥֏؋৲৳૱௹฿៛₠-⃀﷼＄￠￡￥￦"
_WORDS = (
    "kr", "zł", "kč", "ft", "lei", "lv", "лв", "руб", "грн", "fr", "rs", "rm", "r", "tl", "din",
    "ksh", "tk", "rp", "dh", "s/", "د.إ", "د.م", "ر.س", "ج.م", "ש״ח", 'ש"ח',
)  # fmt: skip
_CURRENCY = (
    rf"(?:[^\W\d_]{{0,3}}[{_SIGNS}][^\W\d_]{{0,2}}|[A-Z]{{3}}"
    rf"|(?i:{'|'.join(re.escape(word) for word in _WORDS)}))\.?"
)
_STORED = re.compile(
    rf"(?P<before>{_CURRENCY}\s?)?(?P<figure>-?[0-9]{{1,30}}(?:\.[0-9]{{1,10}})?)"
    rf"(?P<after>\s?{_CURRENCY})?"
)
_TYPED = re.compile(
    rf"(?P<minus>[-−]?)\s*(?P<before>{_CURRENCY}\s?)?\s*(?P<figure>[-−]?[\d.,٫٬'’_\s]*\d)"
    rf"\s*?(?P<after>\s?{_CURRENCY})?"
)
_EXACT = Context(prec=100, traps=[Inexact])
"""Room for more amounts than a disk can hold; a figure that had to be rounded would be an error."""


@dataclass(frozen=True, slots=True)
class Amount:
    """A figure with the sign of its currency, as typed, before or after it."""

    figure: Decimal
    before: str = ""
    after: str = ""

    @property
    def currency(self) -> str:
        """What tells currencies apart: the sign without its place; empty when none was typed."""
        return (self.before + self.after).strip(" .\u00a0\u202f").casefold()


def read_amount(stored: str) -> Amount | None:
    """The amount in a stored value, whose decimal sign is `.`; None when it does not read as one.

    A sign both before and after the figure is not understood, and neither are other words.
    """
    found = _STORED.fullmatch(stored.strip())
    if not found or (found["before"] and found["after"]):
        return None
    return Amount(Decimal(found["figure"]), found["before"] or "", found["after"] or "")


def split_amount(typed: str) -> tuple[str, str, str] | None:
    """What was typed as sign before, figure (in any local form) and sign after; or None."""
    found = _TYPED.fullmatch(typed.strip())
    if not found or (found["before"] and found["after"]):
        return None
    return found["before"] or "", found["minus"] + found["figure"], found["after"] or ""


def added(amounts: Iterable[Amount]) -> tuple[Amount, ...]:
    """The sum of `amounts`: one for each currency, in the order in which they first come."""
    sums: dict[str, Amount] = {}
    for amount in amounts:
        old = sums.get(amount.currency)
        sums[amount.currency] = (
            replace(old, figure=_EXACT.add(old.figure, amount.figure)) if old else amount
        )
    return tuple(sums.values())


def less(amount: Amount) -> Amount:
    """The same amount, taken away."""
    return replace(amount, figure=_EXACT.minus(amount.figure))


def show_amount(amount: Amount, decimal_sign: str) -> str:
    """The amount with the local decimal sign, its currency where it was typed."""
    figure = format(amount.figure.copy_abs(), "f").replace(".", decimal_sign)
    minus = "−" if amount.figure < 0 else ""
    return f"{minus}{amount.before}{figure}{amount.after}"


def show_stored(stored: str, decimal_sign: str) -> str:
    """A stored value with the local decimal sign; one that is no amount as it stands."""
    found = _STORED.fullmatch(stored)
    if not found:
        return stored
    start, end = found.span("figure")
    return stored[:start] + found["figure"].replace(".", decimal_sign) + stored[end:]
