"""Digits of any script."""

from __future__ import annotations

import unicodedata


def lone_digits(text: str) -> str:
    """The digits of `text` as a keyboard of the West has them; empty when it holds anything else.

    Blanks around them do not count.
    """
    digits = [unicodedata.decimal(letter, None) for letter in text.strip()]
    return "" if None in digits else "".join(str(digit) for digit in digits)
