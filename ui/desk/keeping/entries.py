"""The page of what is kept, as the shell takes it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from nocontact_desktop.app.workspace import Workspace
from nocontact_desktop.i18n import text as _
from ui.desk.opened import Opened
from ui.desk.page import PageEntry
from ui.desk.saving import SaveQueue

KEEPING = "keeping"


def keeping_entry(workspace: Workspace, saving: SaveQueue, opened: Opened | None) -> PageEntry:
    """The one entry; its page is imported when it is visited."""

    def build() -> QWidget:
        from ui.desk.keeping.keeping_page import KeepingPage  # noqa: PLC0415 - see above

        return KeepingPage(workspace, saving, opened)

    return PageEntry(KEEPING, _("What you keep"), "eye", build)
