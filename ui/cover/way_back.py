"""While a code is tried, what gives the try up: somebody came in, or the screen was locked.

Later the process that has the vault listens itself.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QWidget

from nocontact_desktop.system.signs import Signs
from ui.away import Away
from ui.exit_key import ExitKey


class WayBack(QObject):
    """From `offer` to `take_back` it says `wanted` at each exit key and each sign of the system.

    Which key was chosen is inside the vault, so each counts. The system is listened to from the
    first try on: to let go of a bus and to take it again can lock PySide up for good.
    """

    wanted = Signal()

    def __init__(self, app: QApplication, signs: Signs, window: QWidget) -> None:
        super().__init__(window)
        self._app = app
        self._key: ExitKey | None = None
        self._away = Away(signs, app)
        self._away.away.connect(self._on_away)
        self._away.attend(window)

    def offer(self) -> None:
        """A code is being tried."""
        self.take_back()
        self._key = ExitKey(self._app)
        self._key.take_all()
        self._key.pressed.connect(self.wanted)

    def take_back(self) -> None:
        """It is open, or opened nothing."""
        key, self._key = self._key, None
        if key is not None:
            key.stop()

    def _on_away(self) -> None:
        if self._key is not None:
            self.wanted.emit()
