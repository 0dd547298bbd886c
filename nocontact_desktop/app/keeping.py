"""What is kept of a step, and for how long: kept, forgotten after a day, or never kept at all.

A day is only trusted while the clock makes sense. When it jumped by more than a year since the last
visit, or went back, nothing is forgotten by itself: it waits until the person has said so.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from nocontact_desktop.app.workspace import NEVER, Workspace
from nocontact_desktop.plan.model import is_filled
from nocontact_desktop.plan.stages import STAGE

APART = "apart"
"""The stage from which "after leaving" counts."""
APART_DAYS = (7, 30, 90, 365)
"""What is offered for it."""
SOON = timedelta(days=7)
_LEAP = timedelta(days=366)
_SEEN, _DOUBT = "keep.seen", "keep.doubt."


@dataclass(frozen=True, slots=True)
class Keeping:
    """How long a step is kept; without anything set, until the person takes it away."""

    never: bool = False
    until: date | None = None
    """From this day on it is forgotten."""
    apart_days: int = 0
    """So many days after the person has come to live apart it is forgotten."""

    @property
    def stored(self) -> str:
        """How it is written down."""
        if self.never:
            return NEVER
        if self.until is not None:
            return self.until.isoformat()
        return f"{APART}:{self.apart_days}" if self.apart_days else ""


@dataclass(frozen=True, slots=True)
class Held:
    """What there is to forget of a step."""

    count: int
    """Answers and items, those that were removed too."""
    before: bool = False
    """Whether the list of changes holds what stood there once."""

    def __bool__(self) -> bool:
        """Whether there is anything at all."""
        return self.before or self.count > 0


@dataclass(frozen=True, slots=True)
class Due:
    """A step that is to be forgotten, and from which day on."""

    section_id: str
    on: date


@dataclass(frozen=True, slots=True)
class Found:
    """What came of looking at an opening."""

    forgotten: tuple[str, ...] = ()
    soon: tuple[Due, ...] = ()
    """To be forgotten within a week; there is time to keep it."""
    doubtful: tuple[Due, ...] = ()
    """It would be time, but the clock cannot be trusted, so the person is asked."""


def keeping(workspace: Workspace, section_id: str) -> Keeping:
    """How long a step is kept. What cannot be read counts as kept."""
    stored = workspace.kept_how(section_id)
    if stored == NEVER:
        return Keeping(never=True)
    kind, _colon, days = stored.partition(":")
    if kind == APART and days.isdecimal():
        return Keeping(apart_days=int(days))
    try:
        return Keeping(until=date.fromisoformat(stored)) if stored else Keeping()
    except ValueError:
        return Keeping()


def keep(workspace: Workspace, section_id: str, how: Keeping) -> None:
    """Keep a step from now on like this. Never kept: what was there is taken away for good."""
    _doubt(workspace, section_id, doubted=False)
    workspace.keep_how(section_id, how.stored)
    if how.never:
        workspace.forget_section(section_id)


def choose(workspace: Workspace, section_id: str, how: Keeping, today: date) -> None:
    """Keep a step like this from `today` on: whoever lives apart already sees the day at once."""
    keep(workspace, section_id, how)
    begin_counting(workspace, today)


def forget(workspace: Workspace, section_id: str) -> None:
    """Take away for good what a step holds; from now on it is kept again."""
    workspace.forget_section(section_id)
    if not keeping(workspace, section_id).never:
        keep(workspace, section_id, Keeping())


def holds(workspace: Workspace, section_id: str) -> int:
    """How many answers and items are there, those that were removed too."""
    section = workspace.section(section_id)
    answered = sum(is_filled(value) for value in workspace.answers(section_id).values())
    lists = [each.id for each in section.lists]
    items = sum(len(workspace.items(section_id, each)) for each in lists)
    return answered + items + sum(len(workspace.removed_items(section_id, each)) for each in lists)


def held(workspace: Workspace, section_id: str, before: Collection[str]) -> Held:
    """What there is to forget; `before` are the sections that the trail tells of."""
    return Held(holds(workspace, section_id), section_id in before)


def is_doubtful(workspace: Workspace, section_id: str) -> bool:
    """Whether it waits for the person, because the clock could not be trusted."""
    return bool(workspace.setting(f"{_DOUBT}{section_id}"))


def settle(workspace: Workspace, today: date) -> Found:
    """Forget what is due, and tell what will be soon. Once at each opening; it writes.

    A step that is never kept is emptied here when that was cut short.
    """
    _finish(workspace)
    trusted = _trusted(workspace, today)
    if trusted:
        begin_counting(workspace, today)
    due = [each for each in _dated(workspace) if each.on <= today]
    doubtful = tuple(each for each in due if not trusted or is_doubtful(workspace, each.section_id))
    for each in doubtful:
        _doubt(workspace, each.section_id, doubted=True)
    forgotten = tuple(each.section_id for each in due if each not in doubtful)
    for section_id in forgotten:
        forget(workspace, section_id)
    soon = (each for each in _dated(workspace) if today < each.on <= today + SOON)
    _see(workspace, today)
    return Found(forgotten, tuple(soon), doubtful)


def begin_counting(workspace: Workspace, today: date) -> None:
    """Set the days of what is forgotten after leaving, once the person lives apart."""
    if workspace.answers(STAGE[0]).get(STAGE[1]) != APART:
        return
    for section in workspace.sections:
        days = keeping(workspace, section.id).apart_days
        if days:
            keep(workspace, section.id, Keeping(until=today + timedelta(days=days)))


def _finish(workspace: Workspace) -> None:
    never = [each.id for each in workspace.sections if workspace.never_kept(each.id)]
    before = workspace.trail.sections() if never else frozenset()
    for section_id in never:
        if held(workspace, section_id, before):
            workspace.forget_section(section_id)


def _trusted(workspace: Workspace, today: date) -> bool:
    """Whether the day makes sense after that of the last visit; the first visit has none."""
    try:
        last = date.fromisoformat(workspace.setting(_SEEN))
    except ValueError:
        return True
    return timedelta(0) <= today - last <= _LEAP


def _see(workspace: Workspace, today: date) -> None:
    """Remember the day of this visit; written once a day at most."""
    if workspace.setting(_SEEN) != today.isoformat():
        workspace.set_setting(_SEEN, today.isoformat())


def _dated(workspace: Workspace) -> Iterator[Due]:
    for section in workspace.sections:
        until = keeping(workspace, section.id).until
        if until is not None:
            yield Due(section.id, until)


def _doubt(workspace: Workspace, section_id: str, *, doubted: bool) -> None:
    if is_doubtful(workspace, section_id) != doubted:
        workspace.set_setting(f"{_DOUBT}{section_id}", "1" if doubted else "")
