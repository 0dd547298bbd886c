"""Typing a helpline: a new one, or better words for one of ours."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal

from nocontact_desktop.i18n import text as _
from nocontact_desktop.plan.model import Field, Item, ItemList, Kind, Value
from ui.forms import Directory, FormView
from ui.parts import Card, Heading, PlainLabel, primary_button

TITLE, NOTE = "title", "note"


class LineForm(Card):
    """Every word is kept as it is typed; `done` only closes it."""

    changed = Signal(object)
    """The whole item, after every change by the person."""
    done = Signal()

    def __init__(self, list_: ItemList, item: Item, directory: Directory) -> None:
        super().__init__()
        self.item = item
        fields = (
            Field(TITLE, Kind.TEXT, list_.title_label),
            *list_.fields,
            Field(NOTE, Kind.LONG_TEXT, "Note"),
        )
        self.form = FormView(
            fields, {**item.values, TITLE: item.title, NOTE: item.note}, directory, self
        )
        self.form.answered.connect(self._answered)
        self.close_button = primary_button(_("Done"))
        self.close_button.clicked.connect(self.done)
        self.body.addWidget(Heading(_("Change this line") if item.title else _("A new line")))
        self.body.addWidget(PlainLabel(_("What you type is kept at once."), "small"))
        self.body.addWidget(self.form)
        self.body.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignLeading)

    def begin(self, field_id: str = TITLE) -> None:
        """Put the focus where typing begins."""
        if not self.form.focus_field(field_id):
            self.form.focus_field(TITLE)

    def _answered(self, field_id: str, value: Value) -> None:
        if field_id in (TITLE, NOTE) and isinstance(value, str):
            change = {field_id: value}
            self.item = replace(self.item, title=change.get(TITLE, self.item.title),
                                note=change.get(NOTE, self.item.note))  # fmt: skip
        else:
            self.item = replace(self.item, values={**self.item.values, field_id: value})
        self.changed.emit(self.item)
