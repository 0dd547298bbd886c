"""What one step still lacks, each thing with the way to its place."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from nocontact_desktop.i18n import plural
from nocontact_desktop.i18n import text as _
from nocontact_desktop.plan.gaps import StepGaps
from nocontact_desktop.plan.readiness import Missing
from ui.desk.page import Place
from ui.parts import Card, FlowLayout, Fold, PlainLabel, link_button
from ui.theme import px

FEW = 4
MOST = 30


class StepRows(Card):
    """A few things at once, the others when they are wanted."""

    wanted = Signal(object)
    """A `Place`."""
    arranged = Signal()
    """Rows have been added."""

    def __init__(self, step: StepGaps) -> None:
        super().__init__(padding=16)
        self._step = step
        self.body.setSpacing(px(4))
        self.body.addWidget(PlainLabel(step.title, "strong"))
        for missing in step.missing[:FEW]:
            self.body.addWidget(self._row(missing))
        rest = step.missing[FEW:]
        if rest:
            count = sum(each.count for each in rest)
            words = plural("{count} more thing", "{count} more things", count)
            self._more = Fold(words)
            self._more.toggled.connect(lambda opened: self._fill(rest) if opened else None)
            self.body.addWidget(self._more)
        whole = link_button(_("Open the whole step"))
        whole.setAccessibleName(_("Open the whole step: {step}", step=step.title))
        whole.clicked.connect(lambda: self.wanted.emit(Place(step.section_id)))
        self.body.addWidget(_wrapped(whole))

    def _fill(self, rest: tuple[Missing, ...]) -> None:
        if self._more.body.count():
            return
        for missing in rest[:MOST]:
            row = self._row(missing)
            self._more.body.addWidget(row)
            row.show()
        left = sum(each.count for each in rest[MOST:])
        if left:
            label = PlainLabel(_("And {count} more.", count=left), "small")
            self._more.body.addWidget(label)
            label.show()
        self.arranged.emit()

    def _row(self, missing: Missing) -> QWidget:
        place = Place(self._step.section_id, missing.list_id, missing.item_id, missing.field_id)
        button = link_button(missing.sentence)
        button.clicked.connect(lambda: self.wanted.emit(place))
        return _wrapped(button)


def _wrapped(button: QWidget) -> QWidget:
    """A button as wide as its words, which wrap where there is little room."""
    holder = QWidget()
    FlowLayout(holder, gap=0).addWidget(button)
    return holder
