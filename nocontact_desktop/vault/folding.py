"""Words as they are searched: without case, accents and marks, in any script.

Scripts that put no spaces between words are cut into single characters, and a run of them is
searched as a phrase; so any part of a sentence is found, whatever its words are.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

Word = tuple[str, ...]
"""The tokens of one word: one for most scripts, one for each character where words touch."""

BOUNDARY = " \ue000 "
"""Stands between two texts of one entry, so that no phrase runs from one into the other."""

# Letters that no normal form takes apart, and spellings that people use for one another.
_ALIKE = str.maketrans(
    {
        "ø": "o", "ł": "l", "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "ŧ": "t", "ŋ": "n",
        "æ": "ae", "œ": "oe", "þ": "th",
        "ى": "ي", "ی": "ي", "ک": "ك", "ة": "ه", "ٱ": "ا", "ـ": "",
        "'": "", "’": "", "ʼ": "", "׳": "", "״": "",
    }
)  # fmt: skip

_TOUCHING = (
    "\u0e00-\u0eff\u0f00-\u0fff\u1000-\u109f\u1780-\u17ff\u1950-\u19df\u1a20-\u1aaf"  # Thai …
    "\u3005-\u3007\u3040-\u30ff\u3100-\u312f\u31a0-\u31ff"  # kana, bopomofo
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"  # ideographs
)
_PIECES = re.compile(f"[{_TOUCHING}]+|[^{_TOUCHING}]+")
_TOUCHES = re.compile(f"[{_TOUCHING}]")
_PHONE = re.compile(r"(?<!\w)\+?\(?\d[\d\s()./-]{4,}\d(?!\w)")


def words(text: str) -> Iterator[Word]:
    """The words of `text`, in order."""
    for run in _folded(text).split():
        for piece in _PIECES.findall(run):
            yield tuple(piece) if _TOUCHES.match(piece) else (piece,)


def numbers(text: str) -> Iterator[Word]:
    """Numbers written in groups, without their gaps: a phone number is found however typed."""
    for match in _PHONE.finditer(text):
        yield (_digits(match),)


def index_text(text: str) -> str:
    """What the search index holds for `text`: tokens with spaces between them."""
    return " ".join(token for found in (words, numbers) for word in found(text) for token in word)


def query(typed: str) -> str:
    """A full-text query for all words of `typed`, each of them whole or begun; may be empty.

    A number in groups may also have been stored without its gaps.
    """
    joined = _PHONE.sub(lambda match: f" {_digits(match)} ", typed)
    ways = dict.fromkeys(" ".join(f'"{" ".join(w)}" *' for w in words(t)) for t in (typed, joined))
    return " OR ".join(f"({way})" for way in ways if way)


def holds(text: str, word: Word) -> bool:
    """Whether `word` of a query is found in `text`."""
    return f" {' '.join(word)}" in f" {index_text(text)}"


def _digits(match: re.Match[str]) -> str:
    return "".join(c for c in match.group() if c.isdigit())


def _folded(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.casefold()).casefold().translate(_ALIKE)
    return "".join(_kept(c) for c in plain)


def _kept(character: str) -> str:
    category = unicodedata.category(character)
    if category[0] in "LN":
        return character
    return "" if category[0] == "M" or category == "Cf" else " "
