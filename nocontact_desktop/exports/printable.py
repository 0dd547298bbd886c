"""Makes any typed text safe to set, and counts what the typefaces cannot draw."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

from nocontact_desktop.exports.typeface import Typefaces
from nocontact_desktop.i18n import plural

BLANK = "…"
"""Stands for a character that cannot be printed: dots, on which it can be written by hand."""

_LINE_END = re.compile("\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_KEPT = frozenset("\u200c\u200d\u200e\u200f")
_FOLLOWERS = ("Mn", "Me", "Mc", "Cf", "Sk")


class Gaps:
    """Collects, by place, how many characters could not be printed; never which."""

    def __init__(self, faces: Typefaces) -> None:
        self._faces = faces
        self._counts: Counter[str] = Counter()

    def printable(self, text: str, where: str) -> str:
        """`text` without anything that cannot be drawn; `where` is told if there was something."""
        if text.isascii() and text.isprintable():
            return text
        kept: list[str] = []
        last_was_missing = False
        for character in unicodedata.normalize("NFC", _LINE_END.sub("\n", text)):
            drawn = self._drawn(character)
            if drawn is not None:
                kept.append(drawn)
                last_was_missing = last_was_missing and not drawn
                continue
            follows = unicodedata.category(character) in _FOLLOWERS
            if not (follows and last_was_missing):
                self._counts[where] += 1
                kept.append("" if follows else BLANK)
            last_was_missing = True
        return "".join(kept)

    def forget(self) -> None:
        """Begin anew, for a text that is set a second time."""
        self._counts.clear()

    def notes(self) -> tuple[str, ...]:
        """One translated sentence for each place that has gaps."""
        return tuple(
            plural(
                "{count} character cannot be printed and is left as dots: {where}.",
                "{count} characters cannot be printed and are left as dots: {where}.",
                count,
                where=where,
            )
            for where, count in self._counts.items()
        )

    def _drawn(self, character: str) -> str | None:
        """What is set for one character: itself, something alike, nothing; None: missing."""
        if character in "\n " or character in _KEPT:
            return character
        category = unicodedata.category(character)
        if category in ("Cc", "Cf") or "\ufe00" <= character <= "\ufe0f":
            return " " if character == "\t" else ""
        if self._faces.covers(character):
            return character
        if category == "Zs":
            return " "
        alike = unicodedata.normalize("NFKC", character)
        return alike if alike != character and all(map(self._known, alike)) else None

    def _known(self, character: str) -> bool:
        return character == " " or self._faces.covers(character)
