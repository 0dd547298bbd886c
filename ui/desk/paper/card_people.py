"""Who of the plan stands on the card."""

from __future__ import annotations

from PySide6.QtCore import Signal

from nocontact_desktop.app.card import (
    concern_about,
    first_name,
    number_of,
    people_for_card,
    picked_people,
)
from nocontact_desktop.app.workspace import Workspace
from nocontact_desktop.i18n import side_by_side
from nocontact_desktop.i18n import text as _
from nocontact_desktop.plan.model import Answers, Item
from ui.desk.paper.tick_row import TickRow
from ui.parts import Card, Heading, PlainLabel, link_button


class CardPeople(Card):
    """Everybody with a number, by first name; whoever raises a concern has to be ticked by hand."""

    picked = Signal(list)
    """The ids of those who are ticked, in the order of the plan."""
    people_wanted = Signal()
    """The person wants to go where people are noted."""

    def __init__(self, workspace: Workspace, answers: Answers) -> None:
        super().__init__()
        self.body.addWidget(Heading(_("People to call")))
        self.body.addWidget(PlainLabel(_("First names and numbers, nothing else."), "muted"))
        offered = people_for_card(workspace)
        chosen = {item.id for item in picked_people(workspace, answers)}
        self.rows = {item.id: _row(workspace, item, item.id in chosen) for item in offered}
        for row in self.rows.values():
            row.box.toggled.connect(lambda _on: self.picked.emit(self._ticked()))
            self.body.addWidget(row)
        if not offered:
            self.body.addWidget(PlainLabel(_("Nobody in your plan has a number yet.")))
        elif len(offered) < len(workspace.people()):
            words = _("People without a number are not listed here.")
            self.body.addWidget(PlainLabel(words, "small"))
        self.elsewhere = link_button(_("Go to the people who help"))
        self.elsewhere.clicked.connect(self.people_wanted)
        self.body.addWidget(self.elsewhere)

    def _ticked(self) -> list[str]:
        return [id_ for id_, row in self.rows.items() if row.box.isChecked()]


def _row(workspace: Workspace, item: Item, ticked: bool) -> TickRow:
    name = first_name(item.title) or _("Without a name")
    number = number_of(workspace, item)
    words = side_by_side((name, number))
    return TickRow(item.id, words, concern_about(item), ticked=ticked, role="notice")
