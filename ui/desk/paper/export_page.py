"""The page of a print that has no page of its own: what it is called, how it is printed."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

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
from ui.desk.paper.spread import Spread
from ui.desk.saving import SaveQueue
from ui.parts import Card, Heading, PlainLabel
from ui.tasks import TaskRunner
from ui.theme import px


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
        self._lay_out()
        self.remake()

    def title(self) -> str:
        """The title of the page."""
        return _(self._export.title)

    def work(self) -> Callable[[], Made]:
        """The print of what is in the vault."""
        return partial(_make, self._export, self._workspace, self._kept.choices)

    def _lay_out(self) -> None:
        choices = QWidget()
        column = QVBoxLayout(choices)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(16))
        column.addWidget(PlainLabel(_(self._export.line), "lead"))
        sheet = Card()
        sheet.body.setSpacing(px(16))
        for part in (Heading(_("How it is printed")), self.layout_line, self.paper_line):
            sheet.body.addWidget(part)
        column.addWidget(sheet)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(Spread(choices, self.preview, self.door, scrolls=True, choices_share=3))


def _make(export: Export, workspace: Workspace, choices: Choices) -> Made:
    pages = export.render(PlanMaterial(workspace), choices)
    return Made(pages, (), page_count(pages.pdf))
