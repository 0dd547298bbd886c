"""The page about files, as the shell takes it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from nocontact_desktop.i18n import text as _
from ui.desk.files.file_work import FileWork
from ui.desk.opened import Opened
from ui.desk.page import PageEntry

FILES = "files"


def files_entries(opened: Opened) -> tuple[PageEntry, ...]:
    """The one entry below the settings; its page is imported when it is visited."""
    work = FileWork(opened)

    def build() -> QWidget:
        from ui.desk.files.files_page import FilesPage  # noqa: PLC0415 - see above

        return FilesPage(opened, work)

    return (PageEntry(FILES, _("Files"), "files", build),)
