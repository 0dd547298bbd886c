"""The pages for paper, as the shell takes them."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from nocontact_desktop.app.workspace import Workspace
from nocontact_desktop.disguise.profile import Profile
from nocontact_desktop.i18n import text as _
from nocontact_desktop.system import System
from ui.desk.page import PageEntry
from ui.desk.paper.outside import Outside
from ui.desk.paper.secret_check import Confirm, SecretCheck
from ui.desk.saving import SaveQueue
from ui.tasks import TaskRunner

PLAN = "plan"


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
    """The card under the id of its section, so that search leads to it, and the plan.

    `tasks` carries printing and saving. Pages are drawn on a thread of their own.
    """
    names = profile.pdf_name, profile.job_name
    outside = Outside(system.printing, *names, tasks, SecretCheck(confirm))
    pages = _Pages(workspace, saving, outside, TaskRunner(threads=1, parent=parent))
    card_line = _("Numbers and words to carry with you, as small as a bank card.")
    plan_line = _("Everything you wrote, with lines for what is still open.")
    card = workspace.card
    return (
        PageEntry(card.id, _(card.title), card.icon, pages.card, card_line),
        PageEntry(PLAN, _("The plan on paper"), "print", pages.plan, plan_line),
    )


@dataclass(frozen=True, slots=True)
class _Pages:
    """Builds a page when it is visited; until then unlocking need not wait for its modules."""

    workspace: Workspace
    saving: SaveQueue
    outside: Outside
    drawers: TaskRunner

    def card(self) -> QWidget:
        from ui.desk.paper.card_page import CardPage  # noqa: PLC0415 - see the class

        return CardPage(self.workspace, self.saving, self.outside, self.drawers)

    def plan(self) -> QWidget:
        from ui.desk.paper.plan_page import PlanPage  # noqa: PLC0415 - see the class

        return PlanPage(self.workspace, self.saving, self.outside, self.drawers)
