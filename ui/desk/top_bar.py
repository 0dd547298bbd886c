"""The bar above every page: where one is, whether all is saved, and the way out."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
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
        self._title = _Title("")
        self._state = PlainLabel("", "small")
        self._state.setWordWrap(False)
        self._lay_out()

    def set_title(self, title: str) -> None:
        """Say where one is."""
        self._title.show_words(title)

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


class _Title(Heading):
    """One line that gives way where there is little room."""

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self._words = words
        self.setWordWrap(False)

    def show_words(self, words: str) -> None:
        """Show other words, as many of them as fit."""
        self._words = words
        self.setAccessibleName(words)
        self._elide()

    def minimumSizeHint(self) -> QSize:
        """It can always be cut."""
        return QSize(px(40), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as much as fits now."""
        super().resizeEvent(event)
        self._elide()

    def _elide(self) -> None:
        room = max(self.width() - px(4), px(36))
        fitting = self.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, room)
        if fitting != self.text():
            self.setText(fitting)
