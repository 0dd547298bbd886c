"""Flesch–Kincaid reading grades, to keep the shipped words plain: a small one, and a library's.

The library looks syllables up in a dictionary of how words are said, which it brings along: nothing
is fetched. The small one also ends a sentence at a colon. A text has to be plain by both.
"""

from __future__ import annotations

import re

_SENTENCE = re.compile(r"[.!?:;]+(?:\s|$)")
_WORD = re.compile(r"[A-Za-z]+(?:['’][A-Za-z]+)?")
_VOWELS = re.compile(r"[aeiouy]+")
_SILENT = re.compile(r"(?:[^laeiouy]e|[^aeiouytd]ed|[^aeiouyszxcg]es)$")


def syllables(word: str) -> int:
    """About how many syllables an English word has."""
    plain = word.lower().replace("’", "").replace("'", "")
    plain = re.sub(r"^(some|here|there|where)(?=.)", lambda found: found[0][:-1], plain)
    count = len(_VOWELS.findall(plain))
    if count > 1 and _SILENT.search(plain):
        count -= 1
    return max(1, count)


def grade(text: str) -> float:
    """The school grade that `text` asks for; a text without words asks for none."""
    words = _WORD.findall(text)
    if not words:
        return 0.0
    sentences = max(1, sum(bool(_WORD.search(part)) for part in _SENTENCE.split(text)))
    spoken = sum(syllables(word) for word in words)
    return 0.39 * len(words) / sentences + 11.8 * spoken / len(words) - 15.59


def measured(text: str) -> float:
    """The same grade as a library measures it."""
    import scireadability  # type: ignore[import-untyped]  # its words take a second to read

    return float(scireadability.flesch_kincaid_grade(text))


def hardest(text: str) -> float:
    """The higher one of both grades."""
    return max(grade(text), measured(text))
