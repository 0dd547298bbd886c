"""One thing on the timeline: a closed row, which opens to its marks and the way to its step."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from nocontact_desktop.i18n import text as _
from nocontact_desktop.plan.model import Item, Notice, State, When
from nocontact_desktop.plan.order import OrderNotice
from nocontact_desktop.plan.readiness import item_name
from nocontact_desktop.plan.timeline import Entry
from ui.desk.item_head import ItemHead, StateTick
from ui.desk.mark_rows import MarkRows, Marks
from ui.desk.marks import notice_summary, state_words, when_words
from ui.desk.page import Place
from ui.parts import Note, PlainLabel, link_button
from ui.theme import px


class TimelineRow(QFrame):
    """Shows one entry. What is behind it is made when it is first opened."""

    changed = Signal(object)
    go = Signal(object)
    opened = Signal()

    def __init__(self, entry: Entry) -> None:
        super().__init__()
        self.item = entry.item
        self._entry = entry
        self._first = entry.first
        self._inside: QWidget | None = None
        self._notes: list[Note] = []
        self._says = QVBoxLayout()
        self._says.setSpacing(px(14))
        self._marks: MarkRows | None = None
        self.setProperty("part", "card")
        self.tick = StateTick()
        self.tick.clicked.connect(self._ticked)
        self.head = ItemHead()
        self.head.toggled.connect(self._turn)
        row = QHBoxLayout()
        row.setSpacing(px(2))
        row.addWidget(self.tick)
        row.addWidget(self.head, 1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(px(6), px(4), px(6), px(4))
        self._column.setSpacing(0)
        self._column.addLayout(row)
        self._show()

    def set_first(self, first: tuple[OrderNotice, ...]) -> None:
        """What the rules of order say of it now."""
        if first != self._first:
            self._first = first
            self._show()
            self._say()

    def _show(self) -> None:
        name = item_name(self.item)
        shown = f"{self._entry.time}  {name}" if self._entry.time else name
        aside = self.item.state in {State.NOT_FOR_ME, State.LATER}
        self.tick.show_state(name, self.item.state)
        self.head.show_item(shown, state_words(self.item.state), self._summary(), quiet=aside)
        self.head.show_sign(tuple(each.title for each in self._first))

    def _summary(self) -> str:
        state = self.item.state
        moved = self.item.when is not self._entry.item.when
        parts = (
            _(self._entry.section.title),
            "" if state in {State.OPEN, State.DONE} else state_words(state),
            _("now under: {when}", when=when_words(self.item.when)) if moved else "",
            notice_summary(self.item.notice),
        )
        return " · ".join(part for part in parts if part)

    def _turn(self, opened: bool) -> None:
        if opened and self._inside is None:
            self._inside = self._made()
            self._column.addWidget(self._inside)
            self.opened.emit()
        if self._inside is not None:
            self._inside.setVisible(opened)

    def _made(self) -> QWidget:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(px(14), px(6), px(14), px(10))
        column.setSpacing(px(14))
        column.addLayout(self._says)
        self._say()
        if self.item.note.strip():
            column.addWidget(PlainLabel(self.item.note.strip(), "muted"))
        self._marks = MarkRows(self.item)
        self._marks.changed.connect(self._marked)
        column.addWidget(self._marks)
        column.addWidget(self._way(), 0, Qt.AlignmentFlag.AlignLeading)
        return inside

    def _say(self) -> None:
        """In an opened row, what the rules of order say; a closed one has only their sign."""
        for note in self._notes:
            note.hide()
            note.deleteLater()
        self._notes = []
        if self._says.parent() is not None:
            self._notes = [Note(each.text, "notice", boxed=False) for each in self._first]
            for note in self._notes:
                self._says.addWidget(note)
                note.show()

    def _way(self) -> QWidget:
        title = _(self._entry.section.title)
        button = link_button(_("Open it in “{step}”", step=title))
        button.setAccessibleDescription(item_name(self.item))
        place = Place(self._entry.section.id, self._entry.list.id, self.item.id)
        button.clicked.connect(lambda: self.go.emit(place))
        return button

    def _marked(self, marks: Marks) -> None:
        self._edited(
            replace(
                self.item,
                state=State(marks.state),
                when=When(marks.when),
                notice=Notice(marks.notice),
            )
        )

    def _ticked(self) -> None:
        state = State.OPEN if self.item.state is State.DONE else State.DONE
        if self._marks is not None:
            self._marks.show_state(state)
        self._edited(replace(self.item, state=state))

    def _edited(self, item: Item) -> None:
        self.item = item
        self._show()
        self.changed.emit(item)
