"""What the plan still lacks, in the person's own order. It says nothing of danger."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from nocontact_desktop.app.workspace import Workspace
from nocontact_desktop.i18n import plural
from nocontact_desktop.i18n import text as _
from nocontact_desktop.plan.gaps import PRIORITIES, Gaps, PriorityGaps, StepGaps
from ui.desk.gaps.step_rows import StepRows
from ui.desk.order_panel import OrderPanel
from ui.desk.page import Page, Place
from ui.desk.saving import SaveQueue
from ui.parts import (
    Column,
    FlowLayout,
    Fold,
    Heading,
    Note,
    PlainLabel,
    UiIcon,
    follow_reading_order,
    link_button,
    quiet_button,
)
from ui.theme import px

PRINT = "gaps"
"""The id of the print of the same list."""


class GapsPage(Page):
    """Made anew on each visit. Everything on it is a way to somewhere, nothing has to be done."""

    def __init__(self, workspace: Workspace, saving: SaveQueue) -> None:
        super().__init__()
        self._column = Column()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._column)
        found = workspace.gaps()
        self._column.add(PlainLabel(_("What your plan still lacks, step by step."), "lead"))
        no_score = _(
            "This is a list, not a score. It does not say how safe you are, and a short list does "
            "not mean that it is time to go."
        )
        self._column.add(PlainLabel(no_score, "muted"), self._ways(found, workspace))
        first = OrderPanel(workspace, saving)
        first.go.connect(self.go)
        first.arranged.connect(lambda: follow_reading_order(self))
        self._column.add(first)
        if found.nothing:
            self._column.add(Note(_("Nothing is open in your plan right now."), "done"))
        for each in found.own:
            self._add_priority(each)
        self._add_folded(_others_title(found), found.others)
        self._add_folded(_("For later, as far as you are now"), found.waiting)

    def show_place(self, _place: Place) -> None:
        """Tab begins at the top."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ways(self, found: Gaps, workspace: Workspace) -> QWidget:
        """To what matters most, where that is asked, and to the same list on paper."""
        holder = QWidget()
        flow = FlowLayout(holder)
        section_id, field_id = PRIORITIES
        sections = {section.id: section for section in workspace.sections}
        if section_id in sections:
            words = _("Change what comes first") if found.own else _("Say what matters most to you")
            first = quiet_button(words)
            first.clicked.connect(lambda: self.go.emit(Place(section_id, field_id=field_id)))
            flow.addWidget(first)
        paper = link_button(_("Print this"), "print")
        paper.clicked.connect(lambda: self.go.emit(Place(PRINT)))
        flow.addWidget(paper)
        return holder

    def _add_priority(self, priority: PriorityGaps) -> None:
        self._column.body.addSpacing(px(8))
        self._column.add(Heading(priority.label))
        if not priority.steps:
            self._column.add(_nothing_open())
        for step in priority.steps:
            self._column.add(self._rows(step))

    def _add_folded(self, title: str, steps: Sequence[StepGaps]) -> None:
        if not steps:
            return
        self._column.body.addSpacing(px(8))
        self._column.add(Heading(title))
        for step in steps:
            words = plural("{step}: {count} thing", "{step}: {count} things", step.count,
                           step=step.title)  # fmt: skip
            fold = Fold(words)
            fold.toggled.connect(
                lambda opened, fold=fold, step=step: self._fill(fold, step) if opened else None
            )
            self._column.add(fold)

    def _fill(self, fold: Fold, step: StepGaps) -> None:
        if not fold.body.count():
            rows = self._rows(step)
            fold.body.addWidget(rows)
            rows.show()
            follow_reading_order(self)

    def _rows(self, step: StepGaps) -> StepRows:
        rows = StepRows(step)
        rows.wanted.connect(self.go)
        rows.arranged.connect(lambda: follow_reading_order(self))
        return rows


def _others_title(found: Gaps) -> str:
    return _("Everything else") if found.own else _("All steps")


def _nothing_open() -> QWidget:
    holder = QWidget()
    flow = FlowLayout(holder)
    flow.addWidget(UiIcon("check", "done"))
    flow.addWidget(PlainLabel(_("Nothing is open here."), "muted"))
    return holder
