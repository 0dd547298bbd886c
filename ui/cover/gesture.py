"""A key that is held down for a while."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

HOLD_MS = 600


class Hold(QObject):
    """Says `held` when `begin` was not followed by `cancel` for so many milliseconds."""

    held = Signal()

    def __init__(self, parent: QObject, milliseconds: int = HOLD_MS) -> None:
        super().__init__(parent)
        self._timer = QTimer(self, singleShot=True, interval=milliseconds)
        self._timer.timeout.connect(self.held)

    def begin(self) -> None:
        """The key went down."""
        self._timer.start()

    def cancel(self) -> None:
        """The key went up, or something else happened meanwhile."""
        self._timer.stop()
