"""Where one is on the day: which line is shown, which comes next, and what can be undone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from nocontact_desktop.exports.day_content import DayLine


@dataclass(slots=True)
class Course:
    """The lines and what of them is done. It stores nothing and knows no screen."""

    lines: Sequence[DayLine]
    at: int = 0
    done: set[str] = field(default_factory=set)
    ticked: list[str] = field(default_factory=list)
    """The ticks that can be taken back, the last one last."""

    def __post_init__(self) -> None:
        self.done = {line.item_id for line in self.lines if line.done}
        self.at = self._next_open(0)

    @property
    def line(self) -> DayLine | None:
        """The line that is shown; None when there are no lines, or all of them are done."""
        return self.lines[self.at] if self.at < len(self.lines) else None

    @property
    def following(self) -> DayLine | None:
        """The line that comes after the one that is shown."""
        return self.lines[self.at + 1] if self.at + 1 < len(self.lines) else None

    def is_done(self, line: DayLine) -> bool:
        """Whether a line is ticked."""
        return line.item_id in self.done

    def step(self, by: int) -> None:
        """Look at the line before or after; one behind the last is the end."""
        self.at = min(max(self.at + by, 0), len(self.lines))

    def tick(self) -> str:
        """Tick the line that is shown and go on; its item, or nothing at the end."""
        line = self.line
        if line is None or self.is_done(line):
            return ""
        self.done.add(line.item_id)
        self.ticked.append(line.item_id)
        self.at = self._next_open(self.at + 1)
        return line.item_id

    def take_back(self) -> str:
        """Take the tick of the line that is shown back; it stays where it is."""
        line = self.line
        if line is None or not self.is_done(line):
            return ""
        self.done.discard(line.item_id)
        return line.item_id

    def undo(self) -> str:
        """Take the last tick back and go to that line; its item, or nothing."""
        while self.ticked:
            item_id = self.ticked.pop()
            if item_id in self.done:
                self.done.discard(item_id)
                self.at = next(n for n, each in enumerate(self.lines) if each.item_id == item_id)
                return item_id
        return ""

    def _next_open(self, start: int) -> int:
        """The next line that is not done; behind the last one, the first that was passed over."""
        order = [*range(start, len(self.lines)), *range(start)]
        return next((at for at in order if not self.is_done(self.lines[at])), len(self.lines))
