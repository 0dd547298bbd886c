"""The maps, as the shell takes them."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from nocontact_desktop.app.workspace import Workspace
from nocontact_desktop.i18n import text as _
from ui.desk.page import PageEntry, Part


def maps_entries(workspace: Workspace) -> tuple[PageEntry, ...]:
    """A page for each map. Each is built from the plan as it is when it is visited."""

    def people() -> QWidget:
        from ui.desk.maps.people_page import PeoplePage  # noqa: PLC0415 - not at the start

        return PeoplePage(workspace)

    line = _("Who stands where, who keeps what, and what each may know.")
    return (PageEntry("people-map", _("People map"), "people", people, line, part=Part.WHOLE),)
