"""The page of what is kept: every step, why it asks, how long it stays, and what still holds it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QWidget

from nocontact_desktop.app.keeping import Keeping, choose, forget
from nocontact_desktop.app.workspace import Workspace
from nocontact_desktop.errors import ExpectedError, UnexpectedError
from nocontact_desktop.i18n import text as _
from nocontact_desktop.vault import replace_all_generations
from ui.announce import announce
from ui.desk.column_page import ColumnPage
from ui.desk.group_words import group_words, grouped
from ui.desk.keeping.keep_row import KeepRow
from ui.desk.keeping.keep_words import STILL_HOLDS, today
from ui.desk.opened import Opened
from ui.desk.page import Place
from ui.desk.saving import SaveQueue
from ui.parts import (
    Card,
    Heading,
    Note,
    PlainLabel,
    divider,
    follow_reading_order,
    quiet_button,
)


class KeepingPage(ColumnPage):
    """Nothing is taken away here without a question before it."""

    def __init__(
        self, workspace: Workspace, saving: SaveQueue, opened: Opened | None = None
    ) -> None:
        super().__init__()
        self._workspace = workspace
        self._saving = saving
        self._opened = opened
        self._before = workspace.trail.sections()
        self.rows: dict[str, KeepRow] = {}
        self.said = Note(" ", "done")
        self.said.hide()
        self.renew = quiet_button(_("Make the copies beside the vault anew"))
        self.renewed = Note(" ")
        self.renewed.hide()
        self._went_to: QWidget | None = None
        self.renew.clicked.connect(self._renew)
        self._lay_out()
        follow_reading_order(self)

    def show_place(self, place: Place) -> None:
        """Bring a step into view, with the focus on how to change it."""
        row = self.rows.get(place.item_id)
        if row is None:
            self.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        row.change.setFocus(Qt.FocusReason.OtherFocusReason)
        QTimer.singleShot(0, row, lambda: self.column.bring_into_view(row))

    def _lay_out(self) -> None:
        lead = _(
            "What is not there, nobody can read. For each step you choose how long it is kept. "
            "Every step can also stay as it is."
        )
        self.column.add(PlainLabel(lead, "lead"), self.said)
        for part in grouped(self._workspace.sections):
            card = Card()
            card.body.addWidget(Heading(group_words(part.group)))
            for at, section in enumerate(part.sections):
                if at:
                    card.body.addWidget(divider())
                row = KeepRow(self._workspace, section, lambda: self._before)
                row.chosen.connect(partial(self._keep, row))
                row.emptied.connect(partial(self._empty, row))
                row.opened_panel.connect(partial(self._only_one, row))
                self.rows[section.id] = row
                card.body.addWidget(row)
            self.column.add(card)
        self.column.add(self._still_holds())

    def _still_holds(self) -> Card:
        card = Card()
        card.body.addWidget(Heading(_("What still holds it")))
        for sentence in STILL_HOLDS:
            card.body.addWidget(PlainLabel(_(sentence)))
        if self._opened is not None:
            card.body.addWidget(self.renew, 0, Qt.AlignmentFlag.AlignLeading)
            card.body.addWidget(self.renewed)
        return card

    def _only_one(self, opened: KeepRow) -> None:
        """One step at a time is decided on."""
        self.said.hide()
        for row in self.rows.values():
            if row is not opened:
                row.close_panel()
        follow_reading_order(self)
        # Once it is laid out.
        QTimer.singleShot(0, opened, lambda: self.column.bring_into_view(opened))

    def _keep(self, row: KeepRow, how: Keeping) -> None:
        work = partial(choose, self._workspace, row.section.id, how, today())
        words = _("From now on nothing is kept there.") if how.never else _("Changed.")
        do = self._saving.forget if how.never else self._saving.run
        do(row.section.id, work, lambda _none: self._done(row, words), owner=self)

    def _empty(self, row: KeepRow) -> None:
        work = partial(forget, self._workspace, row.section.id)
        words = _("It is gone for good.")
        self._saving.forget(row.section.id, work, lambda _none: self._done(row, words), owner=self)

    def _done(self, row: KeepRow, words: str) -> None:
        row.close_panel()
        self._before = self._workspace.trail.sections()
        row.refresh()
        self.said.set_words(f"{_(row.section.title)}: {words}")
        self.said.show()
        announce(self.said, self.said.words)
        row.change.setFocus(Qt.FocusReason.OtherFocusReason)

    def _renew(self) -> None:
        if self._opened is None:
            return
        had_it = self.window().focusWidget() is self.renew
        self.renew.setEnabled(False)
        self._went_to = self.window().focusWidget() if had_it else self.renew
        self._say_of_copies(_("The copies are being made anew. This takes a while."))
        self._saving.flush()
        task = self._opened.slow.run(partial(replace_all_generations, self._opened.vault))
        task.done.connect(self._renewed)
        task.failed.connect(self._not_renewed)

    def _offer_again(self) -> None:
        """The focus comes back, unless somebody has taken it elsewhere meanwhile."""
        self.renew.setEnabled(True)
        if self.window().focusWidget() is self._went_to:
            self.renew.setFocus(Qt.FocusReason.OtherFocusReason)

    def _renewed(self, _none: object) -> None:
        self._offer_again()
        self._say_of_copies(_("The copies beside the vault hold only what is kept now."))

    def _not_renewed(self, error: Exception) -> None:
        self._offer_again()
        told = error if isinstance(error, ExpectedError) else UnexpectedError()
        self._say_of_copies(_(told.sentence))

    def _say_of_copies(self, words: str) -> None:
        self.renewed.set_words(words)
        self.renewed.show()
        announce(self.renewed, words)
