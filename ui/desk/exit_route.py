"""Where a press of the exit key goes: out, except for one announced press of practice."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from ui.exit_key import ExitKey

PRACTICE_MS = 15_000


class ExitRoute(QObject):
    """Stands between the exit key and leaving. Practice is for one press and a short time."""

    out = Signal()
    """The key was pressed in earnest."""

    def __init__(self, key: ExitKey, practice_ms: int = PRACTICE_MS) -> None:
        super().__init__(key)
        self.key = key
        self._practised: Callable[[], None] | None = None
        self._over: Callable[[], None] | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(practice_ms)
        self._timer.timeout.connect(self.stop)
        key.pressed.connect(self._pressed)

    def practise(self, practised: Callable[[], None], over: Callable[[], None]) -> None:
        """Give the next press to `practised`. If none comes in time, call `over` instead."""
        self.stop()
        self._practised, self._over = practised, over
        self._timer.start()

    def stop(self) -> None:
        """From now on every press is in earnest."""
        over, self._over, self._practised = self._over, None, None
        self._timer.stop()
        if over is not None:
            over()

    def _pressed(self) -> None:
        practised = self._practised
        if practised is None:
            self.out.emit()
            return
        self._practised = self._over = None
        self._timer.stop()
        practised()
