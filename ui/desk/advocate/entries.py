"""The pages for somebody who helps, as the shell takes them."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from nocontact_desktop.app.workspace import Workspace
from nocontact_desktop.disguise.profile import Profile
from nocontact_desktop.i18n import text as _
from nocontact_desktop.system import System
from ui.desk.advocate.places import ADVOCATE, NOTES
from ui.desk.page import PageEntry, Part
from ui.desk.paper.outside import Outside
from ui.desk.paper.secret_check import Confirm, SecretCheck
from ui.desk.saving import SaveQueue
from ui.tasks import TaskRunner


def advocate_entries(
    workspace: Workspace,
    saving: SaveQueue,
    system: System,
    profile: Profile,
    *,
    tasks: TaskRunner,
    confirm: Confirm | None,
    vault_folder: Path | None,
    parent: QObject,
) -> tuple[PageEntry, ...]:
    """The copy, and the page for notes; both are imported when they are visited."""
    outside = Outside(
        system.printing, profile.pdf_name, profile.job_name, tasks, SecretCheck(confirm)
    )
    drawers = TaskRunner(threads=1, parent=parent)

    def copy() -> QWidget:
        from ui.desk.advocate.advocate_page import AdvocatePage  # noqa: PLC0415 - see above

        return AdvocatePage(workspace, saving, outside, drawers)

    def notes() -> QWidget:
        from ui.desk.advocate.notes_page import NotesPage  # noqa: PLC0415 - see above

        return NotesPage(workspace, saving, outside, profile, vault_folder)

    line = _("Your plan for somebody who helps, without your own notes.")
    return (
        PageEntry(ADVOCATE, _("For an advocate"), "print", copy, line, part=Part.PAPER),
        PageEntry(NOTES, _("Notes from an advocate"), "edit", notes, part=Part.PAPER),
    )
