"""Compares texts as people do: without case, accents and width, in any script."""

from __future__ import annotations

import re
import unicodedata

_WORD = re.compile(r"\w+")


def fold(text: str) -> str:
    """`text` without case, accents and other marks on letters."""
    return _bare(_bare(text).casefold())


def words(text: str) -> tuple[str, ...]:
    """The folded words of `text`."""
    return tuple(_WORD.findall(fold(text)))


def has_words(text: str, wanted: tuple[str, ...]) -> bool:
    """Whether for each of the folded words `wanted` some word of `text` begins with it."""
    found = words(text)
    return all(any(each.startswith(word) for each in found) for word in wanted)


def has_any_word(text: str, wanted: tuple[str, ...]) -> bool:
    """Whether some word of `text` begins with one of the folded words `wanted`."""
    return any(each.startswith(wanted) for each in words(text))


def excerpt(text: str, query: str, width: int = 80) -> str:
    """About `width` characters of `text` around the first word that `query` finds, in one line."""
    line = " ".join(text.split())
    if len(line) <= width:
        return line
    start = max(0, _first_hit(line, words(query)) - width // 3)
    end = min(len(line), start + width)
    start, end = _at_words(line, start, end)
    before, after = "… " if start else "", " …" if end < len(line) else ""
    return f"{before}{line[start:end].strip()}{after}"


def _bare(text: str) -> str:
    if text.isascii():  # most of it is, and a letter at a time takes long
        return text
    apart = unicodedata.normalize("NFKD", text)
    return "".join(each for each in apart if not unicodedata.combining(each))


def _first_hit(line: str, wanted: tuple[str, ...]) -> int:
    for found in _WORD.finditer(line):
        if any(fold(found.group()).startswith(word) for word in wanted):
            return found.start()
    return 0


def _at_words(line: str, start: int, end: int) -> tuple[int, int]:
    """`start` and `end` moved inwards to the next gap between words, if there is one nearby."""
    if start:
        gap = line.find(" ", start, start + 20)
        start = gap + 1 if gap >= 0 else start
    if end < len(line):
        gap = line.rfind(" ", end - 20, end)
        end = gap if gap > start else end
    return start, end
