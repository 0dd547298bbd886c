"""Everything about one item, opened: its name, its marks, its own fields and a note."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from nocontact_desktop.i18n import text as _
from nocontact_desktop.plan.model import Field, Item, ItemList, Kind, State, Value
from nocontact_desktop.plan.readiness import item_name
from ui.desk.mark_rows import MarkRows, Marks
from ui.forms import Directory, FormView
from ui.forms.text import LineEditor, LongTextEditor
from ui.parts import Fold, IconButton, PlainLabel, link_button
from ui.theme import px

TITLE, NOTE = "title", "note"

AT_FIRST = 5
"""How many of the list's own fields an opened item shows before the rest is asked for."""


class ItemEditor(QWidget):
    """Edits one item. `changed` comes with the whole item after every change by the person."""

    changed = Signal(object)
    moved = Signal(int)
    removed = Signal()

    def __init__(
        self, list_: ItemList, item: Item, directory: Directory, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.item = item
        self._title = LineEditor(Field(TITLE, Kind.TEXT, list_.title_label))
        self._title.set_value(item.title)
        self._form = FormView(list_.fields, item.values, directory, at_first=AT_FIRST)
        self._note = LongTextEditor(Field(NOTE, Kind.LONG_TEXT, "Note"))
        self._note.set_value(item.note)
        self._marks = MarkRows(item)
        self._marks.changed.connect(self._marked)
        self._title.answered.connect(lambda _id, typed: self._change(title=typed))
        self._note.answered.connect(lambda _id, typed: self._change(note=typed))
        self._form.answered.connect(self._answered)
        self._lay_out(list_)

    def show_state(self, state: State) -> None:
        """Show a state that was set from outside."""
        self.item = replace(self.item, state=state)
        self._marks.show_state(state)

    def focus_field(self, field_id: str) -> None:
        """Put the focus into a field, the note, or else the title."""
        if field_id == NOTE:
            self._note.setFocus(Qt.FocusReason.OtherFocusReason)
        elif not self._form.focus_field(field_id):
            self._title.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self, list_: ItemList) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(px(14), px(6), px(14), px(10))
        layout.setSpacing(px(18))
        layout.addWidget(self._title)
        hint = next((s.hint for s in list_.suggestions if s.id == self.item.suggestion), "")
        if hint:
            layout.addWidget(PlainLabel(_(hint), "muted"))
        if list_.entries:
            fold = Fold(_("How far, when, would they notice?"))
            fold.body.addWidget(self._marks)
            layout.addWidget(self._form)
            layout.addWidget(fold)
        else:
            layout.addWidget(self._marks)
            layout.addWidget(self._form)
        layout.addWidget(self._note)
        layout.addLayout(self._actions())

    def _actions(self) -> QHBoxLayout:
        up = IconButton("arrow-up", _("Move up (Alt+Up)"))
        down = IconButton("arrow-down", _("Move down (Alt+Down)"))
        remove = link_button(_("Remove"), "trash")
        up.clicked.connect(lambda: self.moved.emit(-1))
        down.clicked.connect(lambda: self.moved.emit(1))
        remove.clicked.connect(self.removed)
        self._acting: dict[QWidget, str] = {
            up: _("Move up: {item}"),
            down: _("Move down: {item}"),
            remove: _("Remove: {item}"),
        }
        self._name_actions()
        row = QHBoxLayout()
        row.setSpacing(px(4))
        row.addWidget(up)
        row.addWidget(down)
        row.addStretch()
        row.addWidget(remove)
        return row

    def _name_actions(self) -> None:
        """Several items may be open: each button says whose it is."""
        for button, words in self._acting.items():
            button.setAccessibleName(words.format(item=item_name(self.item)))

    def _marked(self, marks: Marks) -> None:
        self._change(state=marks.state, when=marks.when, notice=marks.notice)

    def _answered(self, field_id: str, value: Value) -> None:
        self._change(values={**self.item.values, field_id: value})

    def _change(self, **changes: object) -> None:
        self.item = replace(self.item, **changes)  # type: ignore[arg-type]
        self._name_actions()
        self.changed.emit(self.item)
