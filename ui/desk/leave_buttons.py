"""The way out on every dialog, also on those that Qt opens by itself, such as its questions.

A dialog can cover the button of the window below it. So each one gets its own when it is shown.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QDialog, QDialogButtonBox, QPushButton, QVBoxLayout

from ui.app_events import watch
from ui.parts import quiet_button

LEAVE = "leave"
"""The object name of such a button."""


class LeaveButtons(QObject):
    """Watches the application for dialogs. `name` gives the neutral words of the button."""

    def __init__(
        self, app: QApplication, name: Callable[[], str], leave: Callable[[], None]
    ) -> None:
        super().__init__(app)
        self._name = name
        self._leave = leave
        watch(app, self, (QEvent.Type.Show,))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Give a dialog its button before it can be seen."""
        if event.type() is QEvent.Type.Show and isinstance(watched, QDialog):
            self._give(watched)
        return False

    def _give(self, dialog: QDialog) -> None:
        if dialog.findChild(QPushButton, LEAVE) is None:
            put_into(dialog, self._name()).clicked.connect(self._leave)


def put_into(dialog: QDialog, name: str) -> QPushButton:
    """A button with the neutral name, beside the others of the dialog or below all of it."""
    button = quiet_button(name)
    button.setObjectName(LEAVE)
    button.setAutoDefault(False)
    box = dialog.findChild(QDialogButtonBox)
    if isinstance(box, QDialogButtonBox):
        box.addButton(button, QDialogButtonBox.ButtonRole.ResetRole)
    else:
        (dialog.layout() or QVBoxLayout(dialog)).addWidget(button)
    button.show()
    return button
