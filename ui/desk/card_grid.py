"""Cards in one column or two, as wide as the page has room for."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QGridLayout, QWidget

from ui.desk.step_card import StepCard
from ui.theme import px


class CardGrid(QWidget):
    """Its cards stand in their order, row by row."""

    def __init__(self, cards: Sequence[StepCard]) -> None:
        super().__init__()
        self._cards = tuple(cards)
        self._columns = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(px(12))
        self.arrange(2)

    def arrange(self, columns: int) -> None:
        """Show them in `columns` columns, one or two."""
        if columns == self._columns:
            return
        self._columns = columns
        for at, card in enumerate(self._cards):
            self._grid.addWidget(card, at // columns, at % columns)
        for column in range(2):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)
