"""The calculator in use."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from tests.ui.cover.hands.hands import Hands


class CalculatorHands(Hands):
    """Digits are a number, words go into the line that opens on a zero."""

    never_mirrored = ("7", "8", "9", "Multiply")

    def number(self) -> str:
        return self.window.front.findChildren(QLabel)[2].text()

    def work(self) -> None:
        self.press(Qt.Key.Key_Escape)
        self.type("12.5*3+4.99")
        self.press(Qt.Key.Key_Return)
        assert self.number() == "42.49"

    def type_digits(self) -> None:
        self.window.front.setFocus()
        self.press(Qt.Key.Key_Escape)
        self.type(self.digits)

    def give_words(self) -> None:
        self.window.front.setFocus()
        self.press(Qt.Key.Key_Escape)
        QTest.keyPress(self.focus, Qt.Key.Key_Return)
        self.qtbot.waitUntil(lambda: isinstance(self.focus, QLineEdit))
        QTest.keyRelease(self.focus, Qt.Key.Key_Return)
        self.type(self.words)
        self.press(Qt.Key.Key_Return)

    def held(self) -> QWidget:
        return self.control("Equals")

    def looks_ordinary(self) -> bool:
        return self.window.front.findChildren(QLabel)[1].text().endswith("=")
