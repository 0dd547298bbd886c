"""JSON as it lies in the database: read with limits, and only in the shape that is asked for.

Only who has the key can have written it. It is checked all the same, so that a row that is not as
it should be is damage with a sentence, and never a fault of the program.
"""

from __future__ import annotations

import json
from typing import Any, cast

from nocontact_desktop.errors import DamagedVaultError

DEEPEST = 64
"""So many objects and lists may lie in each other; those of the program are four deep."""


def loaded(text: str) -> object:
    """Whatever is in `text`. Raises `DamagedVaultError`, as the others here do."""
    try:
        found = json.loads(text)
    except (ValueError, RecursionError, TypeError):
        raise DamagedVaultError from None
    level, depth = [found], 0
    while level := [part for each in level for part in _parts(each)]:
        depth += 1
        if depth > DEEPEST:
            raise DamagedVaultError
    return found


def an_object(text: str) -> dict[str, Any]:
    """The object in `text`."""
    found = loaded(text)
    if not isinstance(found, dict):
        raise DamagedVaultError
    return found


def a_text(text: str) -> str:
    """The string in `text`."""
    found = loaded(text)
    if not isinstance(found, str):
        raise DamagedVaultError
    return found


def an_answer(text: str) -> str | list[str]:
    """The string, or the list of strings, in `text`."""
    found = loaded(text)
    texts = found if isinstance(found, list) else [found]
    if not all(isinstance(each, str) for each in texts):
        raise DamagedVaultError
    return cast("str | list[str]", found)


def _parts(value: object) -> list[Any]:
    if isinstance(value, dict):
        return list(value.values())
    return value if isinstance(value, list) else []
