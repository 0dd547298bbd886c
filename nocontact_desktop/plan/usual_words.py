"""The words that people type for what the plan says in words of its own.

Nobody is shown them: who types "airtag" is led to "Tag on keys, bag or pet".
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from nocontact_desktop.plan.reading import Table, read_file


@dataclass(frozen=True, slots=True)
class UsualWords:
    """What people may type, and where in the plan it is spoken of."""

    words: tuple[str, ...]
    at: tuple[str, ...]
    """`section`, `section/field`, `section/tip`, `section/list` or `section/list/suggestion`."""


def load_usual_words(path: Path) -> tuple[UsualWords, ...]:
    """Those in the file at `path`; raises `ContentError` for whatever is not right there."""
    table = read_file(path)
    found = tuple(_usual(each) for each in table.tables("usual", "usual"))
    table.once((word.casefold() for each in found for word in each.words), "word")
    table.close()
    return found


def _usual(table: Table) -> UsualWords:
    found = UsualWords(table.texts("words"), table.texts("at"))
    if not found.words or not found.at or not all(each.strip() for each in found.words):
        raise table.fault("words and at have to name something")
    table.once(found.at, "place")
    table.close()
    return found
