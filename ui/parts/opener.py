"""A button that opens and closes what belongs to it.

Qt tells screen readers that every button which stays down is a box to tick. So this one does not
stay down for Qt: it is a plain button, and its words say whether it is open. (A face of our own
for it, an accessible interface written in Python, was tried: it outlives its button and crashes.)
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QAbstractButton as _Button
else:
    _Button = object  # two of Qt's classes in one would be two buttons in one place


class Opener(_Button):
    """To be named before the class of a button. `toggled` comes with every change."""

    _opened = False

    def begin_closed(self) -> None:
        """Let a press open it."""
        self.clicked.connect(lambda: self.setChecked(not self._opened))

    def isChecked(self) -> bool:  # noqa: N802 - Qt's name
        """Whether it is open."""
        return self._opened

    def setChecked(self, opened: bool) -> None:  # noqa: N802 - Qt's name
        """Open or close it."""
        if opened is not self._opened:
            self._opened = opened
            self.update()
            self.toggled.emit(opened)
