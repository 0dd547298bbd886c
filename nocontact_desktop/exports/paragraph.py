"""One paragraph of text: broken into lines, shaped, in the order in which it is read."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from nocontact_desktop.exports import direction
from nocontact_desktop.exports.typeface import Glyph, Typeface, Typefaces, script_of

_WORD = re.compile(r"[^ ]*?(?:[-/](?=[^\W\d_])| +|$)|[^ ]+ *")
_JOINERS = "\u200c\u200d\u200e\u200f"


@dataclass(frozen=True, slots=True)
class Run:
    """Glyphs of one typeface, from left to right."""

    face: Typeface
    glyphs: tuple[Glyph, ...]


class _Word(NamedTuple):
    start: int
    end: int
    width: float
    width_with_space: float


class Paragraph:
    """Text without a line end, set in one weight. All widths are thousandths of the type size."""

    def __init__(self, faces: Typefaces, text: str, bold: bool, right_to_left: bool) -> None:
        self.text = text
        self.right_to_left = right_to_left
        self._faces = faces
        self._bold = bold
        self._levels = direction.levels(text, right_to_left)

    @cached_property
    def longest_word(self) -> float:
        """The width below which a word would have to be broken."""
        return max((word.width for word in self._words), default=0)

    @cached_property
    def width(self) -> float:
        """The width of the whole paragraph on one line."""
        return self._width(0, len(self.text))

    def lines(self, width: float) -> tuple[Line, ...]:
        """The paragraph in lines of at most `width`; a word is broken only if it must be."""
        if self.width <= width:
            return (Line(self, 0, len(self.text)),)
        lines: list[tuple[int, int]] = []
        taken = width
        for word in self._words:
            if lines and taken + word.width <= width:
                lines[-1] = (lines[-1][0], word.end)
                taken += word.width_with_space
                continue
            fits = word.width <= width
            lines += [(word.start, word.end)] if fits else self._pieces(word, width)
            last = word.width_with_space if fits else self._width(*lines[-1], spaces=True)
            taken = last
        return tuple(Line(self, start, end) for start, end in lines)

    def runs(self, start: int, end: int) -> tuple[Run, ...]:
        """The shaped runs of a part of the text, from left to right, without a space at its end."""
        return self._shaped(start, start + len(self.text[start:end].rstrip(" ")))

    def _shaped(self, start: int, end: int) -> tuple[Run, ...]:
        shaped: list[Run] = []
        for run_start, run_end, level in direction.visual_runs(self._levels, start, end):
            parts = self._parts(run_start, run_end)
            for face, part_start, part_end in reversed(parts) if level % 2 else parts:
                text = self.text[part_start:part_end]
                shaped.append(Run(face, face.shape(text, bool(level % 2))))
        return tuple(shaped)

    @cached_property
    def _words(self) -> tuple[_Word, ...]:
        spans = (match.span() for match in _WORD.finditer(self.text))
        return tuple(
            _Word(start, end, self._width(start, end), self._width(start, end, spaces=True))
            for start, end in spans
            if end > start
        )

    def _width(self, start: int, end: int, spaces: bool = False) -> float:
        runs = self._shaped(start, end) if spaces else self.runs(start, end)
        return sum(glyph.advance for run in runs for glyph in run.glyphs)

    def _pieces(self, word: _Word, width: float) -> list[tuple[int, int]]:
        """A word, cut into pieces of at most `width` where no letter and its marks are parted."""
        pieces = [(word.start, word.start)]
        for cut in [*self._cuts(word.start, word.end), word.end]:
            first = pieces[-1][0]
            if pieces[-1][1] > first and self._width(first, cut) > width:
                pieces.append((pieces[-1][1], cut))
            else:
                pieces[-1] = (first, cut)
        return pieces

    def _cuts(self, start: int, end: int) -> list[int]:
        """The places inside a word where a new cluster of glyphs begins."""
        cuts: set[int] = set()
        for face, part_start, part_end in self._parts(start, end):
            text = self.text[part_start:part_end]
            right_to_left = bool(self._levels[part_start] % 2)
            cuts |= {part_start + glyph.cluster for glyph in face.shape(text, right_to_left)}
        return sorted(cut for cut in cuts if cut > start)

    def _parts(self, start: int, end: int) -> list[tuple[Typeface, int, int]]:
        """A run, parted where the typeface or the script changes; signs go with what is before."""
        parts: list[tuple[Typeface, int, int]] = []
        script = ""
        for index in range(start, end):
            character = self.text[index]
            own = script_of(character)
            face = self._face(character, parts[-1][0] if parts else None)
            if parts and face is parts[-1][0] and (not own or not script or own == script):
                parts[-1] = (face, parts[-1][1], index + 1)
                script = script or own
            else:
                parts.append((face, index, index + 1))
                script = own
        return parts

    def _face(self, character: str, last: Typeface | None) -> Typeface:
        if last is not None and (character in _JOINERS or ord(character) in last.characters):
            wished = self._faces.bold if self._bold else self._faces.regular
            if last is wished or character in _JOINERS:
                return last
        return self._faces.face_for(character, self._bold)


@dataclass(frozen=True, slots=True)
class Line:
    """A part of a paragraph that stands on one line."""

    paragraph: Paragraph
    start: int
    end: int

    @property
    def text(self) -> str:
        """What stands on the line, in the order in which it is read."""
        return self.paragraph.text[self.start : self.end].rstrip(" ")

    def runs(self) -> tuple[Run, ...]:
        """The shaped runs, from left to right."""
        return self.paragraph.runs(self.start, self.end)
