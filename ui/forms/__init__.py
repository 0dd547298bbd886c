"""Forms made from the data of a section: one widget for each kind of field."""

from ui.forms.clipboard import PrivateClipboard
from ui.forms.editor import Directory, FieldEditor
from ui.forms.form_view import FormView, editor_for
from ui.forms.lines import PrivateCombo, PrivateLine, PrivateText

__all__ = [
    "Directory",
    "FieldEditor",
    "FormView",
    "PrivateClipboard",
    "PrivateCombo",
    "PrivateLine",
    "PrivateText",
    "editor_for",
]
