"""A sheet of helplines: who answers, on which number, and how old what we know is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from nocontact_desktop.exports.emergency import Emergency
from nocontact_desktop.exports.flow import Flow
from nocontact_desktop.exports.helplines import Helpline, digits_only
from nocontact_desktop.exports.pages import MM, Choices, Layout, Pages
from nocontact_desktop.exports.strips import ACCENT, MUTED, Anchor, Strip, Stroke
from nocontact_desktop.exports.typesetter import Style, Typesetter
from nocontact_desktop.i18n import plural
from nocontact_desktop.i18n import text as _

_TITLE = Style(22, bold=True, leading=1.25)
_NAME = Style(11, bold=True, leading=1.35)
_NUMBER = Style(14, bold=True, ink=ACCENT, leading=1.3)
_TEXT = Style(10, leading=1.4)
_SMALL = Style(8.5, ink=MUTED, leading=1.4)
_GAP = 4 * MM


@dataclass(frozen=True, slots=True)
class Lines:
    """What the sheet is made of: the lines as the person has them, and how help comes at once."""

    helplines: tuple[Helpline, ...] = ()
    emergency: Emergency | None = None


def render(lines: Lines, choices: Choices) -> Pages:
    """The sheet. The neutral one has numbers and hours only, and says what that leaves out."""
    ts = Typesetter()
    flow = Flow(ts, choices.paper)
    neutral = choices.layout is Layout.NEUTRAL
    flow.add(ts.strips(_("Useful numbers") if neutral else _("Helplines"), _TITLE, flow.width))
    flow.add((Strip(_GAP, (Stroke(0, 2, flow.width, 2, 1.2, ACCENT),)),))
    if neutral:
        flow.add(_bare(ts, lines, flow.width))
        return Pages(flow.finish(), (*_left_out(lines), *ts.gaps.notes()))
    if lines.emergency is not None:
        flow.add(_emergency(ts, lines.emergency, flow.width))
    for line in lines.helplines:
        flow.add(_line(ts, line, flow.width))
    flow.add(_end(ts, lines, flow.width))
    return Pages(flow.finish(), ts.gaps.notes())


def _emergency(ts: Typesetter, told: Emergency, width: float) -> Iterator[Strip]:
    yield from _kept(ts.strips(_("In danger now"), _NAME, width))
    yield from _number(ts, _(told.number), width)
    for words in (told.silent, told.text):
        if words:
            yield from ts.strips(_(words), _TEXT, width)
    yield Strip(_GAP, space=True)


def _line(ts: Typesetter, line: Helpline, width: float) -> Iterator[Strip]:
    clean = ts.gaps.printable
    where = _("Helplines")
    yield from _kept(ts.strips(clean(_(line.name), where), _NAME, width))
    if line.phone:
        yield from _number(ts, clean(line.phone, where), width)
    for words in _facts(line):
        yield from ts.strips(clean(words, where), _TEXT, width)
    yield from ts.strips(_age(line), _SMALL, width) if line.source else ()
    yield Strip(_GAP, space=True)


def _facts(line: Helpline) -> Iterator[str]:
    if line.hours:
        yield _("Answered: {hours}", hours=_(line.hours))
    text = ", ".join(part for part in (line.sms, line.text_hours and _(line.text_hours)) if part)
    if text:
        yield _("Text or chat: {how}", how=text)
    if line.web:
        yield _("On the web: {address}", address=line.web)
    if line.note:
        yield _(line.note)


def _number(ts: Typesetter, number: str, width: float) -> Iterator[Strip]:
    marks, height = ts.texts(number, _NUMBER, width, anchor=Anchor.START, number=True)
    yield Strip(height, marks)


def _kept(strips: Iterator[Strip] | tuple[Strip, ...] | list[Strip]) -> Iterator[Strip]:
    """A name stays with its number."""
    return (replace(strip, keep=True) for strip in strips)


def _age(line: Helpline) -> str:
    year = line.source_year
    return _("Source from {year}.", year=year) if year else _("Source without a year.")


def _end(ts: Typesetter, lines: Lines, width: float) -> Iterator[Strip]:
    if not lines.helplines:
        yield from ts.strips(
            _("Choose a country on the page of helplines, and its lines stand here."), _TEXT, width
        )
    yield from ts.strips(_("Numbers change. Check before you rely on one."), _SMALL, width)


def _bare(ts: Typesetter, lines: Lines, width: float) -> Iterator[Strip]:
    """Numbers without a word that tells."""
    numbers = [number for line in lines.helplines for number in digits_only(line.phone)]
    if lines.emergency is not None:
        numbers = [*digits_only(lines.emergency.number), *numbers]
    for number in numbers:
        yield from _number(ts, number, width)
        yield Strip(2 * MM, space=True)


def _left_out(lines: Lines) -> Iterator[str]:
    yield _("This layout leaves out who answers, at what hours, and everything but the numbers.")
    count = sum(not digits_only(line.phone) for line in lines.helplines)
    if count:
        yield plural(
            "{count} line without a number is left out.",
            "{count} lines without a number are left out.",
            count,
        )
