"""The pages of one print: marks are put on them, then drawn, and the file comes back as bytes."""

from __future__ import annotations

from nocontact_desktop.exports.drawing import drawn
from nocontact_desktop.exports.strips import Mark, shifted
from nocontact_desktop.exports.unsigned import unsigned


class Page:
    """One page while it is put together. Measures are points from its top left."""

    def __init__(self) -> None:
        self.marks: list[Mark] = []

    def put(self, marks: tuple[Mark, ...], x: float, y: float) -> None:
        """Add marks whose own origin lies at (x, y)."""
        self.marks += shifted(marks, x, y)


class Document:
    """A file of pages of one size."""

    def __init__(self, size: tuple[float, float]) -> None:
        self.width, self.height = size
        self.pages: list[Page] = []

    def page(self) -> Page:
        """A new page at the end."""
        self.pages.append(Page())
        return self.pages[-1]

    def finish(self) -> bytes:
        """The file. It names no program, person, time or place, and never touches the disk."""
        pages = [page.marks for page in self.pages]
        return unsigned(drawn((self.width, self.height), pages))
