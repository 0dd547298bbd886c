"""The way back through the pages that were open."""

from __future__ import annotations

from dataclasses import dataclass, field

from ui.desk.page import HOME, Place

LONGEST = 50


@dataclass(slots=True)
class History:
    """Places in the order of the visits; it ends with the one that is open. Never stored."""

    _places: list[Place] = field(default_factory=list)

    @property
    def here(self) -> Place:
        """The place that is open."""
        return self._places[-1] if self._places else Place(HOME)

    @property
    def can_go_back(self) -> bool:
        """Whether there is a place before this one."""
        return len(self._places) > 1

    def visit(self, place: Place) -> None:
        """Go on to `place`; another spot of the same page is not a step of its own."""
        if self._places and self._places[-1].page == place.page:
            self._places.pop()
        self._places = [*self._places, place][-LONGEST:]

    def replace(self, place: Place) -> None:
        """Come back to `place` instead of the one that is open."""
        if self._places and self._places[-1].page == place.page:
            self._places[-1] = place

    def back(self) -> Place | None:
        """Drop the place that is open and tell the one before it; None when there is none."""
        if not self.can_go_back:
            return None
        self._places.pop()
        return self._places[-1]
