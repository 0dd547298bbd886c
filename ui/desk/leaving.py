"""Leaving: the cover is told, every window goes, what was typed is saved, the process ends.

The order is what makes it quick and safe. The cover comes up while this process still saves, and
nothing is closed or cleared by hand: ending the process is what empties its memory.
"""

from collections.abc import Callable
from contextlib import ExitStack

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget

from ui.desk.ending import end_process

FLUSH_MS = 250


class Leaving(QObject):
    """The one way out. Every cause leads to `leave`: key, button, closing, idle, lost cover."""

    def __init__(
        self,
        app: QApplication,
        tell_cover: Callable[[], None],
        flush: Callable[[int], object],
        end: Callable[[], None] = end_process,
    ) -> None:
        super().__init__(app)
        self._app = app
        self._tell_cover = tell_cover
        self._flush = flush
        self._end = end
        self._left = False

    def leave(self) -> None:
        """Leave now. It asks nothing, and does not come back except in a test."""
        if self._left:
            return
        self._left = True
        with ExitStack() as steps:  # the last given is the first done, and a fault stops none
            steps.callback(self._end)
            steps.callback(self._flush, FLUSH_MS)
            steps.callback(self.hide)
            steps.callback(self._tell_cover)

    def watch(self, window: QWidget) -> None:
        """Leave when `window` is closed, by whatever means."""
        window.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Turn the closing of a watched window into leaving."""
        if event.type() is QEvent.Type.Close:
            self.leave()
            return True
        return False

    def end(self) -> None:
        """End the process at once, with nothing more to say."""
        self._left = True
        self._end()

    def hide(self) -> None:
        """Take every window off the screen."""
        for widget in self._app.topLevelWidgets():
            if widget.isVisible():
                widget.hide()
