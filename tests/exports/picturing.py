"""Looks at a picture as data: where words and cards lie, and whether a line crosses them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations, pairwise

from nocontact_desktop.exports.picture import LINE, Outline, Picture, Point, Tone, Words
from nocontact_desktop.exports.strips import Anchor

Rect = tuple[float, float, float, float]
"""Left, top, right, bottom."""


class PlainMeasure:
    """Every letter is six tenths of its size wide."""

    def width(self, text: str, size: float, *, bold: bool = False) -> float:
        return len(text) * size * (0.65 if bold else 0.6)

    def lines(self, text: str, size: float, width: float, *, bold: bool = False) -> Sequence[str]:
        lines: list[str] = []
        for word in text.split():
            longer = f"{lines[-1]} {word}" if lines else word
            if lines and self.width(longer, size, bold=bold) <= width:
                lines[-1] = longer
            else:
                lines += self._pieces(word, max(1, int(width / (size * 0.65))))
        return lines

    def _pieces(self, word: str, most: int) -> list[str]:
        return [word[at : at + most] for at in range(0, len(word), most)]


def words_in(picture: Picture) -> list[str]:
    return [mark.text for mark in picture.marks if isinstance(mark, Words)]


def place_of(words: Words) -> Rect:
    width = PlainMeasure().width(words.text, words.size, bold=words.bold)
    share = {Anchor.START: 0.0, Anchor.MIDDLE: 0.5, Anchor.END: 1.0}[words.anchor]
    left = words.x - width * share
    return left, words.y, left + width, words.y + words.size * LINE


def around(points: Sequence[Point]) -> Rect:
    across, down = [x for x, _y in points], [y for _x, y in points]
    return min(across), min(down), max(across), max(down)


def cards(picture: Picture) -> list[Rect]:
    """The frames of cards and of the box of the other person."""
    return [
        around(mark.points)
        for mark in picture.marks
        if isinstance(mark, Outline) and mark.fill is Tone.CARD
    ]


def lines(picture: Picture) -> list[Outline]:
    """The lines that lead from one card to another: open, and drawn in the colour of words."""
    found = [m for m in picture.marks if isinstance(m, Outline) and not m.closed]
    return [mark for mark in found if len(mark.points) > 1 and _is_long(mark)]


def _is_long(mark: Outline) -> bool:
    left, top, right, bottom = around(mark.points)
    return right - left > 32 or bottom - top > 32


def outside(picture: Picture) -> list[object]:
    """What lies beyond the edges of the picture."""
    places: list[tuple[object, Rect]] = [
        (mark.text, place_of(mark)) if isinstance(mark, Words) else (mark, around(mark.points))
        for mark in picture.marks
    ]
    return [
        what
        for what, (left, top, right, bottom) in places
        if left < -0.01
        or top < -0.01
        or right > picture.width + 0.01
        or bottom > picture.height + 0.01
    ]


def overlapping(rects: Sequence[Rect]) -> list[tuple[Rect, Rect]]:
    """The pairs that cover each other somewhere."""
    return [(a, b) for a, b in combinations(rects, 2) if _overlap(a, b)]


def crossed(picture: Picture) -> list[tuple[Outline, Rect]]:
    """Lines that run through the inside of a card."""
    return [
        (line, card)
        for line in lines(picture)
        for card in cards(picture)
        for start, end in pairwise(line.points)
        if _overlap(around((start, end)), card, least=0.5)
    ]


def _overlap(a: Rect, b: Rect, least: float = 0.01) -> bool:
    wide = min(a[2], b[2]) - max(a[0], b[0])
    high = min(a[3], b[3]) - max(a[1], b[1])
    return wide > -0.001 and high > -0.001 and max(wide, high) > least and _inside(a, b)


def _inside(a: Rect, b: Rect) -> bool:
    """Whether they share more than an edge: a line counts as soon as it is within the frame."""
    across = min(a[2], b[2] - 0.5) - max(a[0], b[0] + 0.5)
    down = min(a[3], b[3] - 0.5) - max(a[1], b[1] + 0.5)
    return across >= 0 and down >= 0
