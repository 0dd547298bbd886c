"""One part of the timeline: its rows, made a few at a time, as far as somebody wants to read."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from nocontact_desktop.i18n import plural
from nocontact_desktop.i18n import text as _
from nocontact_desktop.plan.timeline import Entry, Phase
from ui.desk.pieces import Pieces
from ui.desk.rows import BLOCK, Rows
from ui.desk.timeline.phase_words import phase_hint
from ui.desk.timeline.timeline_row import TimelineRow
from ui.parts import Fold, PlainLabel, link_button
from ui.theme import px

AT_FIRST = 2 * BLOCK
EACH_TIME = 4 * BLOCK


class PhaseList(QWidget):
    """Its entries behind a title with their number. Rows that nobody asked for are not made."""

    built = Signal(object)
    """A row, to be connected."""
    arranged = Signal()

    def __init__(self, phase: Phase, title: str, entries: Sequence[Entry], pieces: Pieces) -> None:
        super().__init__()
        self.phase = phase
        self.rows: list[TimelineRow] = []
        self._entries = tuple(entries)
        self._pieces = pieces
        self._asked = 0
        self._at_once = True
        self._fold = Fold(f"{title} ({len(entries)})")
        self._fold.button.setProperty("tone", "large")
        self._fold.body.setSpacing(px(10))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._fold)
        self._fold.body.addWidget(PlainLabel(self._hint(), "muted"))
        self._shown = Rows()
        self._more = link_button("")
        self._more.clicked.connect(self._ask_more)
        self._fold.body.addWidget(self._shown)
        self._fold.body.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeading)
        self._more.hide()
        self._fold.toggled.connect(self._turned)

    def open(self, *, at_once: bool = True) -> None:
        """Show what is in it; what is not seen first need not be there `at_once`."""
        self._at_once = at_once
        self._fold.open()
        self._at_once = True

    def row_of(self, item_id: str) -> TimelineRow | None:
        """The row of an item, with all the rows before it; None when it is not in here."""
        at = next((n for n, each in enumerate(self._entries) if each.item.id == item_id), -1)
        if at < 0:
            return None
        self._fold.open()
        while len(self.rows) <= at:
            self._asked = max(self._asked, at + 1)
            self._put_some()
        self._show_more()
        return self.rows[at]

    def _hint(self) -> str:
        return phase_hint(self.phase) if self._entries else _("Nothing here so far.")

    def _turned(self, opened: bool) -> None:
        if opened and not self._asked and self._entries:
            self._ask(AT_FIRST)

    def _ask(self, count: int) -> None:
        """The first of them at once, the others piece by piece."""
        self._asked = min(len(self._entries), self._asked + count)
        if self._at_once:
            self._put_some()
        left = self._asked - len(self.rows)
        self._pieces.add(*[self._put_some] * -(-left // BLOCK))
        self._show_more()

    def _ask_more(self) -> None:
        """The focus goes to the first row that is new."""
        at = len(self.rows)
        self._ask(EACH_TIME)
        if at < len(self.rows):
            self.rows[at].head.setFocus(Qt.FocusReason.OtherFocusReason)

    def _put_some(self) -> None:
        upto = min(self._asked, len(self.rows) + BLOCK)
        made = [TimelineRow(entry) for entry in self._entries[len(self.rows) : upto]]
        self.rows += made
        for row in made:
            self.built.emit(row)
        self._shown.extend(made)
        self.arranged.emit()

    def _show_more(self) -> None:
        left = len(self._entries) - self._asked
        self._more.setVisible(left > 0)
        self._more.set_words(
            plural("Show {few} of {count} more", "Show {few} of {count} more", left,
                   few=min(left, EACH_TIME))
        )  # fmt: skip
