"""The people map: one picture of who stands where, and the same in words."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from nocontact_desktop.app.workspace import Workspace
from nocontact_desktop.exports.people_picture import people_picture
from nocontact_desktop.i18n import text as _
from nocontact_desktop.plan.people_map import MapPerson, people_map
from nocontact_desktop.plan.people_words import facts
from ui.desk.maps.picture_view import PictureView
from ui.desk.page import Page, Place
from ui.desk.pieces import Pieces
from ui.desk.step_card import StepCard
from ui.parts import Column, Heading, Note, PlainLabel, follow_reading_order, link_button
from ui.theme import px

PAPER = "people-sheet"
MOST = 120
"""A picture of more people would be a wall of names; the list has them all."""

_WIDEST_REM = 62
_AT_ONCE = 12
_PEOPLE = Place("people", "people")


class PeoplePage(Page):
    """Shows what the plan says of people now. Every row leads to the person."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._map = people_map(workspace)
        self._pieces = Pieces(self)
        self._column = Column(_WIDEST_REM)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._column)
        self._column.add(PlainLabel(_lead(), "lead"))
        if self._map.people:
            self._show_people()
        else:
            self._column.add(Note(_("Nobody is in your list yet. One person is enough to start.")))
        self._column.add(*self._ways())

    def show_place(self, _place: Place) -> None:
        """Begin at the top; Tab goes to the first row."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_people(self) -> None:
        people = self._map.people
        if len(people) <= MOST:
            draw = partial(people_picture, self._map)
            name = _("Picture of your people. The list below says the same in words.")
            self.picture = PictureView(draw, name)
            self._column.add(self.picture)
        else:
            words = _("There are too many people for one picture. The list has them all.")
            self._column.add(Note(words))
        self._column.add(Heading(_("The same in words")))
        self._rows = QVBoxLayout()
        self._rows.setSpacing(px(8))
        self._column.body.addLayout(self._rows)
        self._add_rows(people[:_AT_ONCE])
        self._pieces.finished.connect(lambda: follow_reading_order(self))
        for start in range(_AT_ONCE, len(people), _AT_ONCE):
            self._pieces.add(partial(self._add_rows, people[start : start + _AT_ONCE]))
        if self._map.elsewhere:
            self._column.add(Heading(_("Came back, told to nobody in your list")))
            for note in self._map.elsewhere:
                words = note.about or _("Something")
                self._column.add(self._row(words, note.line, "leaks", note.item_id))

    def _add_rows(self, people: tuple[MapPerson, ...]) -> None:
        for person in people:
            words = "\n".join(facts(person))
            self._rows.addWidget(self._row(person.name, words, "people", person.item_id))

    def _row(self, title: str, words: str, list_id: str, item_id: str) -> StepCard:
        card = StepCard(title, "people", words)
        card.clicked.connect(lambda: self.go.emit(Place("people", list_id, item_id)))
        return card

    def _ways(self) -> list[QWidget]:
        change = link_button(_("Go to your people"), "people")
        change.clicked.connect(lambda: self.go.emit(_PEOPLE))
        paper = link_button(_("Put the map on paper"), "print")
        paper.clicked.connect(lambda: self.go.emit(Place(PAPER)))
        return [change, paper]


def _lead() -> str:
    return _(
        "You are in the middle. The further out somebody stands, the less they are to know. A "
        "line leads to the other person."
    )
