"""Keeping every window out of pictures and films of the screen, where the system can do that."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget

from nocontact_desktop.system import System
from ui.app_events import watch


class ScreenPictures(QObject):
    """Asks for it for each window that is shown: dialogs, menus and lists are windows, too."""

    def __init__(self, app: QApplication, system: System) -> None:
        super().__init__(app)
        self._app = app
        self._system = system
        self._kept = True
        if system.keeps_pictures:
            watch(app, self, (QEvent.Type.Show,))

    def keep(self, kept: bool) -> None:
        """Keep them out from now on, or not; those that are shown already, too."""
        self._kept = kept
        for window in self._app.topLevelWidgets():
            if window.isVisible():
                self._ask(window)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See each window before it is seen."""
        if event.type() is QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self._ask(watched)
        return False

    def _ask(self, window: QWidget) -> None:
        if self._system.keeps_pictures:
            self._system.keep_pictures(int(window.winId()), kept=self._kept)
