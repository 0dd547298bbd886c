"""A form made from fields: one editor for each, in their order."""

from __future__ import annotations

from collections.abc import Sequence
from typing import assert_never

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from nocontact_desktop.i18n import text as _
from nocontact_desktop.plan.model import Answers, Field, Kind, is_filled
from ui.forms.choices import FEW, ChecksEditor, ComboEditor, RadioEditor
from ui.forms.editor import Directory, FieldEditor
from ui.forms.referring import ReferenceEditor
from ui.forms.several import SeveralEditor
from ui.forms.text import DateEditor, FigureEditor, LineEditor, LongTextEditor, PhoneEditor
from ui.parts import Fold
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
        case Kind.PERSON | Kind.PLACE | Kind.ACCOUNT:
            return ReferenceEditor(field, directory)
        case Kind.PEOPLE | Kind.DEVICES:
            return SeveralEditor(field, directory)
    assert_never(field.kind)


class FormView(QWidget):
    """Asks `fields`, showing `answers` to begin with.

    With `at_first`, a long form shows only so many fields, and all that are needed or answered;
    the others are folded away below.
    """

    answered = Signal(str, object)
    """A field's id and its new value, with every change by the person."""

    def __init__(
        self,
        fields: Sequence[Field],
        answers: Answers,
        directory: Directory,
        parent: QWidget | None = None,
        at_first: int = 0,
    ) -> None:
        super().__init__(parent)
        self.editors = {field.id: editor_for(field, directory) for field in fields}
        self._later = _later(fields, answers, at_first)
        self._more: Fold | None = None
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(px(18))
        for field_id, editor in self.editors.items():
            editor.set_value(answers.get(field_id, ""))
            editor.answered.connect(self.answered)
            if field_id not in self._later:
                layout.addWidget(editor)
        if self._later:
            layout.addWidget(self._fold_away())

    def focus_field(self, field_id: str) -> bool:
        """Put the focus into a field; whether there is one of that id."""
        editor = self.editors.get(field_id)
        if editor is None:
            return False
        if self._more is not None and field_id in self._later:
            self._more.open()
        editor.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def _fold_away(self) -> Fold:
        self._more = Fold(_("More about it ({count})", count=len(self._later)))
        self._more.body.setContentsMargins(0, px(10), 0, 0)
        self._more.body.setSpacing(px(18))
        for field_id in self._later:
            self._more.body.addWidget(self.editors[field_id])
        return self._more


def _later(fields: Sequence[Field], answers: Answers, at_first: int) -> tuple[str, ...]:
    """The ids of the fields that can wait; none when they would be only one or two."""
    if not at_first:
        return ()
    first = [field.id for field in fields if field.needed or is_filled(answers.get(field.id))]
    free = [field.id for field in fields if field.id not in first]
    later = free[max(at_first - len(first), 0) :]
    return tuple(later) if len(later) > 2 else ()
