"""What the screen of every disguise promises to the window around it and to the practice page."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.cover.gesture import HOLD_MS

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from nocontact_desktop.disguise.profile import Colours


class Fitting(NamedTuple):
    """What belongs to one installation. Without a folder nothing is kept."""

    plain_folder: Path | None = None
    """Where a screen that keeps something puts it, for everybody to read."""
    hold_ms: int = HOLD_MS
    """How long a key is held for the gesture."""


class WayIn(NamedTuple):
    """How a code is given, as neutral English keys of the catalogue."""

    digits: str
    """With a number."""
    words: str
    """With a line of text."""
    holding: str
    """What is held, and with what."""


class Screen(QWidget):
    """A whole everyday program in one widget.

    `code_given` carries what may be a code, as a plain Python object, because Qt would keep copies
    of a text. The screen itself has done what it always does with it, at once.
    """

    code_given = Signal(object)

    way_in: ClassVar[WayIn]
    practice_size: ClassVar[tuple[int, int]] = (270, 390)
    """Width and height on the practice page, in pixels at 100 %."""

    keeps_in_the_open: ClassVar[bool] = False
    """Whether it keeps what is written in it, for everybody to read."""

    def __init__(
        self,
        colours: Colours,
        is_dark: bool,
        fitting: Fitting | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.fitting = fitting or Fitting()
        self.build()
        self.dress(colours, is_dark)

    @property
    def entry(self) -> QWidget:
        """Where typing begins."""
        return self

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep an Enter that no part of the screen wanted from whatever is around it."""
        from ui.cover.keyboard import is_enter  # noqa: PLC0415 - after the window is up

        if is_enter(event):
            event.accept()
        else:
            super().keyPressEvent(event)

    def build(self) -> None:
        """Put the parts together. Called once; `fitting` is there, the colours are not yet."""
        raise NotImplementedError

    def dress(self, colours: Colours, is_dark: bool) -> None:
        """Put on `colours`, by night or by day."""
        raise NotImplementedError

    def warm_up(self) -> None:
        """Load what the first key needs. Called when the window is up."""
        raise NotImplementedError

    def show_ordinary(self) -> None:
        """Forget whatever was typed, and show what anybody might have left."""
        raise NotImplementedError
