"""A list of a step: ready suggestions, its items, and the removed ones that can come back."""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Callable
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
from ui.desk.item_notices import ItemNotices, sort_notices
from ui.desk.list_body import ListBody
from ui.desk.pieces import Pieces
from ui.desk.removed import UndoStrip, remove_once
from ui.desk.rows import BLOCK
from ui.desk.saving import SaveQueue
from ui.parts import Fold, Heading, PlainLabel
from ui.theme import px

LONG = 240
"""A list with more items than that is shown in parts."""
PART = 120
BEFORE = 3
"""So many rows stand above the one that a part was opened for."""


class ListEditor(QWidget):
    """Everything of one list. Each change goes to the vault by itself.

    With `pieces` only its title is made at first, and `begin` the rest as far as it is to be seen;
    a list that is folded away is built when it is opened.
    """

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
        pieces: Pieces | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._saving = saving
        self._section_id = section_id
        self._list = list_
        self._pieces = pieces or Pieces(self)
        self._cards: list[ItemCard] = []
        self._earlier: list[Item] = []
        self._coming: deque[Item] = deque()
        self._asked = 0
        self._undo: UndoStrip | None = None
        self._said = ItemNotices()
        self._count = PlainLabel("", "small")
        self._body: ListBody | None = None
        self._fold = Fold(_(list_.title)) if folded else None
        self._lay_out()
        saving.failed.connect(self._start_over)
        if pieces is None:
            self.begin()

    @property
    def list_id(self) -> str:
        """Which list of the step it is."""
        return self._list.id

    @property
    def cards(self) -> tuple[ItemCard, ...]:
        """The items in their order, as far as they are built; of a long list only a part."""
        return tuple(self._cards)

    @property
    def body(self) -> ListBody:
        """What is below the title; built now if it was not yet."""
        if self._body is None:
            column = self._fold.body if self._fold is not None else self._outer
            body = self._body = ListBody(self._list, self)
            body.hide()
            column.addWidget(body)
            body.suggestions.chosen.connect(self._add_suggested)
            body.add.clicked.connect(self._add_own)
            body.removed.wanted_back.connect(self._restore)
            body.earlier.clicked.connect(self._ask_earlier)
            body.more.clicked.connect(self._ask_more)
            self._fill()
            body.show()
        return self._body

    def begin(self) -> None:
        """Build what is to be seen: all of it, but nothing of a folded list without items."""
        if self._fold is None:
            self._build()
        elif self._saving.items(self._section_id, self._list.id):
            self._fold.open()

    def open_item(self, item_id: str, field_id: str = "") -> None:
        """Open an item and put the focus into a field of it, as soon as it is built."""
        self.open()
        to_come = [item.id for item in self._coming]
        if item_id in to_come[: self._to_build]:
            self._pieces.after(partial(self.open_item, item_id, field_id))
        elif item_id in to_come or any(item.id == item_id for item in self._earlier):
            self._start_at(item_id)
        for card in self._cards:
            if card.item.id == item_id:
                card.open(field_id)
                self.wanted.emit(card)

    def focus_start(self) -> None:
        """Put the focus where adding begins."""
        self.open()
        self.body.add.setFocus(Qt.FocusReason.OtherFocusReason)
        self.wanted.emit(self)

    def set_notices(self, notices: tuple[NoticeText, ...]) -> None:
        """Say next to the items what the rules say about them, or above them what many share."""
        self._said = sort_notices(notices, self._list.id)
        if self._body is not None:
            self._body.say(self._said.above)
        for card in self._cards:
            self._say_of(card)

    def show_sums(self) -> None:
        """Work out anew what the items add up to."""
        if self._body is not None:
            self._body.sums.show_sums(self._workspace.sums(self._section_id, self._list.id))

    def open(self) -> None:
        """Show the list, when it is one that can be folded away."""
        if self._fold is not None:
            self._fold.open()

    def _lay_out(self) -> None:
        self._outer = QVBoxLayout(self)
        self._outer.setContentsMargins(0, px(8), 0, 0)
        self._outer.setSpacing(px(12))
        if self._fold is not None:
            self._fold.button.setProperty("tone", "large")
            self._fold.body.setSpacing(px(12))
            self._fold.toggled.connect(lambda opened: self._build() if opened else None)
            self._outer.addWidget(self._fold)
        else:
            self._outer.addLayout(self._head())

    def _head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.addWidget(Heading(_(self._list.title)), 1)
        head.addWidget(self._count, 0, Qt.AlignmentFlag.AlignBottom)
        return head

    def _build(self) -> None:
        """Have a body."""
        _body = self.body

    def _fill(self, start: int = 0) -> None:
        """The first items now, the others piece by piece; a long list only in part.

        Thousands of rows would keep the window busy for a minute, and nobody reads them.
        """
        items = self._saving.items(self._section_id, self._list.id)
        start = start if len(items) > LONG else 0
        self.body.say(self._said.above)
        self._earlier, self._coming = list(items[:start]), deque(items[start:])
        self._asked = PART if len(items) > LONG else len(items)
        self._put_some()
        self._build_later()
        self._refresh()
        self.show_sums()

    @property
    def _to_build(self) -> int:
        """How many of the items that are still to come were asked for."""
        return max(0, min(self._asked - len(self._cards), len(self._coming)))

    def _build_later(self) -> None:
        self._pieces.add_next(*[self._put_some] * math.ceil(self._to_build / BLOCK))

    def _put_some(self) -> None:
        """As many of the items that are still to come as are put in together."""
        count = min(BLOCK, self._to_build)
        cards = [self._card(self._coming.popleft()) for _number in range(count)]
        self._cards += cards
        self.body.rows.extend(cards)

    def _ask_more(self) -> None:
        """Build the next part; the focus goes to the first row of it."""
        at = len(self._cards)
        self._asked = at + PART
        self._put_some()
        self._build_later()
        self._refresh()
        self._cards[at].head.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask_earlier(self) -> None:
        """Build the part before the first row; the focus goes to the row nearest to it."""
        before, self._earlier = self._earlier[-PART:], self._earlier[:-PART]
        cards = [self._card(item) for item in before]
        self._cards = [*cards, *self._cards]
        self._asked += len(cards)
        self.body.rows.extend(cards, first=True)
        self._refresh()
        cards[-1].head.setFocus(Qt.FocusReason.OtherFocusReason)
        self.wanted.emit(cards[-1])

    def _start_at(self, item_id: str) -> None:
        """Show the part of a long list that an item is in."""
        ids = [item.id for item in self._saving.items(self._section_id, self._list.id)]
        self._clear()
        self._fill(max(0, ids.index(item_id) - BEFORE))

    def _clear(self) -> None:
        """Take all rows away."""
        self._drop_undo()
        for card in self._cards:
            self.body.rows.take(card)
            card.hide()
            card.deleteLater()
        self._cards = []

    def _when_all_there(self, call: Callable[[], object]) -> None:
        """Do what needs all items to be built that were asked for."""
        if self._to_build:
            self._pieces.after(call)
        else:
            call()

    def _put(self, item: Item, at: int) -> ItemCard:
        card = self._card(item)
        self._cards.insert(at, card)
        self.body.rows.insert(self._row_of(at), card)
        card.show()
        return card

    def _card(self, item: Item) -> ItemCard:
        card = ItemCard(self._list, item, self._workspace, self._shown)
        card.changed.connect(self._saving.change)
        card.moved.connect(self._move)
        card.removed.connect(self._remove)
        card.opened.connect(self.arranged)
        self._say_of(card)
        return card

    def _say_of(self, card: ItemCard) -> None:
        said, item_id = self._said, card.item.id
        card.set_notices(said.alone.get(item_id, ()), said.shared.get(item_id, ()))

    def _row_of(self, at: int) -> int:
        """The row of the `at`-th card; the strip that offers to undo takes a row too."""
        strip = self.body.rows.position(self._undo)
        return at + 1 if 0 <= strip < at else at

    def _refresh(self) -> None:
        count = len(self._earlier) + len(self._cards) + len(self._coming)
        self.body.show_ways(len(self._earlier), len(self._coming) - self._to_build, PART)
        self._count.setText(plural("{count} item", "{count} items", count) if count else "")
        if self._fold is not None:
            title = _(self._list.title)
            self._fold.set_title(f"{title} ({count})" if count else title)
        offered = self._workspace.open_suggestions(self._section_id, self._list.id)
        self.body.suggestions.offer(offered)
        gone = self._workspace.removed_items(self._section_id, self._list.id)
        self.body.removed.offer(gone)
        self.arranged.emit()

    def _add_suggested(self, suggestion: str) -> None:
        add = self._workspace.add_item
        work = partial(add, self._section_id, self._list.id, suggestion=suggestion)
        self._saving.run(self._section_id, work, self._added)

    def _add_own(self) -> None:
        work = partial(self._workspace.add_item, self._section_id, self._list.id)
        self._saving.run(self._section_id, work, self._added_own)

    def _added(self, item: Item) -> None:
        self._when_all_there(lambda: self._put_last(item))

    def _put_last(self, item: Item) -> ItemCard:
        """The new row; in a long list, with the end of the list around it."""
        if not self._coming:
            self._put(item, len(self._cards))
            self._refresh()
        else:
            self._start_at(item.id)
        return next(card for card in self._cards if card.item.id == item.id)

    def _added_own(self, item: Item) -> None:
        self._when_all_there(lambda: self._put_own(item))

    def _put_own(self, item: Item) -> None:
        card = self._put_last(item)
        card.open()
        self.wanted.emit(card)

    def _move(self, card: ItemCard, by: int) -> None:
        self._when_all_there(lambda: self._move_by(card, by))

    def _move_by(self, card: ItemCard, by: int) -> None:
        self._reach(self._cards.index(card) + by)
        at = self._cards.index(card)
        to = min(max(at + by, 0), len(self._cards) - 1)
        if to == at:
            return
        focus = self.window().focusWidget()
        self._cards.insert(to, self._cards.pop(at))
        self.body.rows.take(card)
        self.body.rows.insert(self._row_of(to), card)
        self.arranged.emit()
        if focus is not None and card.isAncestorOf(focus):
            focus.setFocus(Qt.FocusReason.OtherFocusReason)
            self.wanted.emit(card)
        work = partial(self._workspace.move_item, card.item.id, len(self._earlier) + to)
        self._saving.run(self._section_id, work)

    def _reach(self, row: int) -> None:
        """Have a row before the first or behind the last one, where the list goes on."""
        if row < 0 and self._earlier:
            self._ask_earlier()
        elif row >= len(self._cards) and self._coming:
            self._ask_more()

    def _remove(self, card: ItemCard) -> None:
        """Pressed twice while a slow disk takes its time, it is removed once."""
        work = partial(remove_once, self._workspace, card.item.id)
        self._saving.run(self._section_id, work, lambda _none: self._take_away(card), owner=self)

    def _take_away(self, card: ItemCard) -> None:
        if card not in self._cards:
            return
        self._drop_undo()
        row = self.body.rows.position(card)
        self._cards.remove(card)
        self.body.rows.take(card)
        card.hide()
        card.deleteLater()
        self._undo = UndoStrip(item_name(card.item))
        self._undo.undone.connect(lambda: self._restore(card.item.id))
        self.body.rows.insert(row, self._undo)
        self._refresh()
        self._undo.button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _restore(self, item_id: str) -> None:
        work = partial(self._workspace.restore_item, item_id)
        self._saving.run(self._section_id, work, self._restored)

    def _restored(self, item: Item) -> None:
        self._when_all_there(lambda: self._put_back(item))

    def _put_back(self, item: Item) -> None:
        self._drop_undo()
        ids = [each.id for each in self._workspace.items(self._section_id, self._list.id)]
        if item.id not in ids or any(card.item.id == item.id for card in self._cards):
            return
        at = ids.index(item.id) - len(self._earlier)
        if 0 <= at <= len(self._cards):
            self._put(item, at)
            self._refresh()
        else:
            self._start_at(item.id)
        card = next(card for card in self._cards if card.item.id == item.id)
        card.head.setFocus(Qt.FocusReason.OtherFocusReason)
        self.wanted.emit(card)

    def _drop_undo(self) -> None:
        if self._undo is not None:
            self.body.rows.take(self._undo)
            self._undo.hide()
            self._undo.deleteLater()
            self._undo = None

    def _start_over(self, _error: object) -> None:
        """After a failure show the order that is stored, with what is typed but not saved yet."""
        if self._body is None:
            return
        stored = self._saving.items(self._section_id, self._list.id)
        shown = [*self._earlier, *(card.item for card in self._cards), *self._coming]
        if [item.id for item in stored] != [item.id for item in shown]:
            self._clear()
            self._fill()

    def _shown(self, list_: ItemList, field_id: str, value: Value) -> str:
        field = next(each for each in list_.fields if each.id == field_id)
        return self._workspace.shown(field, value)
