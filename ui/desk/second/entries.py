"""The page for a second vault, as the shell takes it. It is reached from another page only."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from nocontact_desktop.i18n import text as _
from ui.desk.opened import Opened
from ui.desk.page import PageEntry
from ui.desk.second.making import Making

SECOND = "second"


def second_entries(opened: Opened) -> tuple[PageEntry, ...]:
    """The one entry; its page is imported when it is visited."""
    making = Making(opened)

    def build() -> QWidget:
        from ui.desk.second.second_page import SecondPage  # noqa: PLC0415 - see above

        return SecondPage(opened, making)

    return (PageEntry(SECOND, _("A second vault"), "key", build, in_menu=False),)
