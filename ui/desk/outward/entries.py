"""The pages about what others see and what stays, as the shell takes them."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from nocontact_desktop.i18n import text as _
from ui.desk.opened import Opened
from ui.desk.outward.work import OutwardWork
from ui.desk.page import PageEntry

OUTWARD = "outward"
STAYS = "stays"


def outward_entries(opened: Opened) -> tuple[PageEntry, ...]:
    """The two entries; each page is imported when it is visited."""
    work = OutwardWork(opened)

    def outward() -> QWidget:
        from ui.desk.outward.outward_page import OutwardPage  # noqa: PLC0415 - see above

        return OutwardPage(opened, work)

    def stays() -> QWidget:
        from ui.desk.outward.stays_page import StaysPage  # noqa: PLC0415 - see above

        return StaysPage(opened, work)

    return (
        PageEntry(OUTWARD, _("What others see"), "eye", outward),
        PageEntry(STAYS, _("What stays here"), "info", stays),
    )
