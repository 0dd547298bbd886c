"""What a list adds up to, on paper: words where lines begin, figures where they end."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from nocontact_desktop.exports.pages import MM
from nocontact_desktop.exports.strips import MUTED, Anchor, Strip, Stroke
from nocontact_desktop.exports.typesetter import Style, Typesetter
from nocontact_desktop.plan.sums import Sums

_LABEL = Style(10, leading=1.5)
_FIGURE = Style(10, bold=True, leading=1.5)
_REMARK = Style(8.5, ink=MUTED, leading=1.4)
_GAP = 6 * MM


def sum_strips(
    ts: Typesetter, sums: Sums, width: float, indent: float, clean: Callable[[str], str]
) -> Iterator[Strip]:
    """The sums below a rule, held together; nothing when there are none. `clean` makes printable.

    The figures end at `width`, the words begin at `indent`.
    """
    strips = list(_rows(ts, sums, width, indent, clean))
    if strips:
        line = Stroke(indent, 5, width, 5, 0.8, MUTED)
        yield Strip(3.5 * MM, (line,), keep=True)
        yield from (replace(strip, keep=True) for strip in strips[:-1])
        yield strips[-1]


def _rows(
    ts: Typesetter, sums: Sums, width: float, indent: float, clean: Callable[[str], str]
) -> Iterator[Strip]:
    inner = width - indent
    for line in sums.lines:
        yield _row(ts, clean(line.label), clean(line.figure), inner, indent)
    if sums.remark:
        marks, height = ts.texts(clean(sums.remark), _REMARK, inner, x=indent, anchor=Anchor.START)
        yield Strip(height, marks)


def _row(ts: Typesetter, label: str, figure: str, inner: float, indent: float) -> Strip:
    """One sum in a line; the figure goes below where there is no room beside the words."""
    room = inner - ts.width(figure, _FIGURE) - _GAP
    beside = room >= ts.width(label, _LABEL)
    words, below = ts.texts(label, _LABEL, inner, x=indent, anchor=Anchor.START)
    y = 0 if beside else below
    figures, height = ts.texts(figure, _FIGURE, inner, x=indent, y=y, anchor=Anchor.END)
    return Strip(max(below, y + height), (*words, *figures))
