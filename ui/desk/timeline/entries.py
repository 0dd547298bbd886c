"""The timeline, as the shell takes it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from nocontact_desktop.app.workspace import Workspace
from nocontact_desktop.i18n import text as _
from ui.desk.page import PageEntry, Part
from ui.desk.saving import SaveQueue
from ui.desk.timeline import TIMELINE


def timeline_entries(workspace: Workspace, saving: SaveQueue) -> tuple[PageEntry, ...]:
    """Its one page, which is imported when it is visited."""

    def timeline() -> QWidget:
        from ui.desk.timeline.timeline_page import TimelinePage  # noqa: PLC0415 - see above

        return TimelinePage(workspace, saving)

    return (PageEntry(TIMELINE, _("Timeline"), "clock", timeline, part=Part.WHOLE),)
