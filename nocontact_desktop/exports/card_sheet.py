"""Places cards on a sheet: front and back side by side, fold line between, marks to cut along."""

from __future__ import annotations

from nocontact_desktop.exports.card_fit import HEIGHT, WIDTH, Fit
from nocontact_desktop.exports.document import Document, Page
from nocontact_desktop.exports.pages import MM, Choices
from nocontact_desktop.exports.strips import (
    DARK,
    HAIR,
    MUTED,
    Anchor,
    Box,
    Ink,
    Mark,
    Strip,
    Stroke,
)
from nocontact_desktop.exports.strips import mirrored as _mirrored
from nocontact_desktop.exports.typesetter import Style, Typesetter
from nocontact_desktop.i18n import text as _

_MARGIN = 12 * MM
_SINGLE_TOP = 22 * MM
_TICK_FROM, _TICK_TO = 1 * MM, 5 * MM
_FOLD: Ink = MUTED


def cards_on(choices: Choices) -> int:
    """How many cards the chosen sheet holds."""
    if not choices.full_sheet:
        return 1
    return int((choices.paper.size[1] - 2 * _MARGIN) / HEIGHT)


def corner(choices: Choices) -> tuple[float, float]:
    """Where the first card's top left is on the chosen sheet, from the top left of the paper."""
    width, height = choices.paper.size
    spare = height - cards_on(choices) * HEIGHT
    return (width - 2 * WIDTH) / 2, spare / 2 if choices.full_sheet else _SINGLE_TOP


def sheet(ts: Typesetter, fit: Fit, choices: Choices) -> bytes:
    """The finished sheet."""
    document = Document(choices.paper.size)
    page = document.page()
    count = cards_on(choices)
    left, top = corner(choices)
    first, second = (fit.back, fit.front) if ts.right_to_left else (fit.front, fit.back)
    for row in range(count):
        y = top + row * HEIGHT
        page.put((Box(0, 0, 2 * WIDTH, HEIGHT, 0.25, HAIR),), left, y)
        page.put(first, left, y)
        page.put(second, left + WIDTH, y)
    page.put(cut_marks(count), left, top)
    _caption(ts, page, left, top + count * HEIGHT + 8 * MM)
    return document.finish()


def cut_marks(count: int) -> tuple[Mark, ...]:
    """The marks round `count` cards below each other, from the top left of the first."""
    right, bottom = 2 * WIDTH, count * HEIGHT
    marks: list[Mark] = []
    for row in range(count + 1):
        y = row * HEIGHT
        marks.append(Stroke(-_TICK_TO, y, -_TICK_FROM, y, 0.4, DARK))
        marks.append(Stroke(right + _TICK_FROM, y, right + _TICK_TO, y, 0.4, DARK))
    for x in (0.0, right):
        marks.append(Stroke(x, -_TICK_TO, x, -_TICK_FROM, 0.4, DARK))
        marks.append(Stroke(x, bottom + _TICK_FROM, x, bottom + _TICK_TO, 0.4, DARK))
    marks.append(Stroke(WIDTH, -_TICK_TO, WIDTH, bottom + _TICK_TO, 0.5, _FOLD, 2))
    return tuple(marks)


def _caption(ts: Typesetter, page: Page, x: float, y: float) -> None:
    """How to make a card of the sheet; outside the cards."""
    words = _("Cut along the corner marks. Fold on the dotted line.")
    style = Style(6.5, ink=MUTED)
    marks, height = ts.texts(words, style, WIDTH, anchor=Anchor.START)
    strip = Strip(height, marks)
    page.put((_mirrored(strip, 2 * WIDTH) if ts.right_to_left else strip).marks, x, y - height)
