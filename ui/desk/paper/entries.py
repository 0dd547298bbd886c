"""The pages for paper, as the shell takes them."""

from __future__ import annotations

from PySide6.QtCore import QObject

from nocontact_desktop.app.workspace import Workspace
from nocontact_desktop.disguise.profile import Profile
from nocontact_desktop.i18n import text as _
from nocontact_desktop.system import System
from ui.desk.page import PageEntry
from ui.desk.paper.card_page import CardPage
from ui.desk.paper.outside import Outside
from ui.desk.paper.plan_page import PlanPage
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
    secret = SecretCheck(confirm)
    outside = Outside(system.printing, profile.pdf_name, profile.job_name, tasks, secret)
    drawers = TaskRunner(threads=1, parent=parent)
    return (
        PageEntry(
            workspace.card.id,
            _(workspace.card.title),
            workspace.card.icon,
            lambda: CardPage(workspace, saving, outside, drawers),
            _("Numbers and words to carry with you, as small as a bank card."),
        ),
        PageEntry(
            PLAN,
            _("The plan on paper"),
            "print",
            lambda: PlanPage(workspace, saving, outside, drawers),
            _("Everything you wrote, with lines for what is still open."),
        ),
    )
