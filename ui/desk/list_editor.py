"""A list of a step: ready suggestions, its items, and the removed ones that can come back."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from nocontact_desktop.app.workspace import Workspace
from nocontact_desktop.i18n import plural
from nocontact_desktop.i18n import text as _
from nocontact_desktop.plan.model import Item, ItemList, Value
from nocontact_desktop.plan.readiness import item_name
from nocontact_desktop.plan.rules import NoticeText
from ui.desk.item_card import ItemCard
from ui.desk.removed import RemovedItems, UndoStrip
from ui.desk.saving import SaveQueue
from ui.desk.suggestions import Suggestions
from ui.desk.sums_table import SumsTable
from ui.parts import Fold, Heading, PlainLabel, quiet_button
from ui.theme import px


class ListEditor(QWidget):
    """Everything of one list. Each change goes to the vault by itself."""

    wanted = Signal(object)
    """A widget that should be brought into view."""
    arranged = Signal()
    """Things were added or moved."""

    def __init__(
        self,
        workspace: Workspace,
        saving: SaveQueue,
        section_id: str,
        list_: ItemList,
        *,
        folded: bool = False,
    ) -> None:
        super().__init__()
        self._workspace = workspace
        self._saving = saving
        self._section_id = section_id
        self._list = list_
        self._cards: list[ItemCard] = []
        self._undo: UndoStrip | None = None
        self._said: dict[str, tuple[str, ...]] = {}
        self._count = PlainLabel("", "small")
        self._suggestions = Suggestions(workspace.open_suggestions(section_id, list_.id))
        self._suggestions.chosen.connect(self._add_suggested)
        self._add = quiet_button(_(list_.add_label), "plus")
        self._add.clicked.connect(self._add_own)
        self._removed = RemovedItems()
        self._removed.wanted_back.connect(self._restore)
        self._sums = SumsTable()
        self._rows = QVBoxLayout()
        self._rows.setSpacing(px(8))
        self._fold = Fold(_(list_.title)) if folded else None
        self._lay_out()
        self._fill()
        if self._fold is not None and self._cards:
            self._fold.open()
        saving.failed.connect(self._start_over)

    @property
    def list_id(self) -> str:
        """Which list of the step it is."""
        return self._list.id

    @property
    def cards(self) -> tuple[ItemCard, ...]:
        """The items in their order."""
        return tuple(self._cards)

    def open_item(self, item_id: str, field_id: str = "") -> bool:
        """Open an item and put the focus into a field of it; whether it is in this list."""
        for card in self._cards:
            if card.item.id == item_id:
                self.open()
                card.open(field_id)
                self.wanted.emit(card)
                return True
        return False

    def focus_start(self) -> None:
        """Put the focus where adding begins."""
        self.open()
        self._add.setFocus(Qt.FocusReason.OtherFocusReason)
        self.wanted.emit(self)

    def set_notices(self, notices: tuple[NoticeText, ...]) -> None:
        """Say next to each item what the rules say about it."""
        said: dict[str, tuple[str, ...]] = {}
        for notice in notices:
            if notice.list_id == self._list.id:
                said[notice.item_id] = (*said.get(notice.item_id, ()), notice.text)
        self._said = said
        for card in self._cards:
            card.set_notices(said.get(card.item.id, ()))

    def show_sums(self) -> None:
        """Work out anew what the items add up to."""
        self._sums.show_sums(self._workspace.sums(self._section_id, self._list.id))

    def open(self) -> None:
        """Show the list, when it is one that can be folded away."""
        if self._fold is not None:
            self._fold.open()

    def _lay_out(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, px(8), 0, 0)
        outer.setSpacing(px(12))
        if self._fold is not None:
            self._fold.button.setProperty("size", "large")
            outer.addWidget(self._fold)
        else:
            outer.addLayout(self._head())
        column = self._fold.body if self._fold is not None else outer
        column.setSpacing(px(12))
        if self._list.intro:
            column.addWidget(PlainLabel(_(self._list.intro), "muted"))
        column.addLayout(self._rows)
        column.addWidget(self._sums)
        column.addWidget(self._suggestions)
        column.addWidget(self._add, 0, Qt.AlignmentFlag.AlignLeading)
        column.addWidget(self._removed)

    def _head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.addWidget(Heading(_(self._list.title)), 1)
        head.addWidget(self._count, 0, Qt.AlignmentFlag.AlignBottom)
        return head

    def _fill(self) -> None:
        for item in self._saving.items(self._section_id, self._list.id):
            self._put(item, len(self._cards))
        self._refresh()

    def _put(self, item: Item, at: int) -> ItemCard:
        card = ItemCard(self._list, item, self._workspace, self._shown)
        card.changed.connect(self._saving.change)
        card.moved.connect(self._move)
        card.removed.connect(self._remove)
        card.opened.connect(self.arranged)
        card.set_notices(self._said.get(item.id, ()))
        self._cards.insert(at, card)
        self._rows.insertWidget(self._row_of(at), card)
        return card

    def _row_of(self, at: int) -> int:
        """The row of the `at`-th card; the strip that offers to undo takes a row too."""
        strip = self._rows.indexOf(self._undo) if self._undo else -1
        return at + 1 if 0 <= strip < at else at

    def _refresh(self) -> None:
        count = len(self._cards)
        self._count.setText(plural("{count} item", "{count} items", count) if count else "")
        if self._fold is not None:
            title = _(self._list.title)
            self._fold.set_title(f"{title} ({count})" if count else title)
        self._suggestions.offer(self._workspace.open_suggestions(self._section_id, self._list.id))
        gone = self._workspace.removed_items(self._section_id, self._list.id)
        self._removed.offer(gone)
        self.arranged.emit()

    def _add_suggested(self, suggestion: str) -> None:
        work = partial(
            self._workspace.add_item, self._section_id, self._list.id, suggestion=suggestion
        )
        self._saving.run(self._section_id, work, self._added)

    def _add_own(self) -> None:
        work = partial(self._workspace.add_item, self._section_id, self._list.id)
        self._saving.run(self._section_id, work, self._added_own)

    def _added(self, item: Item) -> None:
        self._put(item, len(self._cards))
        self._refresh()

    def _added_own(self, item: Item) -> None:
        card = self._put(item, len(self._cards))
        self._refresh()
        card.open()
        self.wanted.emit(card)

    def _move(self, card: ItemCard, by: int) -> None:
        at = self._cards.index(card)
        to = min(max(at + by, 0), len(self._cards) - 1)
        if to == at:
            return
        focus = self.window().focusWidget()
        self._cards.insert(to, self._cards.pop(at))
        self._rows.removeWidget(card)
        self._rows.insertWidget(self._row_of(to), card)
        self.arranged.emit()
        if focus is not None and card.isAncestorOf(focus):
            focus.setFocus(Qt.FocusReason.OtherFocusReason)
            self.wanted.emit(card)
        work = partial(self._workspace.move_item, card.item.id, to)
        self._saving.run(self._section_id, work, _done)

    def _remove(self, card: ItemCard) -> None:
        work = partial(self._workspace.remove_item, card.item.id)
        self._saving.run(self._section_id, work, lambda _none: self._take_away(card))

    def _take_away(self, card: ItemCard) -> None:
        self._drop_undo()
        row = self._rows.indexOf(card)
        self._cards.remove(card)
        self._rows.removeWidget(card)
        card.hide()
        card.deleteLater()
        self._undo = UndoStrip(item_name(card.item))
        self._undo.undone.connect(lambda: self._restore(card.item.id))
        self._rows.insertWidget(row, self._undo)
        self._refresh()
        self._undo.button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _restore(self, item_id: str) -> None:
        work = partial(self._workspace.restore_item, item_id)
        self._saving.run(self._section_id, work, self._restored)

    def _restored(self, item: Item) -> None:
        self._drop_undo()
        ids = [each.id for each in self._workspace.items(self._section_id, self._list.id)]
        card = self._put(item, ids.index(item.id))
        self._refresh()
        card.head.setFocus(Qt.FocusReason.OtherFocusReason)
        self.wanted.emit(card)

    def _drop_undo(self) -> None:
        if self._undo is not None:
            self._rows.removeWidget(self._undo)
            self._undo.hide()
            self._undo.deleteLater()
            self._undo = None

    def _start_over(self, _error: object) -> None:
        """After a failure show the order that is stored, with what is typed but not saved yet."""
        stored = self._saving.items(self._section_id, self._list.id)
        if [item.id for item in stored] != [card.item.id for card in self._cards]:
            self._drop_undo()
            for card in self._cards:
                card.hide()
                card.deleteLater()
            self._cards = []
            self._fill()

    def _shown(self, list_: ItemList, field_id: str, value: Value) -> str:
        field = next(each for each in list_.fields if each.id == field_id)
        return self._workspace.shown(field, value)


def _done(_result: object) -> None:
    """The rows are in their new order already."""
