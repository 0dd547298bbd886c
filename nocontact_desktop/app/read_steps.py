"""Keeps what was read of each section for as long as it is true."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count

from nocontact_desktop.plan.model import Section
from nocontact_desktop.plan.next_thing import Step


class ReadSteps:
    """Reads a section by `read`, and again only after it was touched. Any thread may ask."""

    def __init__(self, read: Callable[[Section], Step]) -> None:
        self._read = read
        self._ticks = count(1)
        self._changed: dict[str, int] = {}
        self._kept: dict[str, tuple[int, Step]] = {}

    def touch(self, *section_ids: str) -> None:
        """What was read of these sections before is not how they are any more."""
        for section_id in section_ids:
            self._changed[section_id] = next(self._ticks)

    def step(self, section: Section) -> Step:
        """A section with what is stored of it."""
        now = self._changed.get(section.id, 0)
        kept = self._kept.get(section.id)
        if kept is not None and kept[0] == now and kept[1].section is section:
            return kept[1]
        step = self._read(section)
        self._kept[section.id] = (now, step)
        return step
