"""A button that is drawn by itself, and drawn anew when the pointer comes and goes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QAbstractButton

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QEnterEvent


class WarmButton(QAbstractButton):
    """Whoever inherits paints it, and asks `underMouse`."""

    def enterEvent(self, event: QEnterEvent) -> None:
        """Answer the pointer."""
        self.update()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Answer the pointer."""
        self.update()
        super().leaveEvent(event)
