"""What a list adds up to, under its items: words on one side, figures on the other."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from nocontact_desktop.plan.sums import SumLine, Sums
from ui.parts import Card, PlainLabel
from ui.theme import px, rem

FIGURE_REM = 10
"""A figure that is wider than this is broken into lines."""


class SumsTable(Card):
    """A small table; it is not there while there is nothing to add up."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("sums", parent, padding=14)
        self._shown = Sums()
        self._table = QWidget()
        self.body.addWidget(self._table)
        self.hide()

    def show_sums(self, sums: Sums) -> None:
        """Show other sums; what did not change is not touched."""
        if sums == self._shown:
            return
        self._shown = sums
        self.body.removeWidget(self._table)
        self._table.hide()
        self._table.deleteLater()
        self._table = _table(sums)
        self.body.addWidget(self._table)
        said = [line.sentence for line in sums.lines] + [sums.remark]
        self.setAccessibleName("\n".join(each for each in said if each))
        self.setVisible(bool(self.accessibleName()))


def _table(sums: Sums) -> QWidget:
    table = QWidget()
    grid = QGridLayout(table)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(px(18))
    grid.setVerticalSpacing(px(6))
    grid.setColumnStretch(0, 1)
    for row, line in enumerate(sums.lines):
        grid.addWidget(PlainLabel(line.label), row, 0)
        grid.addWidget(_figure(line), row, 1, Qt.AlignmentFlag.AlignVCenter)
    if sums.remark:
        grid.addWidget(PlainLabel(sums.remark, "small"), len(sums.lines), 0, 1, 2)
    return table


def _figure(line: SumLine) -> PlainLabel:
    """The figure at the far side, named whole for people who hear it alone."""
    label = _FarLabel(line.figure, "strong")
    label.setAccessibleName(line.sentence)
    label.ensurePolished()
    natural = label.fontMetrics().horizontalAdvance(line.figure) + px(4)
    label.setMinimumWidth(min(natural, rem(FIGURE_REM)))
    return label


class _FarLabel(PlainLabel):
    """Words that end where the lines of the window end."""

    def _align(self) -> None:
        align = Qt.AlignmentFlag
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        side = align.AlignLeft if mirrored else align.AlignRight
        self.setAlignment(side | align.AlignAbsolute | align.AlignVCenter)
