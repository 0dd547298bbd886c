"""Whether a new secret is made from what stands in the vault: names, dates, numbers.

Whoever lives with the person knows those. The answer is yes or no and a sentence, never the word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import permutations

import apsw

from nocontact_desktop.i18n import text as _
from nocontact_desktop.vault import folding, json_text, strength
from nocontact_desktop.vault.database import rows
from nocontact_desktop.vault.vault import Vault
from nocontact_desktop.vault.words import canonical, digits

_DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_DIGITS = re.compile(r"\d(?:[\d\s()./-]*\d)?")
_SHORT_WORD = 3
_SHORT_NUMBER = 4


@dataclass(frozen=True, slots=True)
class Familiar:
    """Whether a secret has to be refused, and why, as a sentence; empty when it need not."""

    refused: bool
    sentence: str = ""


def familiar(vault: Vault, candidate: str) -> Familiar:
    """Whether `candidate` is made from what stands in this vault.

    Words may hold one that stands there, as long as the others are strong enough by themselves.
    """
    secret = canonical(candidate)
    texts = list(vault.database.read(_texts))
    if _numbers_meet(digits(secret) or secret, texts):
        sentence = _("This holds a number or a date from your plan. Choose one that is not in it.")
        return Familiar(True, sentence)
    if digits(secret):
        return Familiar(False)
    mine = [word for (word,) in map(_joined, folding.words(secret))]
    theirs = {token for text in texts for word in folding.words(text) for token in _joined(word)}
    rest = [word for word in mine if len(word) < _SHORT_WORD or word not in theirs]
    if len(rest) == len(mine) or strength.estimate(" ".join(rest)).enough:
        return Familiar(False)
    sentence = _("This is made from words in your plan, which others may know. Choose other words.")
    return Familiar(True, sentence)


def _joined(word: folding.Word) -> tuple[str]:
    return ("".join(word),)


def _texts(connection: apsw.Connection) -> list[str]:
    """All texts of answers and items, the removed ones too."""
    stored = rows(connection, "select value from answers union all select data from items")
    return [text for (value,) in stored for text in _strings(json_text.loaded(value))]


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for part in value.values() if isinstance(value, dict) else value:
            yield from _strings(part)


def _numbers_meet(secret: str, texts: list[str]) -> bool:
    """Whether a number of the secret and one of the texts hold each other, or a date's digits."""
    mine = [run for run in map(_plain, _DIGITS.findall(secret)) if len(run) >= _SHORT_NUMBER]
    if not mine:
        return False
    numbers = {_plain(run) for text in texts for run in _DIGITS.findall(text)}
    numbers |= {form for text in texts for form in _date_forms(text)}
    long = {number for number in numbers if len(number) >= _SHORT_NUMBER}
    return any(run in number or number in run for run in mine for number in long)


def _date_forms(text: str) -> Iterator[str]:
    """The digits of each date of `text` in every order, with a long and a short year."""
    for year, month, day in _DATE.findall(text):
        for form in (year, year[2:]):
            yield from ("".join(parts) for parts in permutations((form, month, day)))
        yield from (day + month, month + day, year)


def _plain(text: str) -> str:
    return "".join(c for c in text if c.isdigit())
