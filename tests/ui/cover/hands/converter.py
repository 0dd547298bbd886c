"""The converter in use."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from tests.ui.cover.hands.hands import Hands


class ConverterHands(Hands):
    """Digits are the upper amount, words go into the line that opens without one."""

    mirrored = ("What to convert", "Swap")

    def amount(self, side: str) -> QLineEdit:
        field = self.control(side)
        assert isinstance(field, QLineEdit)
        return field

    def choose(self, name: str, entry: str) -> None:
        combo = self.control(name)
        assert isinstance(combo, QComboBox)
        combo.setFocus()
        self.press(Qt.Key.Key_Home)
        while not combo.currentText().startswith(entry):
            before = combo.currentIndex()
            self.press(Qt.Key.Key_Down)
            assert combo.currentIndex() > before

    def work(self) -> None:
        self.choose("What to convert", "Length")
        self.choose("From: unit", "Miles")
        self.choose("To: unit", "Kilometres")
        self.amount("From").setFocus()
        self.press(Qt.Key.Key_Escape)
        self.type("26.2")
        assert self.amount("To").text() == "42.1648128"

    def type_digits(self) -> None:
        self.amount("From").setFocus()
        self.press(Qt.Key.Key_Escape)
        self.type(self.digits)

    def give_words(self) -> None:
        self.amount("From").setFocus()
        self.press(Qt.Key.Key_Escape)
        before = self.focus
        QTest.keyPress(before, Qt.Key.Key_Return)
        self.qtbot.waitUntil(lambda: self.focus is not before)
        QTest.keyRelease(self.focus, Qt.Key.Key_Return)
        self.type(self.words)
        self.press(Qt.Key.Key_Return)

    def held(self) -> QWidget:
        return self.control("Swap")

    def looks_ordinary(self) -> bool:
        return bool(self.amount("From").text() and self.amount("To").text())
