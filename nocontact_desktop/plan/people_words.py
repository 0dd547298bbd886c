"""What the map of the people says, as lines of plain text: for a list beside it and below it."""

from __future__ import annotations

from collections.abc import Iterator

from nocontact_desktop.i18n import text as _
from nocontact_desktop.plan.people_map import (
    MapPerson,
    role_words,
    sign_words,
    tie_words,
)


def facts(person: MapPerson, *, neutral: bool = False) -> tuple[str, ...]:
    """Everything that the map knows of somebody besides the name, a line for each thing.

    Neutral lines say only what somebody does and keeps, and which topics are fine or left out.
    """
    lines = _own(person) if neutral else (*_standing(person), *_own(person))
    return (*lines, *(() if neutral else _returned(person)))


def _standing(person: MapPerson) -> Iterator[str]:
    yield role_words(person.role)
    if person.is_tied:
        yield _("Tie: {tie}", tie=tie_words(person.tie))
    known = ", ".join(person.may_know) or _("nothing ticked yet")
    yield _("May know: {topics}", topics=known)


def _own(person: MapPerson) -> Iterator[str]:
    signs = ", ".join(sign_words(sign) for sign in person.signs)
    if signs:
        yield _("Does or keeps: {things}", things=signs)
    if person.keeps:
        yield _("Keeps: {things}", things=", ".join(person.keeps))
    if person.easy_topics:
        yield _("Fine to talk about: {topics}", topics=person.easy_topics)
    if person.leave_out:
        yield _("Leave out: {topics}", topics=person.leave_out)


def _returned(person: MapPerson) -> Iterator[str]:
    for note in person.came_back:
        yield _("Came back: {what}", what=note.line)
        if note.from_now_on:
            yield _("From now on: {words}", words=note.from_now_on)
    yield from person.hints
