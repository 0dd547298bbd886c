"""A form made from fields: one editor for each, in their order."""

from __future__ import annotations

from collections.abc import Sequence
from typing import assert_never

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from nocontact_desktop.plan.model import Answers, Field, Kind
from ui.forms.choices import FEW, ChecksEditor, ComboEditor, RadioEditor
from ui.forms.editor import Directory, FieldEditor
from ui.forms.referring import ReferenceEditor
from ui.forms.text import DateEditor, FigureEditor, LineEditor, LongTextEditor, PhoneEditor
from ui.theme import px


def editor_for(field: Field, directory: Directory) -> FieldEditor:  # noqa: PLR0911 - one a kind
    """The editor of `field`. A new kind of field has to be added here; mypy says so."""
    match field.kind:
        case Kind.TEXT:
            return LineEditor(field)
        case Kind.LONG_TEXT:
            return LongTextEditor(field)
        case Kind.CHOICE:
            return (RadioEditor if len(field.options) <= FEW else ComboEditor)(field)
        case Kind.CHECKS:
            return ChecksEditor(field)
        case Kind.DATE:
            return DateEditor(field)
        case Kind.MONEY | Kind.NUMBER:
            return FigureEditor(field)
        case Kind.PHONE:
            return PhoneEditor(field)
        case Kind.PERSON:
            return ReferenceEditor(field, directory, directory.people)
        case Kind.PLACE:
            return ReferenceEditor(field, directory, directory.places)
    assert_never(field.kind)


class FormView(QWidget):
    """Asks `fields`, showing `answers` to begin with."""

    answered = Signal(str, object)
    """A field's id and its new value, with every change by the person."""

    def __init__(
        self,
        fields: Sequence[Field],
        answers: Answers,
        directory: Directory,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.editors = {field.id: editor_for(field, directory) for field in fields}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(px(18))
        for field_id, editor in self.editors.items():
            editor.set_value(answers.get(field_id, ""))
            editor.answered.connect(self.answered)
            layout.addWidget(editor)

    def focus_field(self, field_id: str) -> bool:
        """Put the focus into a field; whether there is one of that id."""
        editor = self.editors.get(field_id)
        if editor is not None:
            editor.setFocus(Qt.FocusReason.OtherFocusReason)
        return editor is not None
