"""The page of helplines, as the shell takes it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from nocontact_desktop.app.lines import SECTION
from nocontact_desktop.app.workspace import Workspace
from nocontact_desktop.i18n import text as _
from ui.desk.page import PageEntry, Part
from ui.desk.saving import SaveQueue

LINES = SECTION
"""The id of the page is that of what is kept on it, for the search."""


def lines_entry(workspace: Workspace, saving: SaveQueue) -> PageEntry:
    """The one entry; its page is imported when it is visited."""

    def build() -> QWidget:
        from ui.desk.lines.lines_page import LinesPage  # noqa: PLC0415 - see above

        return LinesPage(workspace, saving)

    section = workspace.section(SECTION)
    line = _("Who answers, on which number, and at what hours.")
    return PageEntry(LINES, _(section.title), section.icon, build, line, part=Part.WHOLE)
