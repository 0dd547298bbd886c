"""Questions and answers on paper: what was typed, or blank lines to write on by hand."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from nocontact_desktop.exports.pages import MM
from nocontact_desktop.exports.strips import HAIR, MUTED, Anchor, Box, Mark, Strip, Stroke, shifted
from nocontact_desktop.exports.typesetter import Style, Typesetter
from nocontact_desktop.i18n import text as _
from nocontact_desktop.plan.model import Field, Kind

LABEL = Style(8.2, ink=MUTED, leading=1.3)
VALUE = Style(10.5, leading=1.35)
_OPTION = Style(9.5, leading=1.5)
_WRITING = 7.6 * MM
"""The height of a line to write on."""

_GUTTER = 7 * MM
_AFTER = 2.6 * MM
_NARROW = (
    Kind.DATE, Kind.MONEY, Kind.NUMBER, Kind.PHONE, Kind.CHOICE, Kind.PERSON, Kind.PLACE,
    Kind.ACCOUNT,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Answer:
    """A question with what is to be printed as its answer; empty: blank lines."""

    field: Field
    value: str


def answer_strips(
    ts: Typesetter, answers: Iterable[Answer], width: float, options: bool
) -> Iterator[Strip]:
    """Answers below each other, short ones in pairs.

    With `options` an open question offers boxes to tick, and lines to write on are long; without,
    as in an item of a list, everything is as small as it can be.
    """
    column = (width - _GUTTER) / 2
    waiting: Answer | None = None
    for answer in answers:
        if not _is_narrow(ts, answer, column, options):
            yield from _pair(ts, waiting, None, column)
            yield from _wide(ts, answer, width, options)
            waiting = None
        elif waiting:
            yield from _pair(ts, waiting, answer, column)
            waiting = None
        else:
            waiting = answer
    yield from _pair(ts, waiting, None, column)


def indented(strips: Iterable[Strip], by: float) -> Iterator[Strip]:
    """The same strips further from where lines begin."""
    return (replace(strip, marks=shifted(strip.marks, by, 0)) for strip in strips)


def blank_line(width: float) -> Strip:
    """A line to write on."""
    return Strip(_WRITING, (Stroke(0, _WRITING - 2, width, _WRITING - 2, 0.5, HAIR),))


def _is_narrow(ts: Typesetter, answer: Answer, column: float, options: bool) -> bool:
    if options and _offers(answer):
        return False
    if answer.field.kind is Kind.TEXT and not options:
        return ts.width(answer.value, VALUE) <= column and "\n" not in answer.value
    short = "\n" not in answer.value and ts.width(answer.value, VALUE) <= 2 * column
    return answer.field.kind in _NARROW and short


def _offers(answer: Answer) -> bool:
    return bool(answer.field.options) and not answer.value


def _pair(
    ts: Typesetter, left: Answer | None, right: Answer | None, column: float
) -> Iterator[Strip]:
    """Two short answers side by side, their values level."""
    cells = [cell for cell in (left, right) if cell]
    if not cells:
        return
    labels = [ts.texts(_label(c), LABEL, column, anchor=Anchor.START) for c in cells]
    label_height = max(height for _marks, height in labels)
    marks: tuple[Mark, ...] = ()
    bottom = 0.0
    for index, (cell, (label, height)) in enumerate(zip(cells, labels, strict=True)):
        x = index * (column + _GUTTER)
        value, value_height = _value(ts, cell, column)
        marks += shifted(label, x, label_height - height)
        marks += shifted(value, x, label_height)
        bottom = max(bottom, label_height + value_height)
    yield Strip(bottom + _AFTER, marks)


def _value(ts: Typesetter, cell: Answer, column: float) -> tuple[tuple[Mark, ...], float]:
    if not cell.value:
        strip = blank_line(column)
        return strip.marks, strip.height
    is_number = cell.field.kind is Kind.PHONE
    return ts.texts(cell.value, VALUE, column, anchor=Anchor.START, number=is_number)


def _wide(ts: Typesetter, answer: Answer, width: float, options: bool) -> Iterator[Strip]:
    """An answer over the whole width, which may run over the end of a page."""
    for strip in ts.strips(_label(answer), LABEL, width, anchor=Anchor.START):
        yield replace(strip, keep=True)
    if answer.value:
        own_side = answer.field.kind is Kind.LONG_TEXT
        anchor = None if own_side else Anchor.START
        yield from ts.strips(answer.value, VALUE, width, anchor=anchor)
    elif options and _offers(answer):
        yield from _options(ts, [_(option.label) for option in answer.field.options], width)
    else:
        lines = 3 if answer.field.kind is Kind.LONG_TEXT else 1
        yield from (replace(blank_line(width), keep=i < lines - 1) for i in range(lines))
    yield Strip(_AFTER, space=True)


def _options(ts: Typesetter, labels: list[str], width: float) -> Iterator[Strip]:
    """The choices of a question in two columns, each with a box to tick."""
    column = (width - _GUTTER) / 2
    size = 7.5
    for first in range(0, len(labels), 2):
        marks: tuple[Mark, ...] = ()
        tallest = 0.0
        for place, label in enumerate(labels[first : first + 2]):
            x = place * (column + _GUTTER)
            text, height = ts.texts(label, _OPTION, column - 14, x=x + 14, anchor=Anchor.START)
            box = Box(x, _OPTION.baseline - size + 0.6, size, size)
            marks += (box, *text)
            tallest = max(tallest, height)
        yield Strip(tallest, marks)


def _label(answer: Answer) -> str:
    return _(answer.field.label)


Shown = Callable[[Field], str]
"""Gives what a field reads as, made printable; empty when it was not answered."""


def answers_to(fields: Iterable[Field], shown: Shown) -> list[Answer]:
    """The answers of a group of fields, in order."""
    return [Answer(field, shown(field)) for field in fields]
