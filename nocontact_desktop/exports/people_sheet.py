"""The people map on paper: one page with the picture, then a line for each limit and each task."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial

from nocontact_desktop.exports.flow import Flow
from nocontact_desktop.exports.pages import MM, Choices, Layout, Pages
from nocontact_desktop.exports.people_picture import people_picture
from nocontact_desktop.exports.picture import Picture
from nocontact_desktop.exports.picture_strip import PrintMeasure, largest, picture_strip
from nocontact_desktop.exports.strips import HAIR, Anchor, Strip, Stroke
from nocontact_desktop.exports.typesetter import Style, Typesetter
from nocontact_desktop.i18n import text as _
from nocontact_desktop.plan.came_back import CameBack
from nocontact_desktop.plan.people_map import MapPerson, PeopleMap, people_map
from nocontact_desktop.plan.people_words import facts
from nocontact_desktop.plan.references import PlanWords

_TITLE = Style(18, bold=True, leading=1.25)
_NAME = Style(10.5, bold=True, leading=1.35)
_FACT = Style(9.5, leading=1.35)
_INDENT = 5 * MM


def render(plan: PlanWords, choices: Choices) -> Pages:
    """The pages of the people map. The neutral layout has names, tasks and own words only."""
    ts = Typesetter()
    neutral = choices.layout is Layout.NEUTRAL
    people = _printable(people_map(plan), lambda text: ts.gaps.printable(text, _("People")))
    flow = Flow(ts, choices.paper)
    words = _("Notes") if neutral else _("People map")
    title = ts.strips(words, _TITLE, flow.width, anchor=Anchor.START)
    flow.add((*title, Strip(4 * MM)))
    if not people.people:
        flow.add(ts.strips(_("Nobody is in the list yet."), _FACT, flow.width))
        return Pages(flow.finish(), ts.gaps.notes())
    room = flow.height - sum(strip.height for strip in title) - 5 * MM
    picture = _fitting(people, PrintMeasure(ts), flow.width, room, neutral=neutral)
    if picture:
        flow.add([picture_strip(ts, picture)])
        flow.new_page()
    for person in people.people:
        flow.add(_person(ts, person, flow.width, neutral=neutral))
    if people.elsewhere and not neutral:
        flow.add(_elsewhere(ts, people.elsewhere, flow.width))
    return Pages(flow.finish(), (*_notes(picture, neutral=neutral), *ts.gaps.notes()))


def _fitting(
    people: PeopleMap, measure: PrintMeasure, width: float, room: float, *, neutral: bool
) -> Picture | None:
    """With all that cards say if it fits, else with names and signs, else no picture."""
    for short in (False, True):
        draw = partial(people_picture, people, measure, neutral=neutral, short=short)
        found = largest(lambda size, draw=draw: draw(size, width), room)  # type: ignore[misc]
        if found is not None:
            return found
    return None


def _notes(picture: Picture | None, *, neutral: bool) -> Iterator[str]:
    if picture is None:
        yield _("There are too many people for a picture on one page. The list names them all.")
    if neutral:
        yield _("The neutral layout leaves out how each acts, what each may know, and ties.")


def _person(ts: Typesetter, person: MapPerson, width: float, *, neutral: bool) -> Iterator[Strip]:
    yield Strip(4 * MM, (Stroke(0, 6, width, 6, 0.4, HAIR),), keep=True)
    for strip in ts.strips(person.name, _NAME, width, anchor=Anchor.START):
        yield replace(strip, keep=True)
    for line in facts(person, neutral=neutral):
        yield from ts.strips(line, _FACT, width, anchor=Anchor.START)


def _elsewhere(ts: Typesetter, notes: tuple[CameBack, ...], width: float) -> Iterator[Strip]:
    yield Strip(6 * MM, space=True, keep=True)
    for strip in ts.strips(_("Came back, told to nobody on the map"), _NAME, width):
        yield replace(strip, keep=True)
    for note in notes:
        yield from ts.strips(note.line, _FACT, width, anchor=Anchor.START)


def _printable(people: PeopleMap, clean: Callable[[str], str]) -> PeopleMap:
    """The same map without anything that cannot be drawn."""

    def notes(those: tuple[CameBack, ...]) -> tuple[CameBack, ...]:
        return tuple(
            CameBack(
                note.item_id,
                *(
                    clean(text)
                    for text in (
                        note.about, note.came_back_as, note.came_from, note.came_back_on,
                        note.from_now_on,
                    )
                ),
            )
            for note in those
        )  # fmt: skip

    return PeopleMap(
        tuple(
            replace(
                person,
                name=clean(person.name),
                keeps=tuple(map(clean, person.keeps)),
                may_know=tuple(map(clean, person.may_know)),
                leave_out=clean(person.leave_out),
                easy_topics=clean(person.easy_topics),
                came_back=notes(person.came_back),
            )
            for person in people.people
        ),
        notes(people.elsewhere),
    )
