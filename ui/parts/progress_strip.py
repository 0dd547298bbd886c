"""What is under way, in words, with a bar that moves and a button that stops it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from nocontact_desktop.i18n import text as _
from ui.announce import announce
from ui.parts.buttons import quiet_button
from ui.parts.labels import PlainLabel
from ui.theme import px


class ProgressStrip(QWidget):
    """Hidden until `begin`."""

    stopped = Signal()
    """Somebody pressed the button, which can be pressed once."""

    def __init__(self) -> None:
        super().__init__()
        self._words = PlainLabel("", "muted")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.stop = quiet_button(_("Stop"))
        self.stop.clicked.connect(self._stop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        column.addWidget(self._words)
        column.addWidget(self.bar)
        column.addWidget(self.stop, 0, Qt.AlignmentFlag.AlignLeading)
        self.hide()

    def begin(self, words: str, *, can_stop: bool = True) -> None:
        """Show and say what is under way, as a translated sentence."""
        self._words.setText(words)
        self.bar.setAccessibleName(words)
        self.bar.setRange(0, 0)
        self.stop.setEnabled(True)
        self.stop.setVisible(can_stop)
        self.show()
        announce(self._words, words)

    def move_to(self, hundredths: int) -> None:
        """Move the bar; below 0 nobody knows how far it is."""
        self.bar.setRange(0, 100 if hundredths >= 0 else 0)
        self.bar.setValue(max(0, hundredths))

    def _stop(self) -> None:
        self.stop.setEnabled(False)
        self.stopped.emit()
