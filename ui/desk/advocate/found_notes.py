"""The notes of a file, shown before any of them is taken in."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from nocontact_desktop.app.advocate import those_there
from nocontact_desktop.app.workspace import Workspace
from nocontact_desktop.exports.notes_file import Note, Notes
from nocontact_desktop.i18n import plural, side_by_side
from nocontact_desktop.i18n import text as _
from ui.desk.paper.tick_row import TickRow
from ui.forms import PrivateLine
from ui.parts import (
    Card,
    FlowLayout,
    Heading,
    PlainLabel,
    follow_reading_order,
    primary_button,
    quiet_button,
)
from ui.theme import px

MOST_AT_ONCE = 50
_LONGEST = 200


class FoundNotes(Card):
    """Each note with its step and a tick. Nothing is kept before the person says so."""

    wanted = Signal(str, object)
    """Whom they are from, and the ticked notes."""
    left = Signal()

    def __init__(self, workspace: Workspace, notes: Notes) -> None:
        super().__init__()
        self._notes = notes.notes
        self._there = those_there(workspace, self._notes)
        self.rows: list[tuple[Note, TickRow]] = []
        count = plural("{count} note is in it", "{count} notes are in it", len(self._notes))
        self.body.addWidget(Heading(count))
        words = _("Nothing is kept yet. Take the tick away from what you do not want.")
        self.body.addWidget(PlainLabel(words))
        label = PlainLabel(_("From whom"), "strong")
        self.from_line = PrivateLine()
        self.from_line.setMaxLength(_LONGEST)
        self.from_line.setText(notes.sender)
        label.label(self.from_line)
        self.from_line.setAccessibleName(label.text())
        self.body.addWidget(label)
        self.body.addWidget(self.from_line)
        self._list = QVBoxLayout()
        self._list.setSpacing(px(10))
        self.body.addLayout(self._list)
        self.more = quiet_button(_("Show more notes"))
        self.more.clicked.connect(self._ask_more)
        self.body.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeading)
        self._add_buttons()
        self._show_more()

    @property
    def ticked(self) -> tuple[Note, ...]:
        """What is to be taken in, of what is shown."""
        return tuple(note for note, row in self.rows if row.box.isChecked())

    def _show_more(self) -> None:
        start = len(self.rows)
        for at, note in enumerate(self._notes[start : start + MOST_AT_ONCE], start):
            there = note in self._there
            about = note.about or _("About no step")
            small = side_by_side((about, _("You have this already") if there else ""))
            row = TickRow(f"note-{at}", note.words, small, ticked=not there)
            row.box.toggled.connect(lambda _on: self._look())
            self.rows.append((note, row))
            self._list.addWidget(row)
        self.more.setVisible(len(self.rows) < len(self._notes))
        self._look()
        follow_reading_order(self)

    def _ask_more(self) -> None:
        """The focus goes to the first row that is new; the button may be gone."""
        at = len(self.rows)
        self._show_more()
        self.rows[at][1].box.setFocus(Qt.FocusReason.OtherFocusReason)

    def _look(self) -> None:
        count = len(self.ticked)
        self.take.set_words(plural("Take {count} note in", "Take {count} notes in", count))
        self.take.setEnabled(count > 0)

    def _add_buttons(self) -> None:
        self.take = primary_button("")
        self.not_now = quiet_button(_("Not now"))
        self.take.clicked.connect(lambda: self.wanted.emit(self.from_line.text(), self.ticked))
        self.not_now.clicked.connect(self.left)
        holder = QWidget()
        row = FlowLayout(holder, gap=10)
        row.addWidget(self.take)
        row.addWidget(self.not_now)
        self.body.addWidget(holder)
