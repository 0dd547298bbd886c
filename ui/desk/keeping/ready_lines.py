"""What a step shows of which nothing is kept: ready lines to read, and nothing to write in."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from nocontact_desktop.i18n import text as _
from nocontact_desktop.plan.model import Section
from ui.parts import Card, Heading, Note, PlainLabel
from ui.theme import px


class ReadyLines(QWidget):
    """The suggestions of each list with their hints, as plain words."""

    def __init__(self, section: Section, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(18))
        words = _("You chose that nothing is kept of this step. You can read here, and not write.")
        column.addWidget(Note(words))
        for list_ in section.lists:
            if not list_.suggestions:
                continue
            card = Card()
            column.addWidget(card)
            card.body.addWidget(Heading(_(list_.title)))
            for each in list_.suggestions:
                card.body.addWidget(PlainLabel(_(each.title)))
                if each.hint:
                    card.body.addWidget(PlainLabel(_(each.hint), "small"))
