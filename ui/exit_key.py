"""The exit key: one combination that works over every window, dialog, menu and picker.

It is an event filter on the application, so it sees a key before any widget does. A single letter
and Esc are never used: they are typed by accident, and Esc already means something else.
"""

import time
from collections.abc import Callable
from enum import StrEnum

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from ui.app_events import watch, watch_no_longer

TAPS = 3
WINDOW = 2.0  # seconds in which the taps have to happen
APART_MS = 4
"""The two halves of a repetition are no further apart than this; no finger is so quick."""


class Combination(StrEnum):
    """The combinations to choose from; the values are stored."""

    SHIFT = "shift3"
    CONTROL = "ctrl3"
    F9 = "f9"
    CONTROL_SHIFT_SPACE = "ctrl_shift_space"


NAMES = {
    Combination.SHIFT: "Shift, three times",
    Combination.CONTROL: "Ctrl, three times",
    Combination.F9: "F9",
    Combination.CONTROL_SHIFT_SPACE: "Ctrl + Shift + Space",
}

_TAPPED = {Combination.SHIFT: Qt.Key.Key_Shift, Combination.CONTROL: Qt.Key.Key_Control}
_LOOKED_AT = (
    QEvent.Type.KeyPress,
    QEvent.Type.KeyRelease,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.InputMethod,
)
_HELD = (
    Qt.KeyboardModifier.ShiftModifier
    | Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)
_CHORDS = {
    Combination.F9: (Qt.Key.Key_F9, Qt.KeyboardModifier.NoModifier),
    Combination.CONTROL_SHIFT_SPACE: (
        Qt.Key.Key_Space,
        Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
    ),
}


def combination(stored: str) -> Combination:
    """The stored choice; what is not known is the default, so that there always is a way out."""
    return Combination(stored) if stored in set(Combination) else Combination.SHIFT


class LetGo:
    """Which key went up last, and when: X11 repeats a held one by sending it up and down at once.

    Qt takes the second half for a new press when it did not see both together.
    """

    def __init__(self) -> None:
        self._key, self._moment = 0, 0

    def note(self, event: QKeyEvent) -> None:
        """This key went up."""
        self._key, self._moment = event.key(), event.timestamp()

    def note_other(self, event: QKeyEvent) -> None:
        """A key went down: if it is another one, nothing that comes later is the other half."""
        if event.key() != self._key:
            self._key, self._moment = 0, 0

    def is_other_half(self, event: QKeyEvent) -> bool:
        """Whether this press came so soon after the same key went up that no finger did it."""
        since = event.timestamp() - self._moment
        return self._moment > 0 and self._key == event.key() and 0 <= since <= APART_MS


class ExitKey(QObject):
    """Watches the whole application and says when the combination was pressed."""

    pressed = Signal()

    def __init__(
        self,
        app: QApplication,
        chosen: Combination = Combination.SHIFT,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(app)
        self._app = app
        self._chosen = chosen
        self._in_use = frozenset({chosen})
        self._clock = clock
        self._down: Qt.Key | None = None
        self._tapped: Qt.Key | None = None
        self._taps: list[float] = []
        self._let_go = LetGo()
        watch(app, self, _LOOKED_AT)

    @property
    def chosen(self) -> Combination:
        """The combination in use."""
        return self._chosen

    def choose(self, chosen: Combination) -> None:
        """Use another combination from now on, and it alone."""
        self._chosen = chosen
        self._in_use = frozenset({chosen})
        self._forget()

    def take_all(self) -> None:
        """Use all of them, where the one that was chosen cannot be known."""
        self._in_use = frozenset(Combination)
        self._forget()

    def stop(self) -> None:
        """Watch no longer."""
        watch_no_longer(self._app, self)
        self.deleteLater()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """See every key of the application; only a pressed chord is kept from others."""
        match event.type():
            case QEvent.Type.KeyPress if isinstance(event, QKeyEvent):
                return self._key_down(event)
            case QEvent.Type.KeyRelease if isinstance(event, QKeyEvent):
                self._key_up(event)
            case QEvent.Type.MouseButtonPress | QEvent.Type.InputMethod:
                self._forget()
        return False

    # Qt delivers one key to the window, the widget and its parents in turn. Only the first
    # of these changes anything here: the key must be up before it can go down again.

    def _key_down(self, event: QKeyEvent) -> bool:
        if self._chord(event):
            return True
        if self._is_repeat(event):  # a hand or a book that lies on another key stops nothing
            return False
        key = Qt.Key(event.key())
        if key not in {_TAPPED[each] for each in self._in_use if each in _TAPPED}:
            self._forget()
        elif self._down != key:
            if self._down is not None or key != self._tapped:  # taps are of one key, and alone
                self._forget()
            self._down = self._tapped = key
        return False

    def _key_up(self, event: QKeyEvent) -> None:
        self._let_go.note(event)
        if event.isAutoRepeat() or event.key() != self._down:
            return
        self._down = None
        now = self._clock()
        self._taps = [at for at in self._taps if now - at <= WINDOW] + [now]
        if len(self._taps) == TAPS:
            self._forget()
            self.pressed.emit()

    def _is_repeat(self, event: QKeyEvent) -> bool:
        """X11 repeats no key to tap."""
        is_other = event.key() not in _TAPPED.values()
        return event.isAutoRepeat() or (is_other and self._let_go.is_other_half(event))

    def _chord(self, event: QKeyEvent) -> bool:
        wanted = [_CHORDS[each] for each in self._in_use if each in _CHORDS]
        hit = (event.key(), event.modifiers() & _HELD) in wanted
        if hit and not event.isAutoRepeat():
            self.pressed.emit()
        return hit

    def _forget(self) -> None:
        self._down = None
        self._taps.clear()
