"""Strict readers for the tables of a shipped TOML file.

A `Table` hands out each key once, with its kind checked, and refuses what is left over. Every
complaint names the file, the entry and the rule that it breaks.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from nocontact_desktop.errors import ContentError

ID = re.compile(r"[a-z0-9_-]+")

_Choice = TypeVar("_Choice", bound=StrEnum)


class Table:
    """One table of a file, read key by key; `where` names it in complaints."""

    def __init__(self, data: object, where: str) -> None:
        self.where = where
        if not isinstance(data, dict):
            raise self.fault("a table was expected")
        self._left: dict[str, object] = dict(data)

    def fault(self, rule: str) -> ContentError:
        """The error to raise: it names this entry and the broken `rule`."""
        return ContentError(f"{self.where}: {rule}")

    def close(self) -> None:
        """Refuse keys that nobody asked for. Call it when everything was read."""
        if self._left:
            raise self.fault(f"unknown key {', '.join(sorted(self._left))}")

    def id(self) -> str:
        """The entry's `id`; the entry is called by it in later complaints."""
        found = self.words("id")
        if not ID.fullmatch(found):
            raise self.fault(f"id {found!r} may hold only a-z, 0-9, _ and -")
        self.where = f"{self.where} {found}"
        return found

    def words(self, key: str) -> str:
        """A text that has to be there, with something in it, and without braces."""
        found = self.optional_words(key)
        if not found:
            raise self.fault(f"{key} is missing or empty")
        return found

    def optional_words(self, key: str) -> str:
        """A text that may be left out; braces are refused, for they would be filled in."""
        found = self._left.pop(key, "")
        if not isinstance(found, str):
            raise self.fault(f"{key} has to be a text")
        return self.without_braces(key, found)

    def counted_words(self, key: str) -> str:
        """A text that may be left out; in it `{count}` has to stand, and no other braces."""
        found = self._left.pop(key, "")
        if not isinstance(found, str):
            raise self.fault(f"{key} has to be a text")
        if found and "{count}" not in found:
            raise self.fault(f"{key} has to say {{count}}")
        self.without_braces(key, found.replace("{count}", ""))
        return found

    def without_braces(self, key: str, text: str) -> str:
        """`text`, which may not hold braces."""
        if "{" in text or "}" in text:
            raise self.fault(f"{key} has braces in its text")
        return text

    def number(self, key: str, default: int | None = None) -> int:
        """A whole number that is not negative; without a `default` it has to be there."""
        found = self._left.pop(key, default)
        if not isinstance(found, int) or isinstance(found, bool) or found < 0:
            raise self.fault(f"{key} has to be a whole number, 0 or more")
        return found

    def flag(self, key: str) -> bool:
        """True or false; false when it is left out."""
        found = self._left.pop(key, False)
        if not isinstance(found, bool):
            raise self.fault(f"{key} has to be true or false")
        return found

    def day(self, key: str) -> date:
        """A TOML date that has to be there."""
        found = self._left.pop(key, None)
        if type(found) is not date:
            raise self.fault(f"{key} has to be a date, such as 2026-11-21")
        return found

    def one_of(self, key: str, kinds: type[_Choice], default: str | None = None) -> _Choice:
        """One member of an enumeration, by its value."""
        found = self._left.pop(key, default)
        if not isinstance(found, str) or found not in list(kinds):
            allowed = ", ".join(kind.value for kind in kinds if kind.value)
            raise self.fault(f"{key} has to be one of: {allowed}")
        return kinds(found)

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts; empty when it is left out."""
        found = self._left.pop(key, [])
        if not isinstance(found, list) or not all(isinstance(each, str) for each in found):
            raise self.fault(f"{key} has to be a list of texts")
        return tuple(found)

    def tables(self, key: str, name: str) -> Iterator[Table]:
        """The tables in the list `key`, each called `name`; none when it is left out."""
        found = self._left.pop(key, [])
        if not isinstance(found, list):
            raise self.fault(f"{key} has to be a list of tables")
        return (Table(each, f"{self.where}, {name}") for each in found)

    def mapping(self, key: str) -> Mapping[str, object]:
        """An inline table with free keys; empty when it is left out."""
        found = self._left.pop(key, {})
        if not isinstance(found, dict):
            raise self.fault(f"{key} has to be a table")
        return found

    def once(self, ids: Iterable[str], name: str) -> None:
        """Refuse a double among `ids`."""
        seen: set[str] = set()
        for each in ids:
            if each in seen:
                raise self.fault(f"{name} {each} is there twice")
            seen.add(each)


def read_file(path: Path) -> Table:
    """The whole of a TOML file; raises `ContentError` when it cannot be read as one."""
    try:
        return Table(tomllib.loads(path.read_text(encoding="utf-8")), path.name)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as fault:
        message = f"{path.name}: cannot be read: {fault}"
        raise ContentError(message) from fault
