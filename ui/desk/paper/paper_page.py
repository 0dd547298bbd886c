"""What the pages for prints have in common: pages made in the background, and the way out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtGui import QImage, QKeySequence, QShortcut

from nocontact_desktop.exports.pages import Pages
from nocontact_desktop.i18n import text as _
from ui.desk.page import Page
from ui.desk.paper.drawing import Drawing
from ui.desk.paper.outside import Outside
from ui.desk.paper.paper_door import PaperDoor
from ui.tasks import TaskRunner


@dataclass(frozen=True, slots=True)
class Made:
    """Finished pages. `warnings` are about what is on them, not about how they are printed."""

    pages: Pages
    warnings: tuple[str, ...] = ()
    count: int = 1


class PaperPage(Page):
    """Whoever inherits says how the pages are made and how they are shown.

    `drawers` runs one piece of work at a time: the library that draws pages wants it so.
    """

    def __init__(self, outside: Outside, drawers: TaskRunner) -> None:
        super().__init__()
        self.made: Made | None = None
        self.door = PaperDoor(outside)
        self.door.print.setToolTip(_("Ctrl+P"))
        QShortcut(QKeySequence(QKeySequence.StandardKey.Print), self, self.door.open_print)
        self._making = Drawing(drawers, 120, self)
        self._picturing = Drawing(drawers, 60, self)
        self._making.ready.connect(self._made)
        self._picturing.ready.connect(self._pictured)

    @property
    def pages(self) -> Pages | None:
        """The pages as they are; None until they are made for the first time."""
        return self.made.pages if self.made else None

    @property
    def settled(self) -> bool:
        """Whether what can be seen is what would be printed now."""
        return self._making.settled and self._picturing.settled and self.pages is not None

    def remake(self) -> None:
        """Something was changed: make the pages anew soon."""
        self.door.expect()
        self._making.ask(self.work())

    def redraw(self) -> None:
        """Draw the pictures of the pages anew soon."""
        if self.pages is not None:
            self._picturing.ask(partial(_pair, self.pages, self.picture_work(self.pages)))

    def work(self) -> Callable[[], Made]:
        """What makes the pages, for another thread: it gets everything now."""
        raise NotImplementedError

    def picture_work(self, pages: Pages) -> Callable[[], Sequence[QImage]]:
        """What draws the pictures to show, for another thread."""
        raise NotImplementedError

    def show_pictures(self, images: Sequence[QImage]) -> None:
        """Show the pictures."""
        raise NotImplementedError

    def _made(self, made: Made) -> None:
        self.made = made
        if self._making.settled:
            self.door.set_pages(made.pages, made.warnings)
        self.redraw()

    def _pictured(self, drawn: tuple[Pages, Sequence[QImage]]) -> None:
        pages, images = drawn
        if pages is self.pages:
            self.show_pictures(images)


def _pair(pages: Pages, draw: Callable[[], Sequence[QImage]]) -> tuple[Pages, Sequence[QImage]]:
    return pages, draw()
