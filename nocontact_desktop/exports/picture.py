"""A picture as plain data: words and outlines in tones, for the screen and for paper alike.

A picture is laid out by a pure function that asks a `Measure` how wide words are. Whoever draws it
gives each tone a colour. It is built as if it were read from left to right; `turned` mirrors it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from math import cos, pi, sin
from typing import Protocol

from nocontact_desktop.exports.strips import Anchor

LINE = 1.3
"""The height of a line, in sizes of its type."""

Point = tuple[float, float]


class Tone(StrEnum):
    """What a colour is for. No tone carries a meaning that shape and words do not carry, too."""

    GROUND = "ground"
    ZONE = "zone"
    """The ground of an area that lies inside another one."""
    CARD = "card"
    FRAME = "frame"
    LINE = "line"
    TEXT = "text"
    MUTED = "muted"
    ACCENT = "accent"
    ON_ACCENT = "on_accent"
    NOTICE = "notice"


@dataclass(frozen=True, slots=True)
class Words:
    """One line of words; (x, y) is the top of the line, on the side that `anchor` names."""

    x: float
    y: float
    text: str
    size: float
    bold: bool = False
    tone: Tone = Tone.TEXT
    anchor: Anchor = Anchor.START


@dataclass(frozen=True, slots=True)
class Outline:
    """A path through points, filled or drawn or both; `dash` is the length of dash and gap."""

    points: tuple[Point, ...]
    closed: bool = True
    fill: Tone | None = None
    line: Tone | None = Tone.FRAME
    thickness: float = 1
    dash: float = 0


@dataclass(frozen=True, slots=True)
class Picture:
    """What is drawn, from the back to the front."""

    width: float
    height: float
    marks: tuple[Words | Outline, ...]


class Measure(Protocol):
    """Tells how words are set where the picture will be drawn."""

    def lines(self, text: str, size: float, width: float, *, bold: bool = False) -> Sequence[str]:
        """`text` in lines of at most `width`; a word is broken only if it has to be."""

    def width(self, text: str, size: float, *, bold: bool = False) -> float:
        """How wide `text` is in one line."""


def turned(picture: Picture) -> Picture:
    """The same picture for a language that is read from right to left."""
    return replace(picture, marks=tuple(_turned(mark, picture.width) for mark in picture.marks))


def moved(marks: Sequence[Words | Outline], dx: float, dy: float) -> list[Words | Outline]:
    """The same marks in another place."""
    return [_moved(mark, dx, dy) for mark in marks]


def rectangle(x: float, y: float, width: float, height: float) -> tuple[Point, ...]:
    """The corners of a rectangle."""
    return (x, y), (x + width, y), (x + width, y + height), (x, y + height)


def rounded(x: float, y: float, width: float, height: float, radius: float) -> tuple[Point, ...]:
    """A rectangle with round corners."""
    radius = min(radius, width / 2, height / 2)
    left, top, right, bottom = x + radius, y + radius, x + width - radius, y + height - radius
    corners = ((right, top, -90), (right, bottom, 0), (left, bottom, 90), (left, top, 180))
    return tuple(
        _on_circle(centre_x, centre_y, radius, start + step * 15)
        for centre_x, centre_y, start in corners
        for step in range(7)
    )


def disc(x: float, y: float, radius: float) -> tuple[Point, ...]:
    """A circle around (x, y)."""
    return tuple(_on_circle(x, y, radius, step * 10) for step in range(36))


def half_disc(x: float, y: float, radius: float) -> tuple[Point, ...]:
    """The lower half of a circle around (x, y)."""
    return tuple(_on_circle(x, y, radius, step * 10) for step in range(19))


def _on_circle(x: float, y: float, radius: float, degrees: float) -> Point:
    angle = degrees * pi / 180
    return x + radius * cos(angle), y + radius * sin(angle)


_OTHER_SIDE = {
    Anchor.START: Anchor.END, Anchor.MIDDLE: Anchor.MIDDLE, Anchor.END: Anchor.START
}  # fmt: skip


def _turned(mark: Words | Outline, width: float) -> Words | Outline:
    if isinstance(mark, Words):
        return replace(mark, x=width - mark.x, anchor=_OTHER_SIDE[mark.anchor])
    return replace(mark, points=tuple((width - x, y) for x, y in mark.points))


def _moved(mark: Words | Outline, dx: float, dy: float) -> Words | Outline:
    if isinstance(mark, Words):
        return replace(mark, x=mark.x + dx, y=mark.y + dy)
    return replace(mark, points=tuple((x + dx, y + dy) for x, y in mark.points))
