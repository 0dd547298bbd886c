"""Where the outcome of slow work is told: on its page, or in the window once that was left."""

from __future__ import annotations

import weakref

from PySide6.QtCore import QObject, SignalInstance
from PySide6.QtWidgets import QWidget
from shiboken6 import Shiboken

from ui.desk.opened import Opened


class Outcome(QObject):
    """Lasts as long as the window, and knows the page that was built last, as long as it is."""

    def __init__(self, opened: Opened) -> None:
        super().__init__()
        self._opened = opened
        self._page: weakref.ref[QWidget] | None = None

    def told_on(self, page: QWidget) -> None:
        """From now on `page` hears of it, until it is left."""
        self._page = weakref.ref(page)

    def _say(self, signal: SignalInstance, value: object, sentence: str) -> None:
        page = self._page() if self._page is not None else None
        if page is not None and Shiboken.isValid(page) and not page.isHidden():
            signal.emit(value)
        else:
            self._opened.tell(sentence, None)
