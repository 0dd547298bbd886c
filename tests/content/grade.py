"""A small Flesch–Kincaid reading grade, to keep the shipped words plain."""

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
