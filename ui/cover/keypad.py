"""The keys in their places. They are never mirrored: a number pad is the same in every language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from ui.cover.early_qt import never_mirror
from ui.cover.key import Key
from ui.cover.keys import ROWS, SMALL_ROW, KeySpec

if TYPE_CHECKING:
    from nocontact_desktop.disguise.profile import Shade


class Keypad(QWidget):
    """All keys. `key_pressed` carries the calculator's name of the key; so does `key_released`."""

    key_pressed = Signal(str)
    key_released = Signal(str)

    def __init__(self, decimal_sign: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._decimal_sign = decimal_sign
        self._keys: dict[str, Key] = {}
        never_mirror(self)
        small, grid = QHBoxLayout(), QGridLayout()
        small.setSpacing(2)
        grid.setSpacing(5)
        for spec in SMALL_ROW:
            small.addWidget(self._new_key(spec))
        for row, specs in enumerate(ROWS):
            for column, spec in enumerate(specs):
                grid.addWidget(self._new_key(spec), row, column)
        for row in range(len(ROWS)):
            grid.setRowStretch(row, 1)
        for column in range(len(ROWS[0])):
            grid.setColumnStretch(column, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(5)
        layout.addLayout(small, 1)
        layout.addLayout(grid, 8)

    def _new_key(self, spec: KeySpec) -> Key:
        face = self._decimal_sign if spec.key == "." else spec.face
        key = self._keys[spec.key] = Key(spec, face, self)
        key.pressed.connect(lambda: self.key_pressed.emit(spec.key))
        key.released.connect(lambda: self.key_released.emit(spec.key))
        return key

    def dress(self, shade: Shade) -> None:
        """Put on the colours of `shade`."""
        for key in self._keys.values():
            key.dress(shade)

    def show_down(self, name: str) -> None:
        """Draw a key as pressed, because its twin on the keyboard is. Not all keys are here."""
        if name in self._keys:
            self._keys[name].setDown(True)

    def show_up(self, name: str) -> None:
        """Draw a key as it is when nobody presses it."""
        if name in self._keys:
            self._keys[name].setDown(False)

    def all_up(self) -> None:
        """No key is pressed any more."""
        for key in self._keys.values():
            key.setDown(False)
