"""The page of a print that has no page of its own: what it is called, how it is printed."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from nocontact_desktop.app.print_material import PlanMaterial
from nocontact_desktop.app.workspace import Workspace
from nocontact_desktop.exports.pages import Choices
from nocontact_desktop.exports.preview import page_count
from nocontact_desktop.exports.registry import Export
from nocontact_desktop.i18n import text as _
from ui.desk.paper.kept_choices import KeptChoices
from ui.desk.paper.outside import Outside
from ui.desk.paper.paged_paper import PagedPaper
from ui.desk.paper.paper_page import Made
from ui.desk.saving import SaveQueue
from ui.parts import PlainLabel
from ui.tasks import TaskRunner


class ExportPage(PagedPaper):
    """Any print of the registry: its choices, every page of it, and the way out."""

    def __init__(
        self,
        export: Export,
        workspace: Workspace,
        saving: SaveQueue,
        outside: Outside,
        drawers: TaskRunner,
    ) -> None:
        super().__init__(KeptChoices(workspace, saving, export.id), outside, drawers)
        self._export = export
        self._workspace = workspace
        self.lay_out(PlainLabel(_(export.line), "lead"), self.sheet_card())
        self.remake()

    def work(self) -> Callable[[], Made]:
        """The print of what is in the vault."""
        return partial(_make, self._export, self._workspace, self._kept.choices)


def _make(export: Export, workspace: Workspace, choices: Choices) -> Made:
    pages = export.render(PlanMaterial(workspace), choices)
    return Made(pages, (), page_count(pages.pdf))
