"""The bench tried on itself: a flush that is not counted, as if the program left it out."""

from __future__ import annotations

from dataclasses import dataclass
from fnmatch import fnmatch

from tests.vault.power.events import Flush
from tests.vault.power.record import Recording
from tests.vault.power.states import begun


@dataclass(frozen=True)
class Deaf:
    """Takes some flushes for none."""

    pattern: str
    """What their paths are like."""
    number: int
    """Which of them, from 0 on, …"""
    of: int
    """… of each so many."""

    def to(self, recording: Recording) -> Recording:
        """What is left of a recording. What comes before the work stays as it is."""
        start = begun(recording.events)
        left, met = list(recording.events[:start]), 0
        for event in recording.events[start:]:
            if isinstance(event, Flush) and fnmatch(event.path, self.pattern):
                met += 1
                if (met - 1) % self.of == self.number:
                    continue
            left.append(event)
        return Recording(recording.before, tuple(left))
