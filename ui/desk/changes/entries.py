"""The page of what changed, as the shell takes it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from nocontact_desktop.app.workspace import Workspace
from nocontact_desktop.i18n import text as _
from ui.desk.page import PageEntry, Part
from ui.desk.saving import SaveQueue

CHANGES = "what-changed"


def changes_entries(workspace: Workspace, saving: SaveQueue) -> tuple[PageEntry, ...]:
    """Its one page, which is imported when it is visited."""

    def build() -> QWidget:
        from ui.desk.changes.changes_page import ChangesPage  # noqa: PLC0415 - see above

        return ChangesPage(workspace, saving)

    line = _("What was added, changed or taken out since a day that you choose.")
    return (PageEntry(CHANGES, _("What changed"), "review", build, line, part=Part.WHOLE),)
