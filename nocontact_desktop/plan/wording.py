"""Says "your partner" or "your boss" instead of "the other person", as the tie that was chosen.

The words are English, as the sentences that they go into: with another language the sentences
stay the keys that they are, and their translations speak of the other person.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from typing import Any, TypeVar

from nocontact_desktop.plan.model import Section, Suggestion, Tie, Tip, Value
from nocontact_desktop.plan.reading import read_file

T = TypeVar("T")
_Fitting = TypeVar("_Fitting", Suggestion, Tip)

TIE = ("situation", "tie")
"""The section and the field that hold the tie."""

_OTHER_PERSON = re.compile(r"\b([Tt])he other person\b")
_AS_IT_IS = frozenset({"source"})
"""What others have written is quoted as they wrote it."""


def load_ties(path: Path) -> Mapping[Tie, str]:
    """What each tie is called; raises `ContentError` for an unknown tie or an odd word."""
    table = read_file(path)
    words: dict[Tie, str] = {}
    for key, word in table.mapping("words").items():
        if key not in list(Tie):
            raise table.fault(f"words name an unknown tie {key}")
        if not isinstance(word, str) or not word.strip():
            raise table.fault(f"the word for {key} has to be a text")
        words[Tie(key)] = table.without_braces(key, word)
    table.close()
    return words


def read_tie(answer: Value | None) -> Tie | None:
    """The tie with the id `answer`; None when none was chosen, or one of a newer program."""
    return Tie(answer) if isinstance(answer, str) and answer in list(Tie) else None


def reworded(sentence: str, word: str) -> str:
    """`sentence` with `word` for the other person, with a capital letter where one was."""
    large = word[:1].upper() + word[1:]
    return _OTHER_PERSON.sub(lambda found: large if found[1] == "T" else word, sentence)


def worded(content: T, word: str) -> T:
    """The same content with `word` in all its sentences; ids never hold one."""
    return _worded(content, word) if word else content


def fits(ties: Sequence[Tie], tie: Tie | None) -> bool:
    """Whether what is meant for `ties` is meant for this person; all is while nothing is known."""
    return not ties or tie in {None, Tie.OTHER} or tie in ties


def fitting_first(section: Section, tie: Tie | None) -> Section:
    """`section` with the suggestions and tips that are meant for others behind those that fit."""
    lists = tuple(
        replace(list_, suggestions=_in_order(list_.suggestions, tie)) for list_ in section.lists
    )
    return replace(section, lists=lists, tips=_in_order(section.tips, tie))


def _in_order(those: Sequence[_Fitting], tie: Tie | None) -> tuple[_Fitting, ...]:
    return tuple(sorted(those, key=lambda each: not fits(each.fits, tie)))


def _worded(thing: Any, word: str) -> Any:  # noqa: ANN401 - any part of the content
    """`thing` itself where it has no such sentence: there are thousands of parts without one."""
    if type(thing) is str:
        return reworded(thing, word) if "he other person" in thing else thing
    if isinstance(thing, tuple | list):
        parts = [_worded(each, word) for each in thing]
        return thing if _same(parts, thing) else type(thing)(parts)
    if isinstance(thing, Mapping):
        return {key: _worded(value, word) for key, value in thing.items()} if thing else thing
    if is_dataclass(thing) and not isinstance(thing, type):
        return _worded_data(thing, word)
    return thing


def _worded_data(thing: Any, word: str) -> Any:  # noqa: ANN401 - any part of the content
    changes = {}
    for field in fields(thing):
        old = getattr(thing, field.name)
        new = old if field.name in _AS_IT_IS else _worded(old, word)
        if new is not old:
            changes[field.name] = new
    return replace(thing, **changes) if changes else thing


def _same(parts: Sequence[object], thing: Sequence[object]) -> bool:
    return all(new is old for new, old in zip(parts, thing, strict=True))
