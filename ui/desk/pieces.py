"""Work that is done piece by piece, so that keys are heard and the screen is drawn in between."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QElapsedTimer, QEvent, QObject, QTimer, Signal

Piece = Callable[[], object]

LONGEST_MS = 8
"""After so long no other piece is begun before everything else had its turn."""


class Pieces(QObject):
    """A queue of pieces, each short enough that nobody notices it.

    What they put on a page and show is laid out before it is drawn, so that nothing jumps.
    """

    finished = Signal()
    """Nothing waits any more."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._waiting: deque[Piece] = deque()
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._go_on)

    @property
    def busy(self) -> bool:
        """Whether something waits, or `finished` has still to come."""
        return self._timer.isActive()

    def add(self, *pieces: Piece) -> None:
        """Do these behind what waits already."""
        self._waiting.extend(pieces)
        self._timer.start()

    def add_next(self, *pieces: Piece) -> None:
        """Do these before what waits already; for what a piece finds that it needs."""
        self._waiting.extendleft(reversed(pieces))
        self._timer.start()

    def drop(self) -> None:
        """Forget what waits."""
        self._waiting.clear()

    def after(self, piece: Piece) -> None:
        """Do this at once when nothing waits, else when all that waits is done."""
        if self.busy:
            self.add(piece)
        else:
            piece()

    def _go_on(self) -> None:
        if not self._waiting:
            self._timer.stop()
            self.finished.emit()
            return
        clock = QElapsedTimer()
        clock.start()
        while self._waiting and clock.elapsed() < LONGEST_MS:
            self._waiting.popleft()()
        QCoreApplication.sendPostedEvents(None, int(QEvent.Type.LayoutRequest))
