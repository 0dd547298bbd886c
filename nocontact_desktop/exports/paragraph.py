"""One paragraph of text: broken into lines, shaped, in the order in which it is read."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from nocontact_desktop.exports import direction
from nocontact_desktop.exports.typeface import Glyph, Typeface, Typefaces, script_of

_WORD = re.compile(r"[^ ]*?(?:[-/](?=[^\W\d_])| +|$)|[^ ]+ *")
_JOINERS = "\u200c\u200d\u200e\u200f"


@dataclass(frozen=True, slots=True)
class Run:
    """Glyphs of one typeface, from left to right."""

    face: Typeface
    glyphs: tuple[Glyph, ...]


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
        return max((self._width(start, end) for start, end in self._words), default=0)

    @cached_property
    def width(self) -> float:
        """The width of the whole paragraph on one line."""
        return self._width(0, len(self.text))

    def lines(self, width: float) -> tuple[Line, ...]:
        """The paragraph in lines of at most `width`; a word is broken only if it must be."""
        if self.width <= width:
            return (Line(self, 0, len(self.text)),)
        ends: list[tuple[int, int]] = []
        for start, end in self._words:
            if ends and self._width(ends[-1][0], end) <= width:
                ends[-1] = (ends[-1][0], end)
            else:
                ends += self._pieces(start, end, width)
        return tuple(Line(self, start, end) for start, end in ends)

    def runs(self, start: int, end: int) -> tuple[Run, ...]:
        """The shaped runs of a part of the text, from left to right."""
        end = start + len(self.text[start:end].rstrip(" "))
        shaped: list[Run] = []
        for run_start, run_end, level in direction.visual_runs(self._levels, start, end):
            parts = self._parts(run_start, run_end)
            for face, part_start, part_end in reversed(parts) if level % 2 else parts:
                text = self.text[part_start:part_end]
                shaped.append(Run(face, face.shape(text, bool(level % 2))))
        return tuple(shaped)

    @cached_property
    def _words(self) -> tuple[tuple[int, int], ...]:
        return tuple(m.span() for m in _WORD.finditer(self.text) if m.end() > m.start())

    def _width(self, start: int, end: int) -> float:
        return sum(glyph.advance for run in self.runs(start, end) for glyph in run.glyphs)

    def _pieces(self, start: int, end: int, width: float) -> list[tuple[int, int]]:
        """A word, cut into pieces of at most `width` where no letter and its marks are parted."""
        pieces = [(start, start)]
        for cut in [*self._cuts(start, end), end]:
            first = pieces[-1][0]
            if pieces[-1][1] > first and self._width(first, cut) > width:
                pieces.append((pieces[-1][1], cut))
            else:
                pieces[-1] = (first, cut)
        return pieces

    def _cuts(self, start: int, end: int) -> list[int]:
        """The places inside a word where a new cluster of glyphs begins."""
        offset = start
        cuts: set[int] = set()
        for face, part_start, part_end in self._parts(start, end):
            text = self.text[part_start:part_end]
            right_to_left = bool(self._levels[part_start] % 2)
            cuts |= {part_start + glyph.cluster for glyph in face.shape(text, right_to_left)}
        return sorted(cut for cut in cuts if cut > offset)

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
