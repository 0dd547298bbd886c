"""The card's own questions, in groups that open; those with answers are open already."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal

from nocontact_desktop.i18n import text as _
from nocontact_desktop.plan.model import Answers, Field, Section, is_filled
from ui.forms import Directory, FormView
from ui.parts import Card, Fold

_GROUPS = (
    ("In an emergency", ("name_on_card", "emergency_number", "silent_way")),
    (
        "Health and language",
        ("medicines", "allergies", "conditions", "blood_group", "language", "access_needs"),
    ),
    ("Who may be alone", ("dependants", "dependants_call")),
    ("A code phrase", ("code_phrase", "code_asks")),
    ("Papers and professionals", ("order_reference", "advocate", "lawyer", "doctor")),
)
_THE_REST = "Lines of your own"


class CardQuestions(Card):
    """Every field of the card's section is in a group; one that no group names is in the last."""

    answered = Signal(str, object)

    def __init__(self, section: Section, answers: Answers, directory: Directory) -> None:
        super().__init__(padding=12)
        self.body.setSpacing(0)
        self.folds: dict[str, Fold] = {}
        self._forms: list[tuple[Fold, FormView]] = []
        for at, (title, fields) in enumerate(_grouped(section)):
            filled = any(is_filled(answers.get(field.id)) for field in fields)
            fold = Fold(_(title), opened=filled or at == 0)
            form = FormView(fields, answers, directory)
            form.answered.connect(self.answered)
            fold.body.addWidget(form)
            self.folds[title] = fold
            self._forms.append((fold, form))
            self.body.addWidget(fold)

    def focus_field(self, field_id: str) -> None:
        """Open the group of a field and put the focus there."""
        for fold, form in self._forms:
            if field_id in form.editors:
                fold.open()
                form.editors[field_id].setFocus(Qt.FocusReason.OtherFocusReason)


def _grouped(section: Section) -> list[tuple[str, list[Field]]]:
    known = {field.id: field for field in section.fields}
    groups = [(title, [known.pop(i) for i in ids if i in known]) for title, ids in _GROUPS]
    groups.append((_THE_REST, list(known.values())))
    return [(title, fields) for title, fields in groups if fields]
