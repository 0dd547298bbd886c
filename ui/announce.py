"""Says something aloud through a screen reader, without moving the focus."""

from __future__ import annotations

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget


def announce(where: QWidget, words: str, *, urgent: bool = False) -> None:
    """Have `words`, which appeared at `where`, read out: after what is being read, or at once."""
    if not words:
        return
    event = QAccessibleAnnouncementEvent(where, words)
    polite = QAccessible.AnnouncementPoliteness
    event.setPoliteness(polite.Assertive if urgent else polite.Polite)
    QAccessible.updateAccessibility(event)
