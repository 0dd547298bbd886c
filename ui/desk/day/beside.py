"""What is of use beside the lines of the day: what to take, who to call, what was agreed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from nocontact_desktop.exports.day_content import DayContent, DayLine
from nocontact_desktop.i18n import text as _
from nocontact_desktop.plan.model import State
from ui.desk.day.call_row import CallRow
from ui.desk.item_head import StateTick
from ui.parts import Fold, PlainLabel
from ui.theme import px


class Beside(QWidget):
    """Folds below the line; the ones that matter most are open."""

    ticked = Signal(str, bool)
    """An item, and whether it is done now."""

    def __init__(self, day: DayContent) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, px(6), 0, 0)
        column.setSpacing(px(6))
        self.folds = [
            self._calls(day),
            self._things(_("What to take"), day.take),
            self._said(day),
            self._things(_("Also for this day"), day.also),
        ]
        for fold in self.folds:
            if fold is not None:
                column.addWidget(fold)

    def _calls(self, day: DayContent) -> Fold | None:
        if not day.calls:
            return None
        fold = Fold(_("Who to call"), opened=True)
        for call in day.calls:
            fold.body.addWidget(CallRow(call))
        return fold

    def _things(self, title: str, lines: Sequence[DayLine]) -> Fold | None:
        if not lines:
            return None
        fold = Fold(f"{title} ({len(lines)})")
        for line in lines:
            fold.body.addWidget(self._thing(line))
        return fold

    def _thing(self, line: DayLine) -> QWidget:
        tick = StateTick()
        state = State.DONE if line.done else State.OPEN
        tick.show_state(line.title, state)
        done = [line.done]

        def turn() -> None:
            done[0] = not done[0]
            tick.show_state(line.title, State.DONE if done[0] else State.OPEN)
            self.ticked.emit(line.item_id, done[0])

        tick.clicked.connect(turn)
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(4))
        row.addWidget(tick)
        words = " · ".join(part for part in (line.title, line.step) if part)
        row.addWidget(PlainLabel(words), 1)
        return holder

    def _said(self, day: DayContent) -> Fold | None:
        if not day.said:
            return None
        fold = Fold(_("What you agreed with yourself"))
        for said in day.said:
            fold.body.addWidget(PlainLabel(said.label, "small"))
            fold.body.addWidget(PlainLabel(said.words, "lead"))
        return fold
