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

    def access() -> QWidget:
        from ui.desk.maps.access_page import AccessPage  # noqa: PLC0415 - not at the start

        return AccessPage(workspace)

    def order() -> QWidget:
        from ui.desk.maps.order_page import OrderPage  # noqa: PLC0415 - not at the start

        return OrderPage(workspace)

    known = _("Who stands where, who keeps what, and what each may know.")
    reached = _("Devices and accounts: who can get in, and through what.")
    ordered = _("Worked out from your devices and accounts, with a reason for each line.")
    whole = Part.WHOLE
    return (
        PageEntry("people-map", _("People map"), "people", people, known, part=whole),
        PageEntry("access-map", _("Who can reach what"), "devices", access, reached, part=whole),
        PageEntry("change-order", _("Order of changes"), "list", order, ordered, part=whole),
    )
