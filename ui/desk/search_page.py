"""Finds every word that was typed, and what the program has ready for it, while one types."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAction, QPalette
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout

from nocontact_desktop.app.hits import Hit
from nocontact_desktop.app.ready_words import Ready
from nocontact_desktop.app.workspace import Workspace
from nocontact_desktop.i18n import plural, side_by_side
from nocontact_desktop.i18n import text as _
from ui.announce import announce
from ui.desk.finds import (
    Finds,
    own_card,
    own_place,
    page_card,
    pages_for,
    ready_card,
    ready_place,
)
from ui.desk.page import SEARCH, Page, PageEntry, Place
from ui.desk.saving import SaveQueue
from ui.desk.step_card import StepCard
from ui.forms import PrivateLine
from ui.parts import Column, Heading, PlainLabel, icon
from ui.theme import px

PAUSE_MS = 150
MOST_READY = 24
"""So much of what the program says is shown; with more letters it is less."""

_Found = tuple[str, tuple[Hit, ...], tuple[Ready, ...]]


class SearchPage(Page):
    """A line to type in and what was found; a click on a find goes there."""

    def __init__(
        self, workspace: Workspace, saving: SaveQueue, entries: Sequence[PageEntry] = ()
    ) -> None:
        super().__init__()
        self._workspace = workspace
        self._entries = entries
        self._saving = saving
        self._timer = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._timer.timeout.connect(self._search)
        self.line = PrivateLine()
        self.line.setPlaceholderText(_("A word, such as passport"))
        self.line.setAccessibleName(_("Search in what you wrote and in the steps"))
        self._add_clear()
        self.line.textChanged.connect(lambda _written: self._timer.start())
        self._count = PlainLabel("", "muted")
        self.own = Finds()
        self.pages = Finds()
        self._head = Heading("")
        self.ready = Finds()
        self._more = PlainLabel("", "muted")
        column = Column()
        column.add(self.line, self._count, self.own, self.pages)
        column.add(self._head, self.ready, self._more)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(column)

    def place(self) -> Place:
        """Come back to the same finds."""
        return Place(SEARCH, text=self.line.text())

    def show_place(self, place: Place) -> None:
        """Ready to type, with what was searched for before."""
        self.line.setText(place.text)
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        self._search()

    def _add_clear(self) -> None:
        """A cross of our own at the end of the line; Qt's is hardly seen on a dark ground."""
        colour = QApplication.palette().color(QPalette.ColorRole.WindowText)
        clear = QAction(icon("close", colour, px(16)), _("Clear the search"), self.line)
        clear.setVisible(False)
        clear.triggered.connect(self.line.clear)
        self.line.textChanged.connect(lambda typed: clear.setVisible(bool(typed)))
        self.line.addAction(clear, QLineEdit.ActionPosition.TrailingPosition)

    def _search(self) -> None:
        self._timer.stop()
        wanted = self.line.text().strip()
        if wanted:
            self._saving.ask(partial(_find, self._workspace, wanted), self._found)
        else:
            self._show("", (), ())

    def _found(self, found: _Found) -> None:
        """Show what was found, unless something else is wanted by now."""
        wanted, hits, ready = found
        if wanted == self.line.text().strip():
            self._show(wanted, hits, ready)

    def _show(self, wanted: str, hits: tuple[Hit, ...], ready: tuple[Ready, ...]) -> None:
        self.own.show_cards([partial(self._own_card, hit) for hit in hits])
        pages = pages_for(self._entries, wanted)
        self.pages.show_cards([partial(self._page_card, entry) for entry in pages])
        self.ready.show_cards([partial(self._ready_card, each) for each in ready[:MOST_READY]])
        self._head.setText(_("Ready in the steps ({count})", count=len(ready)))
        self._head.setVisible(bool(ready))
        left = len(ready) - MOST_READY
        self._more.setText(_("And {count} more. More letters find fewer.", count=left))
        self._more.setVisible(left > 0)
        self._count.setText(_count(wanted, len(hits), len(pages) + len(ready)))
        if wanted:
            said = (self._count.text(), self._head.text() if ready else "")
            announce(self._count, side_by_side(said))

    def _own_card(self, hit: Hit) -> StepCard:
        card = own_card(hit)
        card.clicked.connect(lambda: self.go.emit(own_place(hit)))
        return card

    def _page_card(self, entry: PageEntry) -> StepCard:
        card = page_card(entry)
        card.clicked.connect(lambda: self.go.emit(Place(entry.id)))
        return card

    def _ready_card(self, ready: Ready) -> StepCard:
        card = ready_card(self._workspace, ready)
        card.clicked.connect(lambda: self.go.emit(ready_place(self._workspace, ready)))
        return card


def _find(workspace: Workspace, wanted: str) -> _Found:
    return wanted, workspace.search(wanted), workspace.ready(wanted)


def _count(wanted: str, found: int, ready: int) -> str:
    if not wanted:
        return _(
            "Finds the beginning of any word that you wrote, and what the steps have ready for it. "
            "Capital letters do not matter."
        )
    if not found and ready:
        return _("Not in what you wrote.")
    if not found:
        return _("Nothing was found. Fewer letters may find more.")
    return plural("Found in {count} place.", "Found in {count} places.", found)
