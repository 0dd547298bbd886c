"""The idle lock: says when nobody has touched the program for a while.

While another program has the focus it waits less long, because then somebody may walk up.
The hours in which the computer sleeps count too: timers stand still then, the clock does not. Nor
does it help to set the clock on the wall back.
"""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication

from nocontact_desktop.system.steady import steady_seconds
from ui.app_events import watch

DEFAULT_SECONDS = 120
LEAST_SECONDS = 30
MOST_SECONDS = 600
AWAY_SECONDS = 30
AWAY_CHOICES = (0, 10, 30, 120)
TICK_MS = 2000
"""How often the clock is looked at, besides at every touch."""

_TOUCHES = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseMove,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchUpdate,
        QEvent.Type.InputMethod,
    }
)


def idle_seconds(stored: str) -> int:
    """The stored time within its bounds; the default when it cannot be read. It is never off."""
    if not (stored.isascii() and stored.isdigit()):
        return DEFAULT_SECONDS
    return min(max(int(stored), LEAST_SECONDS), MOST_SECONDS)


def away_seconds(stored: str) -> int:
    """The stored time without the focus: one of the choices, and never off."""
    seconds = int(stored) if stored.isascii() and stored.isdigit() else AWAY_SECONDS
    return seconds if seconds in AWAY_CHOICES else AWAY_SECONDS


class IdleLock(QObject):
    """Watches the whole application for keys, pointer and touch."""

    idle = Signal()

    def __init__(
        self,
        app: QApplication,
        seconds: int = DEFAULT_SECONDS,
        clock: Callable[[], float] = steady_seconds,
    ) -> None:
        super().__init__(app)
        self._clock = clock
        self._deadline = 0.0
        self._seconds = seconds
        self._away_seconds = AWAY_SECONDS
        self._away = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self.idle)
        self._tick = QTimer(self, interval=TICK_MS)
        self._tick.timeout.connect(self._look)
        self._tick.start()
        watch(app, self, _TOUCHES)
        app.applicationStateChanged.connect(self._state_changed)
        self._restart()

    @property
    def seconds_left(self) -> float:
        """How long it will still wait."""
        return self._timer.remainingTime() / 1000

    def wait(self, seconds: int, away: int) -> None:
        """Wait `seconds` from now on, and at most `away` without the focus."""
        self._seconds = seconds
        self._away_seconds = away
        self._restart()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Start again at every touch; no event is kept from anybody."""
        if event.type() in _TOUCHES:
            self._look()
            self._restart()
        return False

    def _look(self) -> None:
        """Say so when the time was over long ago, while this computer slept."""
        if self._clock() >= self._deadline:
            self.idle.emit()

    def _state_changed(self, state: Qt.ApplicationState) -> None:
        self._look()
        self._away = state is not Qt.ApplicationState.ApplicationActive
        self._restart()

    def _restart(self) -> None:
        seconds = min(self._seconds, self._away_seconds) if self._away else self._seconds
        self._deadline = self._clock() + seconds
        self._timer.start(seconds * 1000)
