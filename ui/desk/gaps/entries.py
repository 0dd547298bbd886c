"""The page of what is still open, as the shell takes it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from nocontact_desktop.app.workspace import Workspace
from nocontact_desktop.i18n import text as _
from ui.desk.page import PageEntry, Part
from ui.desk.saving import SaveQueue

GAPS = "open-things"


def gaps_entries(workspace: Workspace, saving: SaveQueue) -> tuple[PageEntry, ...]:
    """Its one page, which is imported when it is visited."""

    def build() -> QWidget:
        from ui.desk.gaps.gaps_page import GapsPage  # noqa: PLC0415 - see above

        return GapsPage(workspace, saving)

    line = _("What your plan still lacks, beginning with what matters most to you.")
    return (PageEntry(GAPS, _("What is still open"), "check", build, line, part=Part.WHOLE),)
