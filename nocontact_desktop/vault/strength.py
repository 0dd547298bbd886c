"""How hard a secret of a person's own choice is to guess. Nothing typed here is kept or repeated.

For words the attacker is assumed to have a copy of the disk, so the bits have to hold alone. A
PIN is only used together with a keyring share, so what counts is that it is not an easy guess.
"""

import math
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from nocontact_desktop.i18n import text as _
from nocontact_desktop.vault.words import digits, normalise

ENOUGH_BITS = 55.0
"""With the default stretching, 2^55 guesses cost more than any private person can pay."""

PIN_DIGITS = 6
_LONGEST = 72  # zxcvbn's time grows with the square of the length; more can only be stronger


@dataclass(frozen=True, slots=True)
class Strength:
    """An estimate in bits, whether that is enough, and a sentence to show."""

    bits: float
    enough: bool
    sentence: str


def estimate(text: str) -> Strength:
    """How strong `text` is as words that open the vault without the keyring."""
    secret = normalise(text)
    bits = _bits(secret) if secret else 0.0
    if bits >= ENOUGH_BITS:
        return Strength(bits, True, _("This is strong enough."))
    if digits(secret):
        return Strength(bits, False, _("Digits alone are too easy to guess here. Use words."))
    return Strength(bits, False, _("This is too easy to guess. Add one or two unusual words."))


def estimate_pin(text: str) -> Strength:
    """How strong `text` is as a PIN that works only together with the keyring of this computer."""
    pin = digits(normalise(text))
    bits = len(pin) * math.log2(10)
    if len(pin) < PIN_DIGITS:
        return Strength(bits, False, _("A PIN needs 6 or more digits."))
    if _is_pattern(pin):
        return Strength(bits, False, _("Digits in a row or repeated are the first ones tried."))
    if _is_date(pin):
        return Strength(bits, False, _("This could be a date or a year. Choose other digits."))
    return Strength(bits, True, _("This is good as a PIN."))


def _bits(secret: str) -> float:
    # Its word lists take long to load.
    from zxcvbn import zxcvbn  # type: ignore[import-untyped]  # noqa: PLC0415

    return float(zxcvbn(secret[:_LONGEST], max_length=_LONGEST)["guesses_log10"]) * math.log2(10)


def _is_pattern(pin: str) -> bool:
    """Steps all alike (123456, 111111, 975319), a piece repeated, or fewer than three digits."""
    steps = {(int(b) - int(a)) % 10 for a, b in pairwise(pin)}
    repeats = any(
        pin == (pin[:size] * len(pin))[: len(pin)] for size in range(1, len(pin) // 2 + 1)
    )
    return len(steps) == 1 or repeats or len(set(pin)) < 3 or pin == pin[::-1]


def _is_date(pin: str) -> bool:
    """Whether it reads as a day in one of the usual orders, or as two years in a row."""
    years = len(pin) == 8 and all(_is_year(pin[i : i + 4]) for i in (0, 4))
    return years or any(_is_day(*parts) for parts in _readings(pin))


def _is_year(four: str) -> bool:
    return 1900 <= int(four) <= 2099


def _readings(pin: str) -> list[tuple[int, int, int]]:
    """Year, month and day of every usual way to read six or eight digits."""
    a, b, c = int(pin[:2]), int(pin[2:4]), int(pin[4:])
    if len(pin) == 6:
        return [(2000 + y, m, d) for y, m, d in ((c, b, a), (c, a, b), (a, b, c))] + [
            (int(pin[:4]), c, 1),
            (c + 100 * b, a, 1),
        ]
    if len(pin) == 8:
        year, month, day = int(pin[:4]), int(pin[4:6]), int(pin[6:])
        return [(c, b, a), (c, a, b), (year, month, day), (year, day, month)]
    return []


def _is_day(year: int, month: int, day: int) -> bool:
    try:
        return 1900 <= date(year, month, day).year <= 2099
    except ValueError:
        return False
