"""What is said before hard questions, so that the person can choose whether to see them now."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from nocontact_desktop.i18n import text as _
from nocontact_desktop.plan.model import Mark
from ui.desk.marks import mark_words
from ui.parts import Card, FlowLayout, PlainLabel, WordsButton, link_button, primary_button
from ui.theme import px

MARKS = (Mark.RATHER_NOT_SAY, Mark.LATER)


class GentleCard(Card):
    """Stands instead of the questions. Leaving them unseen is as good as seeing them."""

    wanted = Signal()
    """The person wants to see the questions."""

    def __init__(self, sentence: str, choose: Callable[[Mark], None]) -> None:
        super().__init__(padding=24)
        self.body.setSpacing(px(14))
        self.body.addWidget(PlainLabel(sentence))
        self.show_button = primary_button(_("Show the questions"))
        self.show_button.setAccessibleDescription(sentence)
        self.show_button.clicked.connect(self.wanted)
        holder = QWidget()
        flow = FlowLayout(holder)
        flow.addWidget(self.show_button)
        for mark in MARKS:
            flow.addWidget(_mark_button(mark, choose))
        self.body.addWidget(holder)


def _mark_button(mark: Mark, choose: Callable[[Mark], None]) -> WordsButton:
    button = link_button(mark_words(mark))
    button.setAccessibleName(_("This whole step: {mark}", mark=mark_words(mark)))
    button.clicked.connect(lambda: choose(mark))
    return button
