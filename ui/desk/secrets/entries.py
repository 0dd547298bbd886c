"""The page about the secrets, as the shell takes it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from nocontact_desktop.i18n import text as _
from ui.desk.opened import SECRETS, Opened
from ui.desk.page import PageEntry
from ui.desk.secrets.changing import Changing


def secrets_entries(opened: Opened) -> tuple[PageEntry, ...]:
    """The one entry below the settings; its page is imported when it is visited."""
    changing = Changing(opened)

    def build() -> QWidget:
        from ui.desk.secrets.secrets_page import SecretsPage  # noqa: PLC0415 - see above

        return SecretsPage(opened, changing)

    return (PageEntry(SECRETS, _("Your secrets"), "key", build),)
