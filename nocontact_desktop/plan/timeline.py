"""The whole plan in the order of time: what is for before, for the day, for after, or open."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from nocontact_desktop.plan.clock import by_time, read_clock
from nocontact_desktop.plan.model import (
    SET_ASIDE,
    Item,
    ItemList,
    Notice,
    Section,
    State,
    When,
)
from nocontact_desktop.plan.next_thing import Step
from nocontact_desktop.plan.order import OrderNotice

MINUTES = ("the-day", "minutes")
"""Section and list of the day, line by line."""

_OPEN = (State.OPEN, State.STARTED)


class Phase(StrEnum):
    """The parts of the timeline, in their order."""

    BEFORE = "before"
    DAY = "day"
    AFTER = "after"
    OPEN = "open"


PHASE_TITLES: Mapping[Phase, str] = {
    Phase.BEFORE: "Before the day",
    Phase.DAY: "On the day",
    Phase.AFTER: "Afterwards",
    Phase.OPEN: "No time chosen yet",
}
"""English keys of the catalogue."""

PHASE_OF: Mapping[When, Phase] = {
    When.NOW: Phase.BEFORE,
    When.ON_THE_DAY: Phase.DAY,
    When.AFTER: Phase.AFTER,
    When.OPEN: Phase.OPEN,
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing on the timeline, with the step and the list that it is in."""

    section: Section
    list: ItemList
    item: Item
    first: tuple[OrderNotice, ...] = ()
    """What the rules of order say of it."""

    @property
    def is_open(self) -> bool:
        """Whether it is still to be done, and was not put off."""
        return self.item.state in _OPEN

    @property
    def shows(self) -> bool:
        """Whether the other person would or might notice it."""
        return self.item.notice in (Notice.YES, Notice.MAYBE)

    @property
    def time(self) -> str:
        """The time of day that was typed for it."""
        typed = self.item.values.get("time", "")
        return typed.strip() if isinstance(typed, str) else ""


Timeline = Mapping[Phase, tuple[Entry, ...]]


def timeline(steps: Sequence[Step], said: Iterable[OrderNotice] = ()) -> Timeline:
    """All items of all steps by phase; those of the day by their time, the others by step.

    Notes, such as devices or the lines of a budget, are on it when they have a time other than the
    one of every such note. What is not for this person is left out.
    """
    first: dict[str, list[OrderNotice]] = defaultdict(list)
    for notice in said:
        for spot in notice.about:
            first[spot.item_id].append(notice)
    phases: dict[Phase, list[Entry]] = {phase: [] for phase in Phase}
    for section, list_, item in _items(steps):
        entry = Entry(section, list_, item, tuple(first.get(item.id, ())))
        phases[_phase(entry)].append(entry)
    lines, others = split_day(phases[Phase.DAY])
    phases[Phase.DAY] = [*lines, *others]
    return {phase: tuple(entries) for phase, entries in phases.items()}


def only(entries: Iterable[Entry], *, is_open: bool, shows: bool) -> tuple[Entry, ...]:
    """Those of `entries` that are still open, or that show, or both."""
    return tuple(
        entry for entry in entries if (entry.is_open or not is_open) and (entry.shows or not shows)
    )


def _items(steps: Sequence[Step]) -> Iterator[tuple[Section, ItemList, Item]]:
    for step in steps:
        if step.mark in SET_ASIDE:
            continue
        for list_ in step.section.lists:
            for item in step.items.get(list_.id, ()):
                if item.state is State.NOT_FOR_ME or (list_.entries and _no_time(list_, item)):
                    continue
                yield step.section, list_, item


def _no_time(list_: ItemList, item: Item) -> bool:
    """Whether a note was given no time: none, or "now" only as everybody has it."""
    if item.when is When.OPEN:
        return True
    first = next((s.when for s in list_.suggestions if s.id == item.suggestion), When.OPEN)
    return item.when is When.NOW and first is When.NOW


def split_day(entries: Sequence[Entry]) -> tuple[tuple[Entry, ...], tuple[Entry, ...]]:
    """The lines of the day by their time, with whatever else has one; and the others."""
    lines = [(entry, entry.time) for entry in entries if _is_line(entry)]
    others = [entry for entry in entries if not _is_line(entry)]
    timed = [(entry, entry.time) for entry in others if read_clock(entry.time)]
    untimed = tuple(entry for entry in others if read_clock(entry.time) is None)
    return by_time(lines, timed), untimed


def _phase(entry: Entry) -> Phase:
    """A line of the day belongs to the day until somebody says something else."""
    if _is_line(entry) and entry.item.when is When.OPEN:
        return Phase.DAY
    return PHASE_OF[entry.item.when]


def _is_line(entry: Entry) -> bool:
    return (entry.section.id, entry.list.id) == MINUTES
