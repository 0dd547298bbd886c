"""The screen for the day, as the shell takes it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from nocontact_desktop.app.workspace import Workspace
from nocontact_desktop.i18n import text as _
from ui.desk.day import DAY
from ui.desk.page import PageEntry, Part
from ui.desk.saving import SaveQueue

LEAVING = "leaving"


def day_entries(workspace: Workspace, saving: SaveQueue) -> tuple[PageEntry, ...]:
    """Its one page, which is imported when it is visited; on the overview when it is near."""

    def day() -> QWidget:
        from ui.desk.day.day_page import DayPage  # noqa: PLC0415 - see above

        return DayPage(workspace, saving)

    def near() -> str:
        if workspace.answers("situation").get("stage") != LEAVING:
            return ""
        return _("The day has a screen of its own, with one line at a time.")

    title = _("On the day")
    return (PageEntry(DAY, title, "day", day, reminder=near, part=Part.WHOLE),)
