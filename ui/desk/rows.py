"""Many things below each other, in blocks: a change in one block does not measure the others."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.theme import px

BLOCK = 12


class Rows(QWidget):
    """Counts its rows as one list, whatever block they are in."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._blocks: list[_Block] = []
        self._column = _column(self)
        self.hide()

    def insert(self, at: int, row: QWidget) -> None:
        """Put `row` at a position; one behind the last is the end."""
        for block in self._blocks:
            count = block.column.count()
            if at < count or (at == count and count < BLOCK):
                block.column.insertWidget(at, row)
                return
            at -= count
        self.extend([row])

    def extend(self, rows: Sequence[QWidget], *, first: bool = False) -> None:
        """Put `rows` at the end, or before all others, in a block of their own.

        It is not shown before all is in it: what is shown is laid out with all that is around it.
        """
        if not rows:
            return
        block = _Block(self)
        block.hide()
        at = 0 if first else len(self._blocks)
        self._blocks.insert(at, block)
        self._column.insertWidget(at, block)
        for row in rows:
            block.column.addWidget(row)
        block.show()
        self.show()

    def take(self, row: QWidget) -> None:
        """Take `row` out of the column; it is not deleted."""
        for block in self._blocks:
            block.column.removeWidget(row)
        for block in [block for block in self._blocks if not block.column.count()]:
            self._drop(block)
        self.setVisible(bool(self._blocks))

    def position(self, row: QWidget | None) -> int:
        """Where `row` stands, from 0; -1 when it is not here."""
        before = 0
        for block in self._blocks:
            at = block.column.indexOf(row) if row is not None else -1
            if at >= 0:
                return before + at
            before += block.column.count()
        return -1

    def _drop(self, block: _Block) -> None:
        self._blocks.remove(block)
        self._column.removeWidget(block)
        block.hide()
        block.deleteLater()


class _Block(QWidget):
    """Some rows that are laid out together."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.column = _column(self)


def _column(holder: QWidget) -> QVBoxLayout:
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(px(8))
    return column
