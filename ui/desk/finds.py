"""What was found, as cards that come piece by piece."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from nocontact_desktop.app.folding import has_words, words
from nocontact_desktop.app.hits import Hit
from nocontact_desktop.app.ready_words import Ready, ReadyKind
from nocontact_desktop.app.workspace import Workspace
from nocontact_desktop.i18n import side_by_side
from nocontact_desktop.i18n import text as _
from ui.desk.group_words import part_words
from ui.desk.page import PageEntry, Place
from ui.desk.pieces import Pieces
from ui.desk.step_card import StepCard
from ui.theme import px

AT_ONCE = 6
"""So many of each kind; the others come while the next letter can be typed."""
ICONS = {
    ReadyKind.LIST: "list",
    ReadyKind.QUESTION: "edit",
    ReadyKind.LINE: "plus",
    ReadyKind.TIP: "tip",
}


class Finds(QWidget):
    """Cards below each other; not all at once, so that the next letter is heard."""

    def __init__(self) -> None:
        super().__init__()
        self._pieces = Pieces(self)
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(px(8))

    def show_cards(self, cards: Sequence[Callable[[], StepCard]]) -> None:
        """Show what these make, in place of all that was there."""
        while (item := self._rows.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._pieces.drop()
        self._add(cards[:AT_ONCE])
        for start in range(AT_ONCE, len(cards), AT_ONCE):
            self._pieces.add(partial(self._add, cards[start : start + AT_ONCE]))
        self.setVisible(bool(cards))

    def _add(self, cards: Sequence[Callable[[], StepCard]]) -> None:
        for card in cards:
            self._rows.addWidget(card())


def own_card(hit: Hit) -> StepCard:
    """A card for what the person wrote."""
    return StepCard(hit.excerpt, "search", hit.where)


def own_place(hit: Hit) -> Place:
    """Where it was written."""
    return Place(hit.section_id, hit.list_id, hit.item_id, hit.field_id)


def pages_for(entries: Sequence[PageEntry], wanted: str) -> tuple[PageEntry, ...]:
    """The pages of the menu with all these words in their title or line; no page that is hidden."""
    typed = words(wanted)
    shown = (entry for entry in entries if entry.in_menu and typed)
    return tuple(each for each in shown if has_words(f"{each.title} {each.line}", typed))


def page_card(entry: PageEntry) -> StepCard:
    """A card for a page of the menu."""
    return StepCard(entry.title, entry.icon, entry.line or part_words(entry.part))


def ready_card(workspace: Workspace, ready: Ready) -> StepCard:
    """A card for what the program says: its words, some of what stands below them, and where."""
    if ready.kind is ReadyKind.STEP:
        return StepCard(ready.title, workspace.section(ready.section_id).icon, ready.detail)
    kind = _("Tip") if ready.kind is ReadyKind.TIP else ""
    where = side_by_side((kind, ready.where))
    below = f"{ready.detail}\n{where}" if ready.detail else where
    return StepCard(ready.title, ICONS[ready.kind], below)


def ready_place(workspace: Workspace, ready: Ready) -> Place:
    """Where it can be used: the line itself, or the item that was made from it."""
    section_id, list_id, part_id = ready.section_id, ready.list_id, ready.part_id
    match ready.kind:
        case ReadyKind.LINE:
            items = workspace.items(section_id, list_id)
            taken = next((each.id for each in items if each.suggestion == part_id), "")
            return Place(section_id, list_id, taken, ready="" if taken else part_id)
        case ReadyKind.TIP:
            return Place(section_id, ready=part_id)
        case ReadyKind.QUESTION if not list_id:
            return Place(section_id, field_id=part_id)
        case _:
            return Place(section_id, list_id)
