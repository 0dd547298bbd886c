"""Finds the texts that have certain words, whole or begun, among thousands at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from nocontact_desktop.app.folding import words

SHORTEST = 3
"""A shorter word has to stand there whole: too much begins with two letters."""
_SMALL = frozenset(
    (
        *("a", "an", "the", "my", "your", "of", "to", "for", "in", "on", "at", "and", "or", "how"),
        *("do", "i", "is", "it", "with", "from", "s", "t"),
    )
)
"""Of these nothing is found; they stand in most sentences."""

Forms = frozenset[str]
"""What a word may be typed as."""


def telling(text: str) -> tuple[str, ...]:
    """The folded words of `text`, without the small ones."""
    return tuple(word for word in words(text) if word not in _SMALL)


def forms(word: str) -> Forms:
    """The word itself and, as English makes them, the word without an ending."""
    found = [word]
    if len(word) > SHORTEST and word.endswith("s") and not word.endswith("ss"):
        found.append(word[:-1])
        if word.endswith("ies"):
            found.append(f"{word[:-3]}y")
        elif word.endswith("es"):
            found.append(word[:-2])
    for ending in ("ing", "ed"):
        if word.endswith(ending) and len(word) - len(ending) > SHORTEST:
            found.append(word[: -len(ending)])
    return frozenset(found)


class WordIndex:
    """The words of texts, each of which is known by its number from 0 on."""

    def __init__(self, texts: Iterable[Sequence[str]]) -> None:
        self._words: dict[str, set[int]] = {}
        self._forms: dict[str, set[int]] = {}
        for number, text in enumerate(texts):
            for word in text:
                self._words.setdefault(word, set()).add(number)
        for word, numbers in self._words.items():
            for form in forms(word):
                self._forms.setdefault(form, set()).update(numbers)

    def having(self, wanted: Iterable[str]) -> set[int]:
        """The texts in which every wanted word stands."""
        return _in_all(wanted, self._whole)

    def beginning(self, wanted: Iterable[str]) -> set[int]:
        """The texts in which every wanted word stands, or is how one begins that does."""
        return _in_all(wanted, self._begun)

    def touching(self, wanted: Iterable[str]) -> set[int]:
        """The texts in which some wanted word stands just as it is."""
        return set().union(*(self._words.get(word, ()) for word in wanted))

    def _whole(self, word: str) -> set[int]:
        return set().union(*(self._forms.get(form, ()) for form in forms(word)))

    def _begun(self, word: str) -> set[int]:
        starts = tuple(form for form in forms(word) if len(form) >= SHORTEST)
        longer = (found for there, found in self._words.items() if there.startswith(starts))
        return self._whole(word).union(*longer)


def _in_all(wanted: Iterable[str], find: Callable[[str], set[int]]) -> set[int]:
    found = [find(word) for word in wanted]
    return set.intersection(*found) if found else set()
