"""A small question with a few answers side by side, one of which stays down."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from ui.parts import FlowLayout, PlainLabel, choice_button
from ui.theme import px


class ChoiceLine(QWidget):
    """`picked` comes only when the person picks."""

    picked = Signal(str)

    def __init__(
        self, question: str, options: Sequence[tuple[str, str]], chosen: str, explained: str = ""
    ) -> None:
        super().__init__()
        self._group = QButtonGroup(self)
        self.buttons = {id_: choice_button(words, chosen=id_ == chosen) for id_, words in options}
        row = QWidget()
        flow = FlowLayout(row, gap=8)
        for (id_, words), button in zip(options, self.buttons.values(), strict=True):
            button.setAccessibleName(f"{question}: {words}" if question else words)
            button.setAccessibleDescription(explained)
            button.toggled.connect(lambda on, id_=id_: self._toggled(id_, on))
            self._group.addButton(button)
            flow.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(6))
        if question:
            column.addWidget(PlainLabel(question, "strong"))
        column.addWidget(row)
        if explained:
            column.addWidget(PlainLabel(explained, "small"))
        self.setFocusProxy(next(iter(self.buttons.values())))

    def _toggled(self, id_: str, on: bool) -> None:
        if on:
            self.picked.emit(id_)

    @property
    def chosen(self) -> str:
        """The id of the answer that is down."""
        return next((id_ for id_, button in self.buttons.items() if button.isChecked()), "")
