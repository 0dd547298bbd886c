"""Frames that hold things together: cards and calm notes."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.parts.icons import UiIcon
from ui.parts.labels import PlainLabel
from ui.theme import px


class Card(QFrame):
    """A rounded frame with a column of things in it: `body` is its layout."""

    def __init__(self, tone: str = "", parent: QWidget | None = None, padding: int = 20) -> None:
        super().__init__(parent)
        self.setProperty("part", "card")
        self.setProperty("tone", tone)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(px(padding), px(padding), px(padding), px(padding))
        self.body.setSpacing(px(10))


class Note(QFrame):
    """A calm box with one sentence: plain information, `notice` (amber) or `done` (green)."""

    def __init__(self, words: str, tone: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("part", "note")
        self.setProperty("tone", tone)
        self.setAccessibleName(words)
        self._label = PlainLabel(words)
        name = {"notice": "notice", "done": "check"}.get(tone, "info")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(px(14), px(10), px(14), px(10))
        layout.setSpacing(px(10))
        layout.addWidget(UiIcon(name, tone), 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self._label, 1)

    def set_words(self, words: str) -> None:
        """Say something else."""
        self._label.setText(words)
        self.setAccessibleName(words)

    @property
    def words(self) -> str:
        """What it says."""
        return self._label.text()


def divider() -> QFrame:
    """A thin line across."""
    line = QFrame()
    line.setProperty("part", "divider")
    return line
