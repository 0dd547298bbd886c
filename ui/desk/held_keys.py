"""A key that is held down must never be ahead of the screen: the exit key would have to wait.

A keyboard repeats it up to forty times a second, and a page may take longer than that for each.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from ui.app_events import watch
from ui.exit_key import LetGo

_DOWN = (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride)
_NO_TEXT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


class HeldKeys(QObject):
    """Lets one repeat through each time that the program has done all that came before.

    Those that came meanwhile are dropped. Whoever holds a key looks at the screen, and lets go when
    it is there.
    """

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._passed = (0, 0)
        self._let_go = LetGo()
        self._done = QTimer(self, singleShot=True, interval=0)
        watch(app, self, (*_DOWN, QEvent.Type.KeyRelease))

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Keep a repeat that came too soon from everybody, and from what it is a shortcut of."""
        if not isinstance(event, QKeyEvent):
            return False
        if event.type() is QEvent.Type.KeyRelease:
            self._let_go.note(event)
        elif event.type() in _DOWN and self._is_repeat(event):
            return self._is_too_soon(event)
        else:
            self._let_go.note_other(event)
        return False

    def _is_repeat(self, event: QKeyEvent) -> bool:
        """Qt does not see each one on X11. A letter is dropped only where it does: it may have
        been typed by a program that is that quick.
        """
        no_text = bool(event.modifiers() & _NO_TEXT)
        return event.isAutoRepeat() or (no_text and self._let_go.is_other_half(event))

    def _is_too_soon(self, event: QKeyEvent) -> bool:
        """One key comes to the shortcuts, the window, the widget and its parents in turn."""
        this = event.key(), event.timestamp()
        if this == self._passed:
            return False
        if self._done.isActive():
            event.accept()
            return True
        self._passed = this
        self._done.start()
        return False
