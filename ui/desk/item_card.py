"""One item of a list: a closed row, which opens to everything about the item."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from nocontact_desktop.plan.model import Item, ItemList, State, Value, When
from nocontact_desktop.plan.readiness import item_name
from ui.desk.item_editor import ItemEditor
from ui.desk.item_head import ItemHead, StateTick
from ui.desk.marks import notice_summary, state_words, when_words
from ui.forms import Directory
from ui.parts import Note
from ui.theme import px

Shown = Callable[[ItemList, str, Value], str]
"""What a value of a field of a list reads as."""

SUMMARY_VALUES = 2


class ItemCard(QFrame):
    """Shows one item. The widgets to edit it are made when it is first opened."""

    changed = Signal(object)
    moved = Signal(object, int)
    removed = Signal(object)
    opened = Signal()
    """It was opened for the first time, so there are new things to go through."""

    def __init__(self, list_: ItemList, item: Item, directory: Directory, shown: Shown) -> None:
        super().__init__()
        self.item = item
        self._list = list_
        self._directory = directory
        self._shown = shown
        self._editor: ItemEditor | None = None
        self._notes: list[Note] = []
        self._alone: tuple[str, ...] = ()
        self._shared: tuple[str, ...] = ()
        self.setProperty("part", "card")
        self.tick = StateTick()
        self.tick.clicked.connect(self._ticked)
        self.head = ItemHead()
        self.head.toggled.connect(self._turn)
        self.head.moved.connect(self._move)
        self._lay_out()
        self._show()

    def open(self, field_id: str = "") -> None:
        """Open it and put the focus into a field, or else into the title."""
        self.head.setChecked(True)
        if self._editor is not None:
            self._editor.focus_field(field_id)

    def set_notices(self, sentences: tuple[str, ...], shared: tuple[str, ...] = ()) -> None:
        """Say calmly what the rules say about this item.

        What is `shared` stands above the list already: here it is a sign, and words once opened.
        """
        self._alone, self._shared = sentences, shared
        self.head.show_sign(shared)
        self._say()

    def _say(self) -> None:
        sentences = [*self._alone, *(self._shared if self.head.isChecked() else ())]
        if [note.words for note in self._notes] == sentences:
            return
        for note in self._notes:
            note.hide()
            note.deleteLater()
        self._notes = [Note(sentence, "notice", boxed=False) for sentence in sentences]
        for at, note in enumerate(self._notes):
            self._says.insertWidget(at, note)
        margin = px(8) if sentences else 0
        self._says.setContentsMargins(px(50), 0, px(14), margin)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(px(2))
        row.addWidget(self.tick)
        row.addWidget(self.head, 1)
        self._says = QVBoxLayout()
        self._says.setSpacing(px(6))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(px(6), px(4), px(6), px(4))
        self._column.setSpacing(0)
        self._column.addLayout(row)
        self._column.addLayout(self._says)
        if self._list.entries:
            self.tick.hide()

    def _show(self) -> None:
        name = item_name(self.item)
        state = "" if self._list.entries else state_words(self.item.state)
        aside = self.item.state in {State.NOT_FOR_ME, State.LATER}
        self.tick.show_state(name, self.item.state)
        self.head.show_item(name, state, self._summary(), quiet=aside)

    def _summary(self) -> str:
        parts = (
            [] if self.item.state in {State.OPEN, State.DONE} else [state_words(self.item.state)]
        )
        if self.item.when is not When.OPEN:
            parts.append(when_words(self.item.when))
        parts.append(notice_summary(self.item.notice))
        values = (self._words(field.id) for field in self._list.fields)
        parts += [words for words in values if words][:SUMMARY_VALUES]
        words = " · ".join(part for part in parts if part)
        return words[:1].upper() + words[1:]

    def _words(self, field_id: str) -> str:
        value = self.item.values.get(field_id, "")
        return " ".join(self._shown(self._list, field_id, value).split()) if value else ""

    def _turn(self, opened: bool) -> None:
        if opened and self._editor is None:
            self._editor = ItemEditor(self._list, self.item, self._directory)
            self._editor.changed.connect(self._edited)
            self._editor.moved.connect(self._move)
            self._editor.removed.connect(lambda: self.removed.emit(self))
            self._column.addWidget(self._editor)
            self.opened.emit()
            self._add_shortcuts(self._editor)
        if self._editor is not None:
            self._editor.setVisible(opened)
        self._say()

    def _add_shortcuts(self, editor: ItemEditor) -> None:
        for keys, by in (("Alt+Up", -1), ("Alt+Down", 1)):
            shortcut = QShortcut(QKeySequence(keys), editor)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda by=by: self._move(by))

    def _edited(self, item: Item) -> None:
        self.item = item
        self._show()
        self.changed.emit(item)

    def _ticked(self) -> None:
        state = State.OPEN if self.item.state is State.DONE else State.DONE
        if self._editor is not None:
            self._editor.show_state(state)
        self._edited(replace(self.item, state=state))

    def _move(self, by: int) -> None:
        self.moved.emit(self, by)
