"""Somebody in front of the calculator, who only uses what is on the screen."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QImage, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from ui.cover.key import Key
from ui.cover.window import MainWindow

LEFT = Qt.MouseButton.LeftButton


class Person:
    """Types, clicks, holds and looks."""

    def __init__(self, window: MainWindow, qtbot: QtBot) -> None:
        self.window = window
        self._qtbot = qtbot

    @property
    def focus(self) -> QWidget:
        """What the keyboard goes to."""
        return self.window.focusWidget() or self.window

    def key(self, name: str) -> Key:
        """The key that a screen reader calls `name`."""
        return next(k for k in self.window.findChildren(Key) if k.accessibleName() == name)

    def type(self, text: str) -> None:
        """Type on the keyboard."""
        for character in text:
            self.send(QEvent.Type.KeyPress, character)
            self.send(QEvent.Type.KeyRelease, character)

    def send(self, kind: QEvent.Type, character: str, repeats: bool = False) -> None:
        """One event of a key that types `character`, as a keyboard of any layout sends it."""
        none = Qt.KeyboardModifier.NoModifier
        code = ord(character.upper()) if character.isascii() else 0
        QApplication.sendEvent(self.focus, QKeyEvent(kind, code, none, character, repeats))

    def press(self, key: Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
        """Press one key of the keyboard and let it go."""
        modifier = modifiers[0] if modifiers else Qt.KeyboardModifier.NoModifier
        QTest.keyClick(self.focus, key, modifier)

    def click(self, *names: str) -> None:
        """Click on keys of the calculator."""
        for name in names:
            QTest.mouseClick(self.key(name), LEFT)

    def labels(self) -> list[str]:
        """What can be read, from the top: the memory's sign, the sum so far, the number."""
        return [label.text() for label in self.window.findChildren(QLabel)]

    def number(self) -> str:
        """The large number."""
        return self.labels()[2]

    def line(self) -> str:
        """The sum so far."""
        return self.labels()[1]

    def picture(self) -> QImage:
        """Every pixel of the window."""
        return self.window.grab().toImage()

    def field(self) -> QLineEdit | None:
        """The field for a typed sum, if it is there."""
        fields = [f for f in self.window.findChildren(QLineEdit) if f.isVisible()]
        return fields[0] if fields else None
