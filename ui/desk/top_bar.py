"""The bar above every page: where one is, whether all is saved, and the way out."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QWidget

from nocontact_desktop.i18n import text as _
from ui.announce import announce
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
        mirrored = QApplication.layoutDirection() is Qt.LayoutDirection.RightToLeft
        self.back = IconButton(
            "chevron-right" if mirrored else "chevron-left", _("Back (Alt+Left)"), size=20
        )
        self.back.clicked.connect(self.back_asked)
        self.leave = quiet_button(leave_label)
        self.leave.clicked.connect(self.leave_asked)
        self._title = Heading("")
        self._state = _State()
        self._lay_out()

    def set_title(self, title: str) -> None:
        """Say where one is, in as many lines as it takes: it stands nowhere else."""
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
        if state in {SaveState.SAVED, SaveState.FAILED}:
            announce(self._state, words)

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


class _State(PlainLabel):
    """Keeps room for what it says while somebody types, so that nothing beside it moves then."""

    def __init__(self) -> None:
        super().__init__("", "small")
        self.setWordWrap(False)

    def sizeHint(self) -> QSize:
        """As wide as the longer of the two words that come and go."""
        hint = super().sizeHint()
        words = (_("Saving…"), _("Saved"))
        room = max(self.fontMetrics().horizontalAdvance(each) for each in words)
        return QSize(max(hint.width(), room), hint.height())
