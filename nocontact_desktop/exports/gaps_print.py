"""What the plan still lacks, on paper: boxes to tick, in the person's own order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from nocontact_desktop.exports.answer_blocks import indented
from nocontact_desktop.exports.flow import Flow
from nocontact_desktop.exports.pages import MM, Choices, Layout, Pages
from nocontact_desktop.exports.strips import MUTED, Anchor, Box, Strip
from nocontact_desktop.exports.typesetter import Style, Typesetter
from nocontact_desktop.i18n import plural
from nocontact_desktop.i18n import text as _
from nocontact_desktop.plan.gaps import Gaps, StepGaps

_TITLE = Style(22, bold=True, leading=1.25)
_PART = Style(14, bold=True, leading=1.25)
_STEP = Style(11.5, bold=True, leading=1.3)
_LINE = Style(10.5, leading=1.35)
_SMALL = Style(8.5, ink=MUTED, leading=1.4)
_INDENT = 7 * MM
MOST = 40
"""Lines of one step; of more it is said how many there are."""


def render(gaps: Gaps, choices: Choices) -> Pages:
    """The list. In the neutral layout it is called notes, and no step or priority is named."""
    ts = Typesetter()
    flow = Flow(ts, choices.paper)
    neutral = choices.layout is Layout.NEUTRAL
    flow.add(_Printer(ts, flow.width, neutral=neutral).strips(gaps))
    hidden = _("The neutral layout hides the names of the steps, not the questions or your words.")
    said = (hidden,) if neutral else ()
    return Pages(flow.finish(), (*said, *ts.gaps.notes()))


class _Printer:
    """Turns what is open into strips."""

    def __init__(self, ts: Typesetter, width: float, *, neutral: bool) -> None:
        self._ts = ts
        self._width = width
        self._neutral = neutral

    def strips(self, gaps: Gaps) -> Iterator[Strip]:
        """Everything, from the title to the last line."""
        title = _("Notes") if self._neutral else _("What is still open")
        yield from self._ts.strips(title, _TITLE, self._width)
        for each in gaps.own:
            if each.steps:
                yield from self._part(each.label, each.steps)
        others = _("Everything else") if gaps.own else _("All steps")
        yield from self._part(others, gaps.others)
        yield from self._part(_("For later"), gaps.waiting)
        if gaps.nothing:
            yield Strip(3 * MM)
            yield from self._ts.strips(_("Nothing is open."), _LINE, self._width)

    def _part(self, title: str, steps: tuple[StepGaps, ...]) -> Iterator[Strip]:
        if not steps:
            return
        yield Strip(6 * MM, space=True, keep=True)
        if not self._neutral:
            yield from self._kept(title, _PART)
        for step in steps:
            yield from self._step(step)

    def _step(self, step: StepGaps) -> Iterator[Strip]:
        yield Strip(3 * MM, space=True, keep=True)
        if not self._neutral:
            yield from self._kept(step.title, _STEP)
        for missing in step.missing[:MOST]:
            words = self._ts.gaps.printable(missing.sentence, step.title)
            yield from self._line(words)
        left = sum(each.count for each in step.missing[MOST:])
        if left:
            more = plural("And {count} more.", "And {count} more.", left)
            yield from self._ts.strips(more, _SMALL, self._width)

    def _line(self, words: str) -> Iterator[Strip]:
        """A box to tick, and the words beside it."""
        lines = self._ts.strips(words, _LINE, self._width - _INDENT, anchor=Anchor.START)
        box = Box(0.5, _LINE.baseline - 8.2, 8.5, 8.5)
        for at, line in enumerate(indented(lines, _INDENT)):
            yield replace(line, marks=(box, *line.marks)) if at == 0 else line
        yield Strip(1.2 * MM)

    def _kept(self, words: str, style: Style) -> Iterator[Strip]:
        for strip in self._ts.strips(words, style, self._width, anchor=Anchor.START):
            yield replace(strip, keep=True)
