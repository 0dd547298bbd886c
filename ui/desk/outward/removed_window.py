"""The last window: everything is being taken away, and then what stays."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from nocontact_desktop.app.removing import Stays
from nocontact_desktop.i18n import text as _
from ui.announce import announce
from ui.parts import Column, Heading, PlainLabel, primary_button, quiet_button
from ui.theme import px


class RemovedWindow(QWidget):
    """Closing it, or the way out, ends the whole program."""

    closed = Signal()
    leave_asked = Signal()

    def __init__(self, name: str, program: Path) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setWindowTitle(name)
        self._name, self._program = name, program
        self.column = Column()
        self.heading = Heading(_("One moment…"), 1)
        self.column.add(self.heading)
        self.close_button = primary_button(_("Close"))
        self.close_button.clicked.connect(self.close)
        self.leave_button = quiet_button(name)
        self.leave_button.clicked.connect(self.leave_asked)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(px(24), px(10), px(24), px(14))
        buttons.addWidget(self.leave_button)
        buttons.addStretch(1)
        buttons.addWidget(self.close_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.column)
        layout.addLayout(buttons)

    def sizeHint(self) -> QSize:
        """Room for all sentences at 100 %."""
        return QSize(px(640), px(460))

    def show_done(self, stays: frozenset[Stays]) -> None:
        """Say what is gone, and what is not."""
        self.heading.setText(_("It is gone from this computer"))
        sentences = [
            _("The vault, the copies beside it and the entries of the program are deleted."),
            *self._left(stays),
            _("Still there is the folder of the program: {folder}", folder=self._program),
            _("Copies on sticks, print-outs and the history of downloads stay, too."),
        ]
        for sentence in sentences:
            self.column.add(PlainLabel(sentence))
        announce(self.heading, self.heading.text())
        self.close_button.setFocus()

    def show_failed(self, sentence: str) -> None:
        """Say why it stopped; it goes on at the next start."""
        self.heading.setText(_("Not everything is gone yet"))
        self.column.add(PlainLabel(sentence))
        self.column.add(PlainLabel(_("Start the program once more, and it goes on with it.")))
        announce(self.heading, self.heading.text())

    def _left(self, stays: frozenset[Stays]) -> list[str]:
        left = []
        if Stays.OUTSIDE in stays:
            left.append(
                _(
                    "The menu or the keyring did not answer. An entry named “{name}” may still be "
                    "there. You can delete it by hand.",
                    name=self._name,
                )
            )
        if Stays.OTHER_FILES in stays:
            left.append(_("Other files in its folder were left as they are."))
        return left

    def closeEvent(self, event: QCloseEvent) -> None:
        """Say that it was closed."""
        super().closeEvent(event)
        self.closed.emit()
