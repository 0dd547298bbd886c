"""Reads days and figures the way people write them. Pure: knows nothing of Qt or of storage."""

from __future__ import annotations

import re
import unicodedata
from datetime import date

from nocontact_desktop.plan.amounts import show_stored, split_amount

_PARTS = re.compile(r"\d+")
_GAPS = re.compile(r"[\s'’_٬]")


def read_day(typed: str, order: str) -> str | None:
    """The ISO form of a day, or None; `order` of the local form is `dmy`, `mdy` or `ymd`.

    A year of two digits is the one nearest to now: 26 is 2026, 75 is 1975.
    """
    parts = _PARTS.findall(plain_digits(typed))
    if len(parts) != 3 or re.search(r"[^\W\d]", typed):
        return None
    used = "ymd" if len(parts[0]) == 4 else "dmy" if order == "ymd" else order
    found = dict(zip(used, parts, strict=True))
    try:
        return date(_year(found["y"]), int(found["m"]), int(found["d"])).isoformat()
    except ValueError:
        return None


def read_number(typed: str, decimal_sign: str) -> str | None:
    """The digits with `.` as the sign, or None. Either sign is understood.

    Of two different signs the last one is the decimal sign. One sign before exactly three digits
    groups thousands, unless it is the local decimal sign.
    """
    text = _GAPS.sub("", plain_digits(typed)).replace("٫", ".")
    minus, text = ("-", text[1:]) if text[:1] in {"-", "−"} else ("", text)
    if not re.fullmatch(r"\d+([.,]\d+)*|[.,]\d+", text):
        return None
    sign = _decimal_sign(text, decimal_sign)
    whole, _, rest = text.rpartition(sign) if sign else (text, "", "")
    digits = re.sub(r"[.,]", "", whole).lstrip("0") or "0"
    return minus + (f"{digits}.{rest}" if rest else digits)


def read_money(typed: str, decimal_sign: str) -> str | None:
    """As `read_number`, with the sign of a currency kept where it was typed."""
    parts = split_amount(plain_digits(typed))
    number = read_number(parts[1], decimal_sign) if parts else None
    return f"{parts[0]}{number}{parts[2]}" if parts and number else None


def show_number(stored: str, decimal_sign: str) -> str:
    """A stored figure with the local decimal sign; anything else as it stands."""
    return show_stored(stored, decimal_sign)


def plain_digits(typed: str) -> str:
    """`typed` with the digits of every script as 0 to 9."""
    return "".join(str(unicodedata.digit(c)) if c.isdigit() else c for c in typed)


def _year(digits: str) -> int:
    year = int(digits)
    if len(digits) > 2:
        return year
    return 2000 + year if year < 70 else 1900 + year


def _decimal_sign(text: str, local: str) -> str:
    signs = [c for c in text if c in ".,"]
    if not signs:
        return ""
    last = signs[-1]
    if len(set(signs)) == 2:
        return last if signs.count(last) == 1 else ""
    if len(signs) > 1:
        return ""
    groups = len(text.rpartition(last)[2]) == 3 and last != local and text[0] not in ".,0"
    return "" if groups else last
