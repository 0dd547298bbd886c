"""The whole plan by time, on paper: before, on the day, after, and what has no time yet."""

from __future__ import annotations

from collections.abc import Iterator

from nocontact_desktop.exports.flow import Flow
from nocontact_desktop.exports.pages import MM, Choices, Layout, Pages
from nocontact_desktop.exports.plan_print import PlanReader
from nocontact_desktop.exports.strips import ACCENT, Strip
from nocontact_desktop.exports.tick_line import SMALL, TickLine, heading_strips, tick_strips
from nocontact_desktop.exports.typesetter import Style, Typesetter
from nocontact_desktop.i18n import text as _
from nocontact_desktop.plan.model import Notice, State
from nocontact_desktop.plan.next_thing import Step
from nocontact_desktop.plan.readiness import item_name
from nocontact_desktop.plan.timeline import PHASE_TITLES, Entry, Phase, timeline

_TITLE = Style(22, bold=True, leading=1.25)
_PHASE = Style(14, bold=True, ink=ACCENT, leading=1.3)
_ITEM = Style(11, leading=1.35)


def render(plan: PlanReader, choices: Choices) -> Pages:
    """One line for each thing. What is not for this person is left out."""
    ts = Typesetter()
    flow = Flow(ts, choices.paper)
    neutral = choices.layout is Layout.NEUTRAL
    title = _("List") if neutral else _("Timeline")
    flow.add(ts.strips(title, _TITLE, flow.width))
    entries = timeline(steps_of(plan))
    for phase in Phase:
        flow.add(_phase(ts, phase, entries[phase], flow.width, neutral=neutral))
    if not any(entries.values()):
        empty = _("There is nothing in the lists so far.")
        flow.add([Strip(4 * MM), *ts.strips(empty, SMALL, flow.width)])
    said = (_("The neutral layout leaves out the steps, and what they would notice."),)
    return Pages(flow.finish(), (*(said if neutral else ()), *ts.gaps.notes()))


def steps_of(plan: PlanReader) -> tuple[Step, ...]:
    """The steps of a plan with all their items."""
    return tuple(
        Step(
            section,
            plan.answers(section.id),
            {each.id: plan.items(section.id, each.id) for each in section.lists},
            plan.mark(section.id),
        )
        for section in plan.sections
    )


def _phase(
    ts: Typesetter, phase: Phase, entries: tuple[Entry, ...], width: float, *, neutral: bool
) -> Iterator[Strip]:
    if not entries:
        return
    number = list(Phase).index(phase) + 1
    title = _("Part {number}", number=number) if neutral else _(PHASE_TITLES[phase])
    yield from heading_strips(ts, title, _PHASE, width)
    for entry in entries:
        where = title if neutral else _(entry.section.title)
        name = ts.gaps.printable(item_name(entry.item), where)
        time = ts.gaps.printable(entry.time, where)
        words = f"{time}  {name}" if time else name
        done = entry.item.state is State.DONE
        below = " · ".join(_marks(entry, neutral=neutral))
        yield from tick_strips(ts, TickLine(words, (below,), done), _ITEM, width)


def _marks(entry: Entry, *, neutral: bool) -> Iterator[str]:
    state = {State.LATER: _("Later"), State.STARTED: _("Started")}.get(entry.item.state)
    notice = {Notice.MAYBE: _("They may notice"), Notice.YES: _("They would notice")}.get(
        entry.item.notice
    )
    if not neutral:
        yield _(entry.section.title)
    if state:
        yield state
    if notice and not neutral:
        yield notice
