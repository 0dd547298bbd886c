"""The emergency numbers of countries, and how to call without a word where that is known."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from nocontact_desktop.plan.reading import Table, read_file


@dataclass(frozen=True, slots=True)
class Emergency:
    """How help comes at once in one country. What no source says is left empty, never guessed."""

    country_code: str
    country: str
    number: str
    silent: str
    """How to call when it is not safe to speak."""
    text: str
    """How to reach them by text."""
    source: str
    checked: date


def load_emergency(path: Path) -> tuple[Emergency, ...]:
    """Read the list at `path`; raises `ContentError` for anything that is not as it should be."""
    table = read_file(path)
    found = tuple(_emergency(each) for each in table.tables("country", "country"))
    table.once((each.country_code for each in found), "country")
    table.close()
    return found


def _emergency(table: Table) -> Emergency:
    code = table.words("code")
    table.where = f"{table.where} {code}"
    if not (len(code) == 2 and code.isascii() and code.isalpha() and code.isupper()):
        raise table.fault("the country code is two capital letters")
    found = Emergency(
        country_code=code,
        country=table.words("name"),
        number=table.words("number"),
        silent=table.optional_words("silent"),
        text=table.optional_words("text"),
        source=table.words("source"),
        checked=table.day("checked"),
    )
    table.close()
    return found
