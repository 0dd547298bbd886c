"""Where the person is now, what the overview says of it, and a quick way to say otherwise."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from nocontact_desktop.i18n import text as _
from nocontact_desktop.plan.stages import Stage, Stages
from ui.parts import (
    Card,
    FlowLayout,
    Fold,
    Heading,
    PlainLabel,
    WordsButton,
    follow_reading_order,
    quiet_button,
)
from ui.theme import px


class StageCard(Card):
    """Nothing here has to be answered; every stage leaves every step as near as it was."""

    chosen = Signal(str)
    """The id of the stage that was picked; empty for none."""

    def __init__(self, stages: Stages, stage: Stage) -> None:
        super().__init__(padding=20)
        self.body.setSpacing(px(6))
        if stage.label:
            self.body.addWidget(PlainLabel(_("Where you are now"), "small"))
            self.body.addWidget(Heading(_(stage.label)))
        for words in stage.says:
            self.body.addWidget(PlainLabel(_(words)))
        title = _("Say something else") if stage.label else _("Say where you are now")
        self.change = Fold(title)
        self._stages = stages
        self._stage = stage
        self._ways: QWidget | None = None
        self.change.toggled.connect(self._offer)
        self.body.addWidget(self.change)

    def _offer(self, opened: bool) -> None:
        """Plain buttons: among radio buttons, an arrow key would choose already."""
        if not opened or self._ways is not None:
            return
        self._ways = QWidget()
        flow = FlowLayout(self._ways)
        for stage in self._stages.all:
            if stage.id != self._stage.id:
                flow.addWidget(self._way(stage.id, _(stage.label)))
        if self._stage.id:
            flow.addWidget(self._way("", _("I’d rather not say")))
        self.change.body.addWidget(self._ways)
        self._ways.show()
        follow_reading_order(self)

    def _way(self, stage_id: str, words: str) -> WordsButton:
        button = quiet_button(words)
        button.clicked.connect(lambda: self.chosen.emit(stage_id))
        return button

    def focus_change(self) -> None:
        """Put the focus on the way to another stage."""
        self.change.button.setFocus(Qt.FocusReason.OtherFocusReason)
