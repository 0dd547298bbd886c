"""What the shell and its pages know of each other."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

HOME = "overview"
SEARCH = "search"


@dataclass(frozen=True, slots=True)
class Place:
    """Somewhere to go: a page (the id of a section or of a `PageEntry`), and a spot on it."""

    page: str
    list_id: str = ""
    item_id: str = ""
    field_id: str = ""
    text: str = ""
    """What is searched for, on the search page."""
    ready: str = ""
    """A ready line of the list that nobody took yet or, without a list, a tip of the step."""


class Page(QWidget):
    """A page of the shell. It asks to go elsewhere by `go`, with a `Place`.

    It does not say what it is called: the bar above it does, in sight also when the page scrolls,
    and the shell names the page so for those who hear it.
    """

    go = Signal(object)

    def show_place(self, place: Place) -> None:
        """Bring a spot of this page into view and put the focus there."""

    def place(self) -> Place | None:
        """What to come back to; None for the place that it was opened with."""
        return None


class Part(StrEnum):
    """Where pages that are not steps stand together, in the rail and on the overview."""

    WHOLE = "whole"
    """They look across all steps, or help beside them."""
    PAPER = "paper"
    PROGRAM = "program"
    """Settings, files, and what keeps the plan safe."""


@dataclass(frozen=True, slots=True)
class PageEntry:
    """A page that the shell offers beside the steps. `build` makes it anew on each visit.

    With a `line` (one translated sentence) it is offered on the home page too. The widget may be
    any widget; a `Page` can also ask to go elsewhere. One that is not `in_menu` is reached from
    another page only.
    """

    id: str
    title: str
    icon: str
    build: Callable[[], QWidget]
    line: str = ""
    in_menu: bool = True
    reminder: Callable[[], str] | None = None
    """A calm translated line for the overview, as it is now; empty for none."""
    part: Part = Part.PROGRAM
