"""What a list holds below its title, made only when it is to be seen."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from nocontact_desktop.i18n import text as _
from nocontact_desktop.plan.model import ItemList
from ui.desk.removed import RemovedItems
from ui.desk.rows import Rows
from ui.desk.suggestions import Suggestions
from ui.desk.sums_table import SumsTable
from ui.parts import Note, PlainLabel, link_button, quiet_button
from ui.theme import px


class ListBody(QWidget):
    """The rows, with what is said above them and what can be done below. It decides nothing."""

    def __init__(self, list_: ItemList, parent: QWidget) -> None:
        super().__init__(parent)
        self._notes: list[Note] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(12))
        if list_.intro:
            column.addWidget(PlainLabel(_(list_.intro), "muted"))
        self._says = QVBoxLayout()
        self._says.setSpacing(px(8))
        self.rows = Rows(self)
        self.earlier = link_button("", "arrow-up")
        self.more = link_button("", "arrow-down")
        self.sums = SumsTable()
        self.suggestions = Suggestions()
        self.add = quiet_button(_(list_.add_label), "plus")
        self.removed = RemovedItems()
        column.addLayout(self._says)
        column.addWidget(self.earlier, 0, Qt.AlignmentFlag.AlignLeading)
        column.addWidget(self.rows)
        column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeading)
        column.addWidget(self.sums)
        column.addWidget(self.suggestions)
        column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeading)
        column.addWidget(self.removed)

    def show_ways(self, earlier: int, more: int, part: int) -> None:
        """Offer what of a long list is not shown: so many before, so many behind the rows."""
        self.earlier.setVisible(earlier > 0)
        self.more.setVisible(more > 0)
        words = _("Show {few} of {count} before these", few=min(part, earlier), count=earlier)
        self.earlier.set_words(words)
        self.more.set_words(_("Show {few} of {count} more", few=min(part, more), count=more))

    def say(self, sentences: list[str]) -> None:
        """Say these above the rows: what holds for many of them."""
        if [note.words for note in self._notes] == sentences:
            return
        for note in self._notes:
            note.hide()
            note.deleteLater()
        self._notes = [Note(sentence, "notice", boxed=False) for sentence in sentences]
        for note in self._notes:
            self._says.addWidget(note)
