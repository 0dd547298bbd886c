"""A line with a box to tick, as lists on paper have it: what it is, and small words behind it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from nocontact_desktop.exports.answer_blocks import indented
from nocontact_desktop.exports.pages import MM
from nocontact_desktop.exports.strips import HAIR, MUTED, Anchor, Box, Strip, Stroke
from nocontact_desktop.exports.typesetter import Style, Typesetter

_INDENT = 8 * MM
SMALL = Style(9, ink=MUTED, leading=1.4)


@dataclass(frozen=True, slots=True)
class TickLine:
    """`words` are already printable; each of `below` is a small line of its own."""

    words: str
    below: tuple[str, ...] = ()
    done: bool = False


def tick_strips(ts: Typesetter, line: TickLine, style: Style, width: float) -> Iterator[Strip]:
    """The line with a rule above it; its parts stay together on a page."""
    inner = width - _INDENT
    size = style.size * 0.85
    yield Strip(3.6 * MM, (Stroke(0, 5, width, 5, 0.4, HAIR),), keep=True)
    first, *rest = indented(_kept(ts, line.words, style, inner), _INDENT)
    box = Box(0.5, style.baseline - size + 0.4, size, size, ticked=line.done)
    yield replace(first, marks=(box, *first.marks))
    yield from rest
    for words in line.below:
        if words:
            yield from indented(_kept(ts, words, SMALL, inner), _INDENT)
    yield Strip(0.5 * MM)


def heading_strips(ts: Typesetter, words: str, style: Style, width: float) -> Iterator[Strip]:
    """A heading with white above it, which stays with what it stands over."""
    yield Strip(7 * MM, space=True, keep=True)
    yield from _kept(ts, words, style, width)


def _kept(ts: Typesetter, words: str, style: Style, width: float) -> Iterator[Strip]:
    strips = ts.strips(words, style, width, anchor=Anchor.START)
    return (replace(strip, keep=True) for strip in strips)
