"""The bar above every page: where one is, whether all is saved, and the way out."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from nocontact_desktop.i18n import text as _
from ui.desk.saving import SaveState
from ui.parts import Heading, IconButton, PlainLabel, quiet_button
from ui.theme import px


class TopBar(QFrame):
    """Stays in place while the pages change."""

    menu_asked = Signal()
    back_asked = Signal()
    leave_asked = Signal()

    def __init__(self, leave_label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("topBar")
        self.menu = IconButton("menu", _("Steps and pages"), size=22)
        self.menu.clicked.connect(self.menu_asked)
        self.back = IconButton("chevron-left", _("Back"), size=20)
        self.back.clicked.connect(self.back_asked)
        self.leave = quiet_button(leave_label)
        self.leave.clicked.connect(self.leave_asked)
        self._title = Heading("")
        self._state = PlainLabel("", "small")
        self._state.setWordWrap(False)
        self._lay_out()

    def set_title(self, title: str) -> None:
        """Say where one is."""
        self._title.setText(title)

    @property
    def state(self) -> str:
        """The words about saving that can be seen."""
        return self._state.text()

    def set_state(self, state: SaveState) -> None:
        """Say whether all is saved."""
        words = {
            SaveState.IDLE: "",
            SaveState.SAVING: _("Saving…"),
            SaveState.SAVED: _("Saved"),
            SaveState.FAILED: _("Not saved yet"),
        }[state]
        self._state.setText(words)
        self._state.setAccessibleName(words)
        role = {SaveState.SAVED: "saved", SaveState.FAILED: "unsaved"}.get(state, "small")
        self._state.set_role(role)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(px(14), px(9), px(14), px(9))
        row.setSpacing(px(8))
        row.addWidget(self.menu)
        row.addWidget(self.back)
        row.addWidget(self._title, 1)
        row.addWidget(self._state, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addSpacing(px(6))
        row.addWidget(self.leave)
