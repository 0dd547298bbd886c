"""What stays on this computer, whatever the program does, and taking away what is its own."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from nocontact_desktop.app import removing
from nocontact_desktop.app.reading_out import day_in_words
from nocontact_desktop.app.remains import Remain, load_remains, this_system
from nocontact_desktop.i18n import text as _
from nocontact_desktop.vault import has_share
from ui.desk.choosing.group import Group
from ui.desk.column_page import ColumnPage
from ui.desk.opened import Opened
from ui.desk.outward.panel import OutwardPanel
from ui.desk.outward.work import OutwardWork
from ui.parts import Card, Check, Heading, PlainLabel


class StaysPage(ColumnPage):
    """The facts, one after the other, and at the end the removal."""

    def __init__(self, opened: Opened, work: OutwardWork) -> None:
        super().__init__()
        self._opened = opened
        self.column.add(
            PlainLabel(
                _(
                    "This computer keeps these things by itself, and the program cannot reach "
                    "them. Change them only if nobody would wonder about it: a list that is "
                    "suddenly empty can be noticed, too."
                ),
                "lead",
            )
        )
        for remain in load_remains(this_system()):
            self.column.add(remain_card(remain))
        self.column.add(self._removal(opened, work))
        work.told_on(self)

    def _removal(self, opened: Opened, work: OutwardWork) -> QWidget:
        self.choice = Group()
        others = removing.others(opened.home, opened.profile)
        self.too = Check("too", _("Lists and other plain files in its folder, too"))
        self.too.setVisible(bool(others))
        self.choice.add(self.too, PlainLabel(_will_stay(opened)))
        self.panel = OutwardPanel(
            opened,
            work,
            title=_("Take everything away from this computer"),
            lead=_lead(),
            go=_("Take it all away"),
            choose=self.choice,
        )
        self.panel.begin = self._begin
        self.panel.then = opened.removed
        return self.panel

    def _begin(self) -> Callable[[], None]:
        return partial(_mark, self._opened, others_too=self.too.isChecked())


def _mark(opened: Opened, *, others_too: bool) -> None:
    needed = opened.keyring is not None and has_share(opened.vault)
    removing.begin(opened.home, opened.profile, others_too=others_too, has_share=needed)


def remain_card(remain: Remain) -> Card:
    """One fact: what it is, what can be done, and who says so."""
    card = Card()
    card.body.addWidget(Heading(_(remain.title)))
    card.body.addWidget(PlainLabel(_(remain.text)))
    card.body.addWidget(PlainLabel(_(remain.what_to_do), "muted"))
    day = day_in_words(remain.written.isoformat())
    source = _("{source}. Written on {day}.", source=_(remain.source), day=day)
    card.body.addWidget(PlainLabel(source, "small"))
    return card


def _lead() -> str:
    return _(
        "This deletes the vault and everything in it, the copies beside it, the entry in the menu "
        "and the one in the keyring. Another vault in the same folder goes, too. It cannot be "
        "undone. If you may want to come back, make a copy on a stick first."
    )


def _will_stay(opened: Opened) -> str:
    return _(
        "What stays: copies on sticks, print-outs, and the folder of the program itself, which "
        "you can delete afterwards: {folder}. Deleted files can sometimes be brought back with "
        "special tools. What was in the vault is encrypted and stays so.",
        folder=opened.system.portable_root(),
    )
