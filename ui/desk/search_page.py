"""Finds every word that was typed, while it is being typed."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAction, QPalette
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from nocontact_desktop.app.hits import Hit
from nocontact_desktop.app.workspace import Workspace
from nocontact_desktop.i18n import plural
from nocontact_desktop.i18n import text as _
from ui.announce import announce
from ui.desk.page import SEARCH, Page, Place
from ui.desk.pieces import Pieces
from ui.desk.saving import SaveQueue
from ui.desk.step_card import StepCard
from ui.forms import PrivateLine
from ui.parts import Column, PlainLabel, icon
from ui.theme import px

PAUSE_MS = 150
AT_ONCE = 12
"""So many finds are on the first screen."""


class SearchPage(Page):
    """A line to type in and what was found; a click on a find goes there."""

    def __init__(self, workspace: Workspace, saving: SaveQueue) -> None:
        super().__init__()
        self._workspace = workspace
        self._saving = saving
        self._pieces = Pieces(self)
        self._timer = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._timer.timeout.connect(self._search)
        self.line = PrivateLine()
        self.line.setPlaceholderText(_("Any word that you wrote"))
        self.line.setAccessibleName(_("Search in what you wrote"))
        self._add_clear()
        self.line.textChanged.connect(lambda _written: self._timer.start())
        self._count = PlainLabel("", "muted")
        self._finds = QWidget()
        self._rows = QVBoxLayout(self._finds)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(px(8))
        column = Column()
        column.add(self.line, self._count, self._finds)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(column)

    def title(self) -> str:
        """The page's title."""
        return _("Search")

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
            self._show("", ())

    def _found(self, found: tuple[str, tuple[Hit, ...]]) -> None:
        """Show what was found, unless something else is wanted by now."""
        wanted, hits = found
        if wanted == self.line.text().strip():
            self._show(wanted, hits)

    def _show(self, wanted: str, hits: tuple[Hit, ...]) -> None:
        while (item := self._rows.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._pieces.drop()
        self._add_finds(hits[:AT_ONCE])
        for start in range(AT_ONCE, len(hits), AT_ONCE):
            self._pieces.add(partial(self._add_finds, hits[start : start + AT_ONCE]))
        self._count.setText(_count(wanted, len(hits)))
        if wanted:
            announce(self._count, self._count.text())

    def _add_finds(self, hits: tuple[Hit, ...]) -> None:
        """Some finds; not all at once, so that the next letter is heard."""
        for hit in hits:
            self._rows.addWidget(self._find(hit))

    def _find(self, hit: Hit) -> StepCard:
        place = Place(hit.section_id, hit.list_id, hit.item_id, hit.field_id)
        card = StepCard(hit.excerpt, "search", hit.where)
        card.clicked.connect(lambda: self.go.emit(place))
        return card


def _find(workspace: Workspace, wanted: str) -> tuple[str, tuple[Hit, ...]]:
    return wanted, workspace.search(wanted)


def _count(wanted: str, found: int) -> str:
    if not wanted:
        return _("Finds the beginning of any word in your plan. Capital letters do not matter.")
    if not found:
        return _("Nothing was found. Fewer letters may find more.")
    return plural("Found in {count} place.", "Found in {count} places.", found)
