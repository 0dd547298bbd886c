"""Somebody to call, with the number large enough to read while dialling."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from nocontact_desktop.exports.day_content import Call
from nocontact_desktop.i18n import text as _
from ui.parts import PlainLabel
from ui.theme import px


class CallRow(QWidget):
    """Name, number, and what to think of."""

    def __init__(self, call: Call, *, huge: bool = False) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(2))
        column.addWidget(PlainLabel(call.name, "large" if huge else "strong"))
        number = call.number or _("There is no number in the plan.")
        role = ("huge" if huge else "large") if call.number else "muted"
        column.addWidget(PlainLabel(number, role))
        if call.remark:
            column.addWidget(PlainLabel(call.remark, "muted"))
