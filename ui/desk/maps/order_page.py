"""In which order to change devices and accounts, and what comes first before a block."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import groupby

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout

from nocontact_desktop.app.workspace import Workspace
from nocontact_desktop.i18n import text as _
from nocontact_desktop.plan.change_order import Change, Phase, change_order, phase_words
from nocontact_desktop.plan.channel_steps import Channel, channels
from ui.desk.maps.access_page import PAPER
from ui.desk.page import Page, Place
from ui.desk.pieces import Piece, Pieces
from ui.desk.step_card import StepCard
from ui.parts import Column, Heading, Note, PlainLabel, follow_reading_order, link_button

MAP = "access-map"
_AT_ONCE = 10


class OrderPage(Page):
    """Worked out from what the plan says now. It orders nobody about: the person decides."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._order = change_order(workspace)
        self._channels = channels(workspace)
        self._pieces = Pieces(self)
        self._pieces.finished.connect(lambda: follow_reading_order(self))
        self._column = Column()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._column)
        self._column.add(PlainLabel(_lead(), "lead"))
        if not self._order.changes:
            words = _("Note your devices and accounts first. The order is worked out from them.")
            self._column.add(Note(words))
        makers: list[Piece] = [*self._changes(), *self._ways_of_contact(), self._ways]
        for make in makers[:_AT_ONCE]:
            make()
        self._pieces.add(*makers[_AT_ONCE:])

    def show_place(self, _place: Place) -> None:
        """Begin at the top; Tab goes to the first row."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _changes(self) -> Iterator[Piece]:
        number = 0
        for phase, those in groupby(self._order.changes, key=lambda change: change.phase):
            yield partial(self._head, phase)
            for change in those:
                number += 1
                yield partial(self._change, number, change)
        if self._order.settled:
            yield partial(self._settled, ", ".join(self._order.settled))

    def _head(self, phase: Phase) -> None:
        self._column.add(Heading(phase_words(phase)))

    def _change(self, number: int, change: Change) -> None:
        title = f"{number}. {change.title}"
        done = [_("Done, as far as you noted.")] if change.done else []
        card = StepCard(title, _icon(change), "\n".join((*done, *change.why)))
        place = Place(change.section_id, change.list_id, change.item_id, change.field_id)
        card.clicked.connect(lambda: self.go.emit(place))
        self._column.add(card)

    def _settled(self, names: str) -> None:
        self._column.add(Heading(_("Can stay as they are")))
        words = _("They cannot get into these, as far as you noted: {accounts}", accounts=names)
        self._column.add(PlainLabel(words))

    def _ways_of_contact(self) -> Iterator[Piece]:
        if self._channels:
            yield partial(self._column.add, Heading(_("Before you block")))
        for channel in self._channels:
            yield partial(self._channel, channel)

    def _channel(self, channel: Channel) -> None:
        title = f"{channel.name} · {channel.when}" if channel.when else channel.name
        lines = (
            [_("Next: {step}", step=channel.next)] if channel.next else [_("All of it is done.")]
        )
        lines += channel.cautions
        for check in channel.checks:
            words = _("Done: {step}") if check.done else _("Open: {step}")
            lines.append(words.format(step=check.text))
        card = StepCard(title, "blocking", "\n".join(lines))
        place = Place("blocking", "channels", channel.item_id)
        card.clicked.connect(lambda: self.go.emit(place))
        self._column.add(card)

    def _ways(self) -> None:
        for place, words, icon in (
            (Place(MAP), _("See who can reach what"), "devices"),
            (Place("blocking", "channels"), _("Go to the ways they can reach you"), "blocking"),
            (Place(PAPER), _("Put it on paper"), "print"),
        ):
            button = link_button(words, icon)
            button.clicked.connect(lambda _on=False, place=place: self.go.emit(place))
            self._column.add(button)


def _icon(change: Change) -> str:
    if change.list_id == "devices":
        return "devices"
    return "key" if change.item_id or change.list_id else "info"


def _lead() -> str:
    return _(
        "Worked out from what you noted. Each line says why it stands there. You decide, and you "
        "can stop after any line. An advocate can go through it with you."
    )
