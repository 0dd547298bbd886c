"""The page about copies, as the shell takes it, and the one line about it on the overview."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import partial

from PySide6.QtWidgets import QWidget

from nocontact_desktop.i18n import text as _
from nocontact_desktop.vault import Vault, last_backup, rollback
from ui.desk.opened import Opened
from ui.desk.page import PageEntry

COPIES = "copies"
OLD = timedelta(days=30)
SOME_OPENINGS = 5
"""So often a vault was opened before a first copy is suggested."""


def copies_entries(opened: Opened) -> tuple[PageEntry, ...]:
    """The one entry below the settings; its module is imported when it is visited."""

    def build() -> QWidget:
        from ui.desk.copies.copies_page import CopiesPage  # noqa: PLC0415 - see above

        return CopiesPage(opened)

    remind = partial(reminder, opened.vault)
    return (PageEntry(COPIES, _("Copies"), "copies", build, reminder=remind),)


def reminder(vault: Vault) -> str:
    """A calm line when the last copy is old, or when there is none after a while; else empty."""
    made = last_backup(vault.store)
    if made is None:
        often = rollback.count(vault.store) >= SOME_OPENINGS
        return _("There is no copy of your plan on a stick yet.") if often else ""
    if datetime.now(UTC) - made < OLD:
        return ""
    return _("Your last copy is more than a month old.")
