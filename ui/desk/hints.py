"""What the rules of a step say of its answers: the first few at once, the others folded away."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from nocontact_desktop.i18n import text as _
from ui.parts import Fold, Note
from ui.theme import px

FEW = 3
"""So many are read at once. Many more above the questions would frighten, and push them away."""


class Hints(QWidget):
    """Sentences in boxes, the first ones first; hidden while there is none."""

    def __init__(self) -> None:
        super().__init__()
        self._notes: list[Note] = []
        self._first = QVBoxLayout()
        self._first.setSpacing(px(8))
        self._more = Fold("")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        column.addLayout(self._first)
        column.addWidget(self._more)
        self.hide()

    @property
    def words(self) -> list[str]:
        """All that is said, also what is folded away."""
        return [note.words for note in self._notes]

    @property
    def at_once(self) -> int:
        """How many are not folded away. A fold for one sentence would save no room."""
        return len(self._notes) if len(self._notes) <= FEW + 1 else FEW

    def say(self, sentences: Sequence[str]) -> None:
        """Say these instead; what was opened stays open."""
        if self.words == list(sentences):
            return
        for note in self._notes:
            note.hide()
            note.deleteLater()
        self._notes = [Note(sentence, "notice") for sentence in sentences]
        for at, note in enumerate(self._notes):
            (self._first if at < self.at_once else self._more.body).addWidget(note)
        folded = len(self._notes) - self.at_once
        self._more.set_title(_("More hints ({count})", count=folded))
        self._more.setVisible(folded > 0)
        self.setVisible(bool(self._notes))
