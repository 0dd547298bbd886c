"""A held key that repeats, seen as one on X11 too.

There a repetition is sent as going up and down again. Qt knows it as one only where both have come
before it looks and carry the same time, so that now and then a held key seems to be let go: the
server reads its clock for each half.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QGuiApplication, QKeyEvent, QWindow
from PySide6.QtWidgets import QWidget

from ui.exit_key import APART_MS

WAIT_MS = 25
"""For how long a key that went up may have done so only to repeat; the other half comes in one."""


def mend_repeats(widget: QWidget) -> None:
    """Mend the repetitions that come to the window of `widget`, which is on the screen."""
    window = widget.window().windowHandle()
    if QGuiApplication.platformName() == "xcb" and window and not window.findChild(Repeats):
        Repeats(window)


class Repeats(QObject):
    """Keeps a key that goes up back until it is clear that it does not repeat."""

    def __init__(self, window: QWindow) -> None:
        super().__init__(window)
        self._window = window
        self._up: QKeyEvent | None = None
        self._is_passing_on = False
        self._timer = QTimer(self, singleShot=True, interval=WAIT_MS)
        self._timer.timeout.connect(self._pass_on)
        window.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """See every event of the window; keep keys back that go up."""
        if self._is_passing_on or not isinstance(event, QKeyEvent):
            return False
        match event.type():
            case QEvent.Type.KeyRelease if event.timestamp() and not event.isAutoRepeat():
                self._pass_on()
                self._up = event.clone()
                self._timer.start()
                return True
            case QEvent.Type.KeyPress if self._is_other_half(event):
                self._up = None
                self._timer.stop()
                self._send(_repeated(event, QEvent.Type.KeyRelease))
                self._send(_repeated(event, QEvent.Type.KeyPress))
                return True
            case QEvent.Type.KeyPress | QEvent.Type.KeyRelease:
                self._pass_on()
        return False

    def _is_other_half(self, event: QKeyEvent) -> bool:
        up = self._up
        return (
            up is not None
            and up.nativeScanCode() == event.nativeScanCode()
            and 0 <= event.timestamp() - up.timestamp() <= APART_MS
        )

    def _pass_on(self) -> None:
        """The key did go up."""
        up, self._up = self._up, None
        self._timer.stop()
        if up is not None:
            self._send(up)

    def _send(self, event: QKeyEvent) -> None:
        self._is_passing_on = True
        try:
            QGuiApplication.sendEvent(self._window, event)
        finally:
            self._is_passing_on = False


def _repeated(event: QKeyEvent, kind: QEvent.Type) -> QKeyEvent:
    return QKeyEvent(
        kind,
        event.key(),
        event.modifiers(),
        event.nativeScanCode(),
        event.nativeVirtualKey(),
        event.nativeModifiers(),
        event.text(),
        True,
        event.count(),
        event.device(),
    )
