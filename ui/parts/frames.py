"""Frames that hold things together: cards and calm notes."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.parts.icons import UiIcon
from ui.parts.labels import PlainLabel, Role
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
    """A calm sentence: plain information, `notice` (amber) or `done` (green); boxed or not."""

    def __init__(
        self, words: str, tone: str = "", parent: QWidget | None = None, *, boxed: bool = True
    ) -> None:
        super().__init__(parent)
        self.setProperty("part", "note" if boxed else "remark")
        self.setProperty("tone", tone)
        self._words = words
        self._label = PlainLabel(words, Role.BODY if boxed else tone)
        name = {"notice": "notice", "done": "check"}.get(tone, "info")
        layout = QHBoxLayout(self)
        side, top = (px(14), px(10)) if boxed else (0, px(2))
        layout.setContentsMargins(side, top, side, top)
        layout.setSpacing(px(10))
        layout.addWidget(UiIcon(name, tone), 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self._label, 1)

    def set_words(self, words: str) -> None:
        """Say something else."""
        self._words = words
        self._label.setText(words)

    @property
    def words(self) -> str:
        """What it says."""
        return self._words


def divider() -> QFrame:
    """A thin line across."""
    line = QFrame()
    line.setProperty("part", "divider")
    return line
