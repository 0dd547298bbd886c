"""The whole plan on paper: which steps, what it looks like, every page before it is printed."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from nocontact_desktop.app.workspace import Workspace
from nocontact_desktop.exports import plan_print
from nocontact_desktop.exports.pages import Choices
from nocontact_desktop.exports.preview import page_count
from nocontact_desktop.i18n import text as _
from nocontact_desktop.plan.model import SET_ASIDE
from ui.desk.paper.chosen_steps import ChosenSteps
from ui.desk.paper.kept_choices import KeptChoices
from ui.desk.paper.outside import Outside
from ui.desk.paper.paged_paper import PagedPaper
from ui.desk.paper.paper_page import Made
from ui.desk.paper.steps_card import StepsCard
from ui.desk.paper.tick_row import TickRow
from ui.desk.saving import SaveQueue
from ui.parts import Card, PlainLabel
from ui.tasks import TaskRunner


class PlanPage(PagedPaper):
    """Every change of the choices shows in the preview a moment later."""

    def __init__(
        self, workspace: Workspace, saving: SaveQueue, outside: Outside, drawers: TaskRunner
    ) -> None:
        super().__init__(KeptChoices(workspace, saving, "plan"), outside, drawers)
        self._workspace = workspace
        self._steps = StepsCard(workspace.sections, self._left_out)
        self._steps.changed.connect(self.remake)
        self.steps = self._steps.rows
        self._lay_out()
        self.remake()

    def work(self) -> Callable[[], Made]:
        """The ticked steps as they are in the vault."""
        chosen = ChosenSteps(self._workspace, self._steps.chosen)
        return partial(_make, chosen, self._kept.choices)

    def _left_out(self, section_id: str) -> str:
        aside = self._workspace.mark(section_id) in SET_ASIDE
        return _("You set this step aside.") if aside else ""

    def _lay_out(self) -> None:
        lead = _("For a safe place away from home, or for somebody who helps you.")
        self.lay_out(PlainLabel(lead, "lead"), self._steps, self._sheet_card())

    def _sheet_card(self) -> Card:
        kept = self._kept
        self.blanks = TickRow(
            "blanks",
            _("Lines to write on"),
            _("For what is still empty. Takes more paper."),
            ticked=kept.choices.blanks,
        )
        self.tips = TickRow("tips", _("Tips of each step"), ticked=kept.choices.tips)
        self.blanks.box.toggled.connect(lambda on: self._choose(kept.set_blanks, on))
        self.tips.box.toggled.connect(lambda on: self._choose(kept.set_tips, on))
        return self.sheet_card(self.blanks, self.tips)


def _make(plan: ChosenSteps, choices: Choices) -> Made:
    pages = plan_print.render(plan, choices)
    warnings = () if plan.chosen else (_("No step is ticked, so the pages are empty."),)
    return Made(pages, warnings, page_count(pages.pdf))
