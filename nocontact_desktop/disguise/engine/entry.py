"""A number while it is being typed: what was pressed, and how it reads."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from nocontact_desktop.disguise.engine.arithmetic import DIGITS_SHOWN

MOST_DIGITS = DIGITS_SHOWN
"""No more digits than this can be typed for one number; further ones are not taken."""


@dataclass(frozen=True, slots=True)
class Entry:
    """Digits as they were pressed, leading zeros included, and perhaps one point and a sign."""

    typed: str = ""
    negative: bool = False

    def with_digit(self, digit: str) -> Entry:
        """One more digit, unless the number is full."""
        if len(self.typed.replace(".", "")) >= MOST_DIGITS:
            return self
        return replace(self, typed=self.typed + digit)

    def with_point(self) -> Entry:
        """A decimal point, unless there is one."""
        return self if "." in self.typed else replace(self, typed=(self.typed or "0") + ".")

    def with_other_sign(self) -> Entry:
        """The same number on the other side of zero; a plain zero has no sign."""
        if not self.typed.strip("0"):
            return self
        return replace(self, negative=not self.negative)

    def shortened(self) -> Entry | None:
        """Without the last key; None when nothing is left."""
        typed = self.typed[:-1]
        keeps_sign = self.negative and bool(typed.strip("0"))
        return Entry(typed, keeps_sign) if typed else None

    @property
    def is_digits(self) -> bool:
        """Whether only digits were pressed: no point and no sign."""
        return "." not in self.typed and not self.negative

    @property
    def text(self) -> str:
        """How it reads while it is typed: zeros after the point stay."""
        whole, point, rest = self.typed.partition(".")
        return ("-" if self.negative else "") + (whole.lstrip("0") or "0") + point + rest

    @property
    def value(self) -> Decimal:
        """The number."""
        return Decimal(self.text)
