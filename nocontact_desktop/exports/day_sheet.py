"""The sheet for the day: the lines in large letters, whom to call, and the way out with nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from nocontact_desktop.exports.day_content import Call, DayContent, DayLine
from nocontact_desktop.exports.flow import Flow
from nocontact_desktop.exports.pages import MM, Choices, Layout, Pages
from nocontact_desktop.exports.strips import ACCENT, Strip
from nocontact_desktop.exports.tick_line import SMALL, TickLine, heading_strips, tick_strips
from nocontact_desktop.exports.typesetter import Style, Typesetter
from nocontact_desktop.i18n import text as _

_TITLE = Style(24, bold=True, leading=1.25)
_PART = Style(14, bold=True, ink=ACCENT, leading=1.3)
_LINE = Style(15, bold=True, leading=1.3)
_THING = Style(11.5, leading=1.35)
_WORDS = Style(12, leading=1.4)
_NUMBER = Style(17, bold=True, leading=1.3)


def render(day: DayContent, choices: Choices) -> Pages:
    """The sheet. Where a safe place is never stands on it: it may be found."""
    ts = Typesetter()
    flow = Flow(ts, choices.paper)
    sheet = _Sheet(ts, day, flow.width, neutral=choices.layout is Layout.NEUTRAL)
    flow.add(sheet.strips())
    return Pages(flow.finish(), (*sheet.notes(), *ts.gaps.notes()))


@dataclass(frozen=True, slots=True)
class _Sheet:
    """Turns the day into strips, part by part."""

    ts: Typesetter
    day: DayContent
    width: float
    neutral: bool

    def strips(self) -> Iterator[Strip]:
        """The sheet from the top."""
        title = _("List") if self.neutral else _("The day")
        yield from self.ts.strips(title, _TITLE, self.width)
        yield from self._lines(self.day.lines, _LINE)
        if self.day.calls:
            yield from self._heading(_("Numbers") if self.neutral else _("Who to call"))
            for call in self.day.calls:
                yield from self._call(call)
        yield from self._way_out()
        if self.day.take:
            yield from self._heading(_("Things") if self.neutral else _("What to take"))
            yield from self._lines(self.day.take, _THING)
        if self.day.also:
            yield from self._heading(_("More") if self.neutral else _("Also for this day"))
            yield from self._lines(self.day.also, _THING)
        if not self.neutral:
            yield from self._said()

    def notes(self) -> Iterator[str]:
        """What is worth knowing before it is printed."""
        yield _("It tells when and how you would go. Keep it where only you look.")
        yield _("Where a safe place is does not stand on it, only what you call the place.")
        if self.neutral:
            yield _(
                "The neutral layout leaves out headings that tell, the way out, and your answers."
            )

    def _lines(self, lines: Iterable[DayLine], style: Style) -> Iterator[Strip]:
        for line in lines:
            words = f"{line.time}  {line.title}" if line.time else line.title
            with_whom = " ".join(part for part in (line.who, line.number) if part)
            where = "" if self.neutral else line.step
            about = " · ".join(part for part in (with_whom, where) if part)
            second = line.fallback and _("If that does not work: {way}", way=line.fallback)
            below = (self._clean(about), self._clean(second))
            tick = TickLine(self._clean(words), below, line.done)
            yield from tick_strips(self.ts, tick, style, self.width)

    def _call(self, call: Call) -> Iterator[Strip]:
        plain = _("Other number") if call.emergency and self.neutral else call.name
        yield Strip(2 * MM, space=True, keep=True)
        yield from self._words(plain, _WORDS, keep=True)
        if call.number:
            marks, height = self.ts.texts(
                self._clean(call.number), _NUMBER, self.width, number=True
            )
            yield Strip(height, marks)
        if call.remark and not self.neutral:
            yield from self._words(call.remark, SMALL)

    def _way_out(self) -> Iterator[Strip]:
        go = self.day.go_now
        if self.neutral or not (go.way or go.places):
            return
        yield from self._heading(_("If it goes wrong: go empty-handed"))
        yield from self._words(go.way, _WORDS)
        names = " · ".join(place.name for place in go.places if place.of_list)
        if names:
            yield from self._words(_("Where to: {places}", places=names), _WORDS)

    def _said(self) -> Iterator[Strip]:
        if self.day.said:
            yield from self._heading(_("What you agreed with yourself"))
        for said in self.day.said:
            yield Strip(1.5 * MM, space=True, keep=True)
            yield from self._words(said.label, SMALL, keep=True)
            yield from self._words(said.words, _WORDS)

    def _heading(self, words: str) -> Iterator[Strip]:
        return heading_strips(self.ts, words, _PART, self.width)

    def _words(self, words: str, style: Style, *, keep: bool = False) -> Iterator[Strip]:
        if words:
            yield from self.ts.strips(self._clean(words), style, self.width, keep=keep)

    def _clean(self, words: str) -> str:
        return self.ts.gaps.printable(words, _("The day")).strip()
