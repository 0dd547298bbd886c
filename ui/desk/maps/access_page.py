"""Devices and accounts: one picture of who can get in where, and the same in words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout

from nocontact_desktop.app.workspace import Workspace
from nocontact_desktop.exports.access_picture import access_picture
from nocontact_desktop.i18n import text as _
from nocontact_desktop.plan.reach import reach_map
from nocontact_desktop.plan.reach_facts import account_facts, device_facts
from ui.desk.maps.picture_view import PictureView
from ui.desk.page import Page, Place
from ui.desk.pieces import Pieces
from ui.desk.step_card import StepCard
from ui.parts import Column, Heading, Note, PlainLabel, follow_reading_order, link_button
from ui.theme import px

PAPER, ORDER = "access-sheet", "change-order"
MOST = 120
"""A picture of more would be a wall of names; the list has it all."""

_WIDEST_REM = 58
_AT_ONCE = 12

Row = tuple[str, str, str, str]
"""A name, its facts, and the list and the id that it leads to."""


class AccessPage(Page):
    """Shows what the plan says of devices and accounts now. Every row leads to its place."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._reach = reach_map(workspace)
        self._pieces = Pieces(self)
        self._pieces.finished.connect(lambda: follow_reading_order(self))
        self._column = Column(_WIDEST_REM)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._column)
        self._column.add(PlainLabel(_lead(), "lead"))
        if self._reach.devices or self._reach.accounts:
            self._show_map()
        else:
            words = _("No device and no account is in your list yet. Start with your e-mail.")
            self._column.add(Note(words))
        for place, words, icon in _ways():
            button = link_button(words, icon)
            button.clicked.connect(lambda _on=False, place=place: self.go.emit(place))
            self._column.add(button)

    def show_place(self, _place: Place) -> None:
        """Begin at the top; Tab goes to the first row."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_map(self) -> None:
        devices, accounts = self._reach.devices, self._reach.accounts
        if len(devices) + len(accounts) <= MOST:
            name = _("Picture of your devices and accounts. The lists below say the same in words.")
            self.picture = PictureView(partial(access_picture, self._reach), name, least_rem=13)
            self._column.add(self.picture)
        else:
            words = _("There is too much for one picture. The lists below have it all.")
            self._column.add(Note(words))
        self._list(_("Devices"), self._device_rows())
        self._list(_("Accounts"), self._account_rows())

    def _device_rows(self) -> list[Row]:
        return [
            (each.name, "\n".join(device_facts(self._reach, each)), "devices", each.item.id)
            for each in self._reach.devices
        ]

    def _account_rows(self) -> list[Row]:
        return [
            (each.name, "\n".join(account_facts(self._reach, each)), "accounts", each.item.id)
            for each in self._reach.accounts
        ]

    def _list(self, heading: str, rows: Sequence[Row]) -> None:
        if not rows:
            return
        self._column.add(Heading(heading))
        column = QVBoxLayout()
        column.setSpacing(px(8))
        self._column.body.addLayout(column)
        self._add_rows(column, rows[:_AT_ONCE])
        for start in range(_AT_ONCE, len(rows), _AT_ONCE):
            self._pieces.add(partial(self._add_rows, column, rows[start : start + _AT_ONCE]))

    def _add_rows(self, column: QVBoxLayout, rows: Iterable[Row]) -> None:
        for name, facts, list_id, item_id in rows:
            card = StepCard(name, "devices" if list_id == "devices" else "key", facts)
            place = Place("devices", list_id, item_id)
            card.clicked.connect(lambda _on=False, place=place: self.go.emit(place))
            column.addWidget(card)


def _ways() -> tuple[tuple[Place, str, str], ...]:
    return (
        (Place(ORDER), _("See in which order to change things"), "list"),
        (Place("devices", "devices"), _("Go to your devices"), "devices"),
        (Place("devices", "accounts"), _("Go to your accounts"), "key"),
        (Place(PAPER), _("Put it on paper"), "print"),
    )


def _lead() -> str:
    return _(
        "A full sign: they can get in. A half one: they could. An empty one: they cannot. It shows "
        "what you noted, and can know no more than that."
    )
