"""What a page is built from: strips of text, rules and boxes, as plain data that tests can read.

Strips are always built as if the page were read from left to right; `mirrored` turns one round for
a language that is read from right to left. Glyphs are not touched by that, only places.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import NamedTuple

from nocontact_desktop.exports.paragraph import Line


class Ink(NamedTuple):
    """A colour, as shares of red, green and blue."""

    red: float
    green: float
    blue: float


DARK = Ink(0.08, 0.11, 0.15)
ACCENT = Ink(0.07, 0.28, 0.34)
MUTED = Ink(0.33, 0.37, 0.41)
HAIR = Ink(0.76, 0.79, 0.81)


class Anchor(StrEnum):
    """Which point of a line of text its `x` names."""

    START = "start"
    MIDDLE = "middle"
    END = "end"


_TURNED = {
    Anchor.START: Anchor.END,
    Anchor.MIDDLE: Anchor.MIDDLE,
    Anchor.END: Anchor.START,
}


@dataclass(frozen=True, slots=True)
class Text:
    """A line of text; `y` is its baseline, below the top of the strip."""

    x: float
    y: float
    line: Line
    size: float
    ink: Ink = DARK
    anchor: Anchor = Anchor.START


@dataclass(frozen=True, slots=True)
class Stroke:
    """A straight line from (x, y) to (x2, y2); `dash` is the length of dash and gap."""

    x: float
    y: float
    x2: float
    y2: float
    thickness: float = 0.5
    ink: Ink = HAIR
    dash: float = 0


@dataclass(frozen=True, slots=True)
class Box:
    """An empty rectangle, or a box with a tick, which is never turned round."""

    x: float
    y: float
    width: float
    height: float
    thickness: float = 0.6
    ink: Ink = DARK
    ticked: bool = False


@dataclass(frozen=True, slots=True)
class Path:
    """A path through points, filled or drawn or both."""

    points: tuple[tuple[float, float], ...]
    closed: bool = True
    fill: Ink | None = None
    ink: Ink | None = DARK
    thickness: float = 0.6
    dash: float = 0


Mark = Text | Stroke | Box | Path


@dataclass(frozen=True, slots=True)
class Strip:
    """A full-width piece that is never parted; `keep` holds it to the next one."""

    height: float
    marks: tuple[Mark, ...] = ()
    keep: bool = False
    space: bool = False
    """Only white: dropped where a page begins."""


def mirrored(strip: Strip, width: float) -> Strip:
    """The strip for a page that is read from right to left."""
    return replace(strip, marks=tuple(_mirrored(mark, width) for mark in strip.marks))


def shifted(marks: Iterable[Mark], dx: float, dy: float) -> tuple[Mark, ...]:
    """The same marks in another place."""
    return tuple(_shifted(mark, dx, dy) for mark in marks)


def _mirrored(mark: Mark, width: float) -> Mark:
    match mark:
        case Text():
            return replace(mark, x=width - mark.x, anchor=_TURNED[mark.anchor])
        case Stroke():
            return replace(mark, x=width - mark.x, x2=width - mark.x2)
        case Box():
            return replace(mark, x=width - mark.x - mark.width)
        case Path():
            return replace(mark, points=tuple((width - x, y) for x, y in mark.points))


def _shifted(mark: Mark, dx: float, dy: float) -> Mark:
    match mark:
        case Stroke():
            return replace(mark, x=mark.x + dx, y=mark.y + dy, x2=mark.x2 + dx, y2=mark.y2 + dy)
        case Text() | Box():
            return replace(mark, x=mark.x + dx, y=mark.y + dy)
        case Path():
            return replace(mark, points=tuple((x + dx, y + dy) for x, y in mark.points))
