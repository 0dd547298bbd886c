"""A picture as a strip of a printed page, in inks that a black printer tells apart as well."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from nocontact_desktop.exports.picture import Outline, Picture, Tone, Words
from nocontact_desktop.exports.strips import ACCENT, DARK, HAIR, MUTED, Ink, Mark, Path, Strip, Text
from nocontact_desktop.exports.typesetter import Style, Typesetter

_PAPER = Ink(1, 1, 1)
_INKS = {
    Tone.GROUND: _PAPER,
    Tone.ZONE: Ink(0.955, 0.965, 0.968),
    Tone.CARD: _PAPER,
    Tone.FRAME: Ink(0.45, 0.49, 0.52),
    Tone.LINE: HAIR,
    Tone.TEXT: DARK,
    Tone.MUTED: MUTED,
    Tone.ACCENT: ACCENT,
    Tone.ON_ACCENT: _PAPER,
    Tone.NOTICE: Ink(0.38, 0.24, 0.02),
}
_SIZES = tuple(size / 10 for size in range(100, 54, -5))
"""From ten points down to the smallest that most people can read."""


@dataclass(frozen=True, slots=True)
class PrintMeasure:
    """Measures words as the typesetter of a print sets them."""

    ts: Typesetter

    def lines(self, text: str, size: float, width: float, *, bold: bool = False) -> Sequence[str]:
        """`text` in lines of at most `width`."""
        set_ = self.ts.lines(" ".join(text.split()), Style(size, bold), width)
        return [line.text for line in set_]

    def width(self, text: str, size: float, *, bold: bool = False) -> float:
        """How wide `text` is in one line."""
        return self.ts.width(text, Style(size, bold))


def largest(draw: Callable[[float], Picture], height: float) -> Picture | None:
    """The picture at the largest type at which it is not higher than `height`; None: at none."""
    if draw(_SIZES[-1]).height > height:
        return None
    pictures = (draw(size) for size in _SIZES)
    return next((each for each in pictures if each.height <= height), None)


def picture_strip(ts: Typesetter, picture: Picture) -> Strip:
    """The whole picture as one strip, which is never parted."""
    return Strip(picture.height, tuple(_marks(ts, picture)))


def _marks(ts: Typesetter, picture: Picture) -> Iterator[Mark]:
    for mark in picture.marks:
        if isinstance(mark, Outline):
            yield Path(
                mark.points,
                mark.closed,
                _INKS[mark.fill] if mark.fill else None,
                _INKS[mark.line] if mark.line else None,
                mark.thickness,
                mark.dash,
            )
        else:
            yield _text(ts, mark)


def _text(ts: Typesetter, words: Words) -> Text:
    style = Style(words.size, words.bold)
    line = ts.lines(words.text, style, 1e9)[0]
    baseline = words.y + style.baseline
    return Text(words.x, baseline, line, words.size, _INKS[words.tone], words.anchor)
