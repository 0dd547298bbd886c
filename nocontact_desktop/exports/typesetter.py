"""Turns texts into lines and strips, in the direction of the language and of each text."""

from __future__ import annotations

from dataclasses import dataclass

from nocontact_desktop import i18n
from nocontact_desktop.exports import direction
from nocontact_desktop.exports.paragraph import Line, Paragraph
from nocontact_desktop.exports.printable import Gaps
from nocontact_desktop.exports.strips import DARK, Anchor, Ink, Strip, Text
from nocontact_desktop.exports.typeface import Typefaces, shipped

_ASCENT = 0.94
"""From the top of a line to its baseline, as a share of the type size."""


@dataclass(frozen=True, slots=True)
class Style:
    """How a text is set."""

    size: float
    bold: bool = False
    ink: Ink = DARK
    leading: float = 1.3

    @property
    def line_height(self) -> float:
        """From one baseline to the next."""
        return self.size * self.leading

    @property
    def baseline(self) -> float:
        """From the top of the line to the baseline."""
        return self.size * (_ASCENT + (self.leading - 1.17) / 2)


class Typesetter:
    """Sets the texts of one print. `right_to_left` is the direction of the page."""

    def __init__(self, faces: Typefaces | None = None) -> None:
        self._faces = faces or shipped()
        self.right_to_left = i18n.active().right_to_left
        self.gaps = Gaps(self._faces)
        self._paragraphs: dict[tuple[str, bool, bool], Paragraph] = {}

    def paragraph(self, text: str, bold: bool = False, number: bool = False) -> Paragraph:
        """A text that is `printable`; a telephone number always runs from left to right."""
        right_to_left = not number and direction.own_direction(text, self.right_to_left)
        key = (text, bold, right_to_left)
        if key not in self._paragraphs:
            self._paragraphs[key] = Paragraph(self._faces, text, bold, right_to_left)
        return self._paragraphs[key]

    def lines(
        self, text: str, style: Style, width: float, number: bool = False
    ) -> tuple[Line, ...]:
        """The text in lines of at most `width` points; each line end typed is kept."""
        room = width * 1000 / style.size
        return tuple(
            line
            for part in text.split("\n")
            for line in self.paragraph(part, style.bold, number).lines(room)
        )

    def width(self, text: str, style: Style, number: bool = False) -> float:
        """The width of the widest line of `text`, in points, if nothing is wrapped."""
        parts = text.split("\n")
        widest = max(self.paragraph(part, style.bold, number).width for part in parts)
        return widest * style.size / 1000

    def texts(
        self,
        text: str,
        style: Style,
        width: float,
        *,
        x: float = 0,
        y: float = 0,
        anchor: Anchor | None = None,
        number: bool = False,
    ) -> tuple[tuple[Text, ...], float]:
        """The marks of a text in a column at (x, y), and its height.

        Without an `anchor` each paragraph begins on its own side: a right-to-left one on the right
        of a page that is read from left to right.
        """
        lines = self.lines(text, style, width, number)
        marks: list[Text] = []
        for index, line in enumerate(lines):
            side = anchor or self._side(line)
            at = x + {Anchor.START: 0.0, Anchor.MIDDLE: width / 2, Anchor.END: width}[side]
            baseline = y + index * style.line_height + style.baseline
            marks.append(Text(at, baseline, line, style.size, style.ink, side))
        return tuple(marks), len(lines) * style.line_height

    def strips(
        self,
        text: str,
        style: Style,
        width: float,
        *,
        anchor: Anchor | None = None,
        keep: bool = False,
    ) -> tuple[Strip, ...]:
        """The text as one strip for each line, so that it may run over a page's end.

        The first line stays with the second, the last with the one before it and, with `keep`,
        with what follows.
        """
        marks, _ = self.texts(text, style, width, anchor=anchor)
        last = len(marks) - 1
        return tuple(
            Strip(
                style.line_height,
                (Text(m.x, style.baseline, m.line, m.size, m.ink, m.anchor),),
                keep if index == last else index in (0, last - 1),
            )
            for index, m in enumerate(marks)
        )

    def _side(self, line: Line) -> Anchor:
        same = line.paragraph.right_to_left == self.right_to_left
        return Anchor.START if same else Anchor.END
