"""The one door for messages: a calm strip inside the window, never a window of its own.

Nothing waits for an answer: the page behind stays usable, and the exit key works as everywhere.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from nocontact_desktop.errors import ExpectedError
from nocontact_desktop.i18n import text as _
from ui.announce import announce


@dataclass(frozen=True, slots=True)
class Action:
    """A button of a message, with its translated words."""

    label: str
    run: Callable[[], None]


class Alerts(QWidget):
    """The place in a window where messages appear; it takes no room while there is none.

    It shows one message at a time: a newer one takes the place of an older one.
    """

    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._strip: _Strip | None = None
        self.hide()

    @property
    def sentence(self) -> str:
        """What is being said; empty when nothing is."""
        return self._strip.sentence if self._strip else ""

    def tell(self, sentence: str, *actions: Action) -> None:
        """Say a translated `sentence`, with an optional button, until it is closed."""
        self._show(sentence, "", (*actions, Action(_("Close"), _nothing)))

    def trouble(self, error: ExpectedError, *actions: Action) -> None:
        """Say what an error has to say."""
        self._show(_(error.sentence), "notice", (*actions, Action(_("Close"), _nothing)))

    def ask(self, sentence: str, yes: Action, no: str = "") -> None:
        """Ask before something that cannot be taken back; Esc and the second button mean no."""
        self._show(sentence, "notice", (yes, Action(no or _("No, go back"), _nothing)), focus=True)

    def clear(self) -> None:
        """Take the message away."""
        strip, self._strip = self._strip, None
        if strip is not None:
            strip.hide()
            strip.deleteLater()
            self.hide()
            self.closed.emit()

    def _show(
        self, sentence: str, tone: str, actions: tuple[Action, ...], *, focus: bool = False
    ) -> None:
        if self._strip is not None:
            self._strip.hide()
            self._strip.deleteLater()
        self._strip = strip = _Strip(sentence, tone, actions)
        strip.chosen.connect(self._choose)
        self._layout.addWidget(strip)
        self.show()
        strip.announce()
        if focus:
            strip.focus_last()

    def _choose(self, action: Action) -> None:
        self.clear()
        action.run()


class _Strip(QFrame):
    """One message with its buttons."""

    chosen = Signal(object)

    def __init__(self, sentence: str, tone: str, actions: tuple[Action, ...]) -> None:
        super().__init__()
        self.sentence = sentence
        self.setProperty("part", "alert")
        self.setProperty("tone", tone)
        self.setAccessibleName(sentence)
        label = QLabel(sentence)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        self._last = actions[-1]
        self._buttons = [self._button(action) for action in actions]
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 10, 10, 10)
        layout.addWidget(label, 1)
        for button in self._buttons:
            layout.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)

    def announce(self) -> None:
        """Let a screen reader say the sentence without moving the focus."""
        announce(self, self.sentence, urgent=True)

    def focus_last(self) -> None:
        """Put the focus on the button that changes nothing."""
        self._buttons[-1].setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc means the last button."""
        if event.key() == Qt.Key.Key_Escape:
            self.chosen.emit(self._last)
        else:
            super().keyPressEvent(event)

    def _button(self, action: Action) -> QPushButton:
        button = QPushButton(action.label)
        button.setAccessibleName(action.label)
        button.clicked.connect(lambda: self.chosen.emit(action))
        return button


def _nothing() -> None:
    """What "Close" does: the message has gone already."""
