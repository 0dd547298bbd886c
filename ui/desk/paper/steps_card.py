"""Which steps go on paper."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import Signal

from nocontact_desktop.i18n import text as _
from nocontact_desktop.plan.model import Section
from ui.desk.paper.tick_row import TickRow
from ui.parts import Card, Heading


class StepsCard(Card):
    """A tick for each step. `left_out` says in translated words why one begins without; or ""."""

    changed = Signal()

    def __init__(self, sections: Iterable[Section], left_out: Callable[[str], str]) -> None:
        super().__init__()
        self.rows: dict[str, TickRow] = {}
        self.body.addWidget(Heading(_("Which steps")))
        for section in sections:
            why = left_out(section.id)
            row = TickRow(section.id, _(section.title), why, ticked=not why)
            row.box.toggled.connect(lambda _on: self.changed.emit())
            self.rows[section.id] = row
            self.body.addWidget(row)

    @property
    def chosen(self) -> frozenset[str]:
        """The ids of the ticked steps."""
        return frozenset(id_ for id_, row in self.rows.items() if row.box.isChecked())
