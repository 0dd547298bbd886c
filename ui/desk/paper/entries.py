"""The pages for paper, as the shell takes them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from nocontact_desktop.app.workspace import Workspace
from nocontact_desktop.disguise.profile import Profile
from nocontact_desktop.exports import registry
from nocontact_desktop.exports.registry import Export
from nocontact_desktop.i18n import text as _
from nocontact_desktop.system import System
from ui.desk.page import PageEntry, Part
from ui.desk.paper.outside import Outside
from ui.desk.paper.secret_check import Confirm, SecretCheck
from ui.desk.saving import SaveQueue
from ui.tasks import TaskRunner

CARD, PLAN = "card", "plan"
"""The prints that have a page of their own."""


def paper_entries(
    workspace: Workspace,
    saving: SaveQueue,
    system: System,
    profile: Profile,
    *,
    tasks: TaskRunner,
    confirm: Confirm | None,
    parent: QObject,
) -> tuple[PageEntry, ...]:
    """One page for each print of the registry; the card's has the id of its section, for search.

    `tasks` carries printing and saving. Pages are drawn on a thread of their own.
    """
    names = profile.pdf_name, profile.job_name
    outside = Outside(system.printing, *names, tasks, SecretCheck(confirm))
    pages = _Pages(workspace, saving, outside, TaskRunner(threads=1, parent=parent))
    return tuple(pages.entry(export) for export in registry.EXPORTS if not export.needs_code)


@dataclass(frozen=True, slots=True)
class _Pages:
    """Builds a page when it is visited; until then unlocking need not wait for its modules."""

    workspace: Workspace
    saving: SaveQueue
    outside: Outside
    drawers: TaskRunner

    def entry(self, export: Export) -> PageEntry:
        """Where the print is offered: on a page of its own, or on the one that any print has."""
        line = _(export.line)
        if export.id == CARD:
            card = self.workspace.card
            return PageEntry(card.id, _(card.title), card.icon, self._card, line, part=Part.PAPER)
        build = self._plan if export.id == PLAN else partial(self._any, export)
        return PageEntry(export.id, _(export.title), "print", build, line, part=Part.PAPER)

    def _card(self) -> QWidget:
        from ui.desk.paper.card_page import CardPage  # noqa: PLC0415 - see the class

        return CardPage(self.workspace, self.saving, self.outside, self.drawers)

    def _plan(self) -> QWidget:
        from ui.desk.paper.plan_page import PlanPage  # noqa: PLC0415 - see the class

        return PlanPage(self.workspace, self.saving, self.outside, self.drawers)

    def _any(self, export: Export) -> QWidget:
        from ui.desk.paper.export_page import ExportPage  # noqa: PLC0415 - see the class

        return ExportPage(export, self.workspace, self.saving, self.outside, self.drawers)
