"""A box to tick whose words wrap, with a calm small line below it."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.parts import Check, FlowLayout, PlainLabel
from ui.theme import px


class TickRow(QWidget):
    """`box` is the box; the small line is its description for people who do not see it."""

    def __init__(
        self, id_: str, words: str, small: str = "", *, ticked: bool = False, role: str = "small"
    ) -> None:
        super().__init__()
        self.box = Check(id_, words)
        self.box.setChecked(ticked)
        self.box.setAccessibleDescription(small)
        holder = QWidget()
        FlowLayout(holder, gap=0).addWidget(self.box)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(holder)
        if small:
            below = QHBoxLayout()
            below.addSpacing(px(37))
            below.addWidget(PlainLabel(small, role), 1)
            column.addLayout(below)
        self.setFocusProxy(self.box)
