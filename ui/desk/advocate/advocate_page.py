"""The copy for an advocate: which steps, every page before it goes out, and no private notes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt

from nocontact_desktop.app.advocate import PRIVATE, AdvocateCopy, offered, ticked_at_first
from nocontact_desktop.app.workspace import Workspace
from nocontact_desktop.exports import plan_print
from nocontact_desktop.exports.pages import Choices
from nocontact_desktop.exports.preview import page_count
from nocontact_desktop.i18n import text as _
from ui.desk.advocate.places import NOTES
from ui.desk.page import Place
from ui.desk.paper.kept_choices import KeptChoices
from ui.desk.paper.outside import Outside
from ui.desk.paper.paged_paper import PagedPaper
from ui.desk.paper.paper_page import Made
from ui.desk.paper.steps_card import StepsCard
from ui.desk.saving import SaveQueue
from ui.parts import Card, Heading, PlainLabel, quiet_button
from ui.tasks import TaskRunner


class AdvocatePage(PagedPaper):
    """Every change of the choices shows in the preview a moment later."""

    def __init__(
        self, workspace: Workspace, saving: SaveQueue, outside: Outside, drawers: TaskRunner
    ) -> None:
        super().__init__(KeptChoices(workspace, saving, "advocate"), outside, drawers)
        self._workspace = workspace
        self._steps = StepsCard(offered(workspace), self._left_out)
        self._steps.changed.connect(self.remake)
        self.steps = self._steps.rows
        self.to_notes = quiet_button(_("Notes from an advocate"))
        self.to_notes.clicked.connect(lambda: self.go.emit(Place(NOTES)))
        self._lay_out()
        self.remake()

    def work(self) -> Callable[[], Made]:
        """The ticked steps as they are in the vault."""
        choices = replace(self._kept.choices, tips=False, blanks=False)
        return partial(_make, AdvocateCopy(self._workspace, self._steps.chosen), choices)

    def _left_out(self, section_id: str) -> str:
        if ticked_at_first(self._workspace, section_id):
            return ""
        if section_id in PRIVATE:
            return _("It can hold letters and thoughts.")
        return _("You set this step aside.")

    def _lay_out(self) -> None:
        lead = _("For somebody who helps you to plan. It begins with what you want to ask.")
        left_out = _(
            "Your own notes below things, your files and a journal are never in it. Take the tick "
            "away from any step that is not for them."
        )
        back = Card()
        back.body.addWidget(Heading(_("What they say to it")))
        words = _("They can write notes in a plain file, and you can take in what you want of it.")
        back.body.addWidget(PlainLabel(words))
        back.body.addWidget(self.to_notes, 0, Qt.AlignmentFlag.AlignLeading)
        about = PlainLabel(lead, "lead"), PlainLabel(left_out)
        self.lay_out(*about, self._steps, self.sheet_card(), back)


def _make(copy: AdvocateCopy, choices: Choices) -> Made:
    pages = plan_print.render(copy, choices)
    warnings = () if copy.chosen else (_("No step is ticked: only your questions are on it."),)
    return Made(pages, warnings, page_count(pages.pdf))
