"""The whole plan in the order of time: before, on the day, after, and what has no time yet."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from nocontact_desktop.app.workspace import Workspace
from nocontact_desktop.i18n import text as _
from nocontact_desktop.plan.model import MARKS, Item
from nocontact_desktop.plan.order import OrderNotice
from nocontact_desktop.plan.timeline import PHASE_TITLES, Phase, only, timeline
from ui.desk.order_panel import OrderPanel
from ui.desk.page import Page, Place
from ui.desk.pieces import Pieces
from ui.desk.saving import SaveQueue
from ui.desk.timeline import TIMELINE
from ui.desk.timeline.phase_list import PhaseList
from ui.desk.timeline.timeline_row import TimelineRow
from ui.parts import Check, Column, FlowLayout, PlainLabel, follow_reading_order, link_button
from ui.theme import px

OPEN, SHOWS = "open", "shows"
PATIENCE_MS = 50
"""How long it waits for what was ticked just before."""
PRINT = "by-time"
"""The id of the print of the timeline."""


class TimelinePage(Page):
    """Reads the plan once. When and how far can be changed right here; a row stays where it is."""

    def __init__(self, workspace: Workspace, saving: SaveQueue) -> None:
        super().__init__()
        self._workspace = workspace
        self._saving = saving
        self._pieces = Pieces(self)
        self._pieces.finished.connect(self._order)
        self.phases: dict[Phase, PhaseList] = {}
        self.open_only = Check(OPEN, _("Only what is open"))
        self.shows_only = Check(SHOWS, _("Only what they might notice"))
        self.first = OrderPanel(workspace, saving)
        self.first.go.connect(self.go)
        self.first.arranged.connect(self._order)
        self._holder = QWidget()
        self._column = Column()
        self._lay_out()
        for box in (self.open_only, self.shows_only):
            box.toggled.connect(lambda _on: self._narrow())
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._refresh)
        saving.changed.connect(self._something_changed)
        self._fill()

    @property
    def settled(self) -> bool:
        """Whether every row that was asked for is there."""
        return not self._pieces.busy

    def place(self) -> Place | None:
        """Come back with the same things left out."""
        boxes = (self.open_only, self.shows_only)
        chosen = " ".join(box.option_id for box in boxes if box.isChecked())
        return Place(TIMELINE, text=chosen)

    def show_place(self, place: Place) -> None:
        """Leave out what was left out before, and bring an item into view."""
        chosen = place.text.split()
        self.open_only.setChecked(OPEN in chosen)
        self.shows_only.setChecked(SHOWS in chosen)
        found = (each.row_of(place.item_id) for each in self.phases.values() if place.item_id)
        row = next((row for row in found if row is not None), None)
        if row is None:
            self.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        row.head.setChecked(True)
        row.head.setFocus(Qt.FocusReason.OtherFocusReason)
        QCoreApplication.sendPostedEvents(None, int(QEvent.Type.LayoutRequest))
        self._column.bring_into_view(row)

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._column)
        lead = _("Everything from all steps, in the order in which it may be done.")
        choices = QWidget()
        flow = FlowLayout(choices, gap=12)
        flow.addWidget(self.open_only)
        flow.addWidget(self.shows_only)
        paper = link_button(_("Print this"), "print")
        paper.clicked.connect(lambda: self.go.emit(Place(PRINT)))
        flow.addWidget(paper)
        self._column.add(PlainLabel(lead, "lead"), choices, self.first, self._holder)

    def _fill(self) -> None:
        """The four parts anew."""
        self._pieces.drop()
        entries = timeline(self._workspace.steps(), self._workspace.order_notices())
        old, self._holder = self._holder, QWidget()
        column = QVBoxLayout(self._holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(14))
        is_open, shows = self.open_only.isChecked(), self.shows_only.isChecked()
        decided = any(entries[phase] for phase in Phase if phase is not Phase.OPEN)
        self.phases = {}
        self._column.body.replaceWidget(old, self._holder)
        old.hide()
        old.deleteLater()
        for phase in Phase:
            kept = only(entries[phase], is_open=is_open, shows=shows)
            opened = phase is not Phase.OPEN or not decided
            part = PhaseList(phase, _(PHASE_TITLES[phase]), kept, self._pieces)
            part.built.connect(self._connect)
            part.arranged.connect(self._order)
            self.phases[phase] = part
            column.addWidget(part)
            if opened:
                part.open(at_once=not any(each.rows for each in self.phases.values()))
        self._order()

    def _narrow(self) -> None:
        """What was just ticked is left out too."""
        self._saving.flush(PATIENCE_MS)
        self._fill()

    def _connect(self, row: TimelineRow) -> None:
        row.changed.connect(self._keep_marks)
        row.go.connect(self.go)
        row.opened.connect(self._order)

    def _keep_marks(self, item: Item) -> None:
        """Only those: what was typed elsewhere may still be on its way, and is not in the row."""
        typed = self._saving.item(item.id) or item
        marks = {name: getattr(item, name) for name in MARKS}
        self._saving.change(replace(typed, **marks))

    def _something_changed(self, _section_id: str) -> None:
        self._soon.start()

    def _refresh(self) -> None:
        """Say anew what comes first, of the plan as it is now."""
        self.first.refresh()
        first: dict[str, list[OrderNotice]] = defaultdict(list)
        for notice in self._workspace.order_notices():
            for spot in notice.about:
                first[spot.item_id].append(notice)
        for part in self.phases.values():
            for row in part.rows:
                row.set_first(tuple(first.get(row.item.id, ())))

    def _order(self) -> None:
        """Tab follows what is read, as soon as all of it is there."""
        if not self._pieces.busy:
            follow_reading_order(self)
