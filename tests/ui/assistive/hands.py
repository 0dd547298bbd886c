"""The same control used by hands, and used by an assistive program."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLineEdit, QWidget

from tests.ui.assistive import program

TYPED = "7"


def by_hand(widget: QWidget, typed: str = TYPED) -> None:
    """Use a control with mouse and keys."""
    if isinstance(widget, QAbstractButton):
        widget.click()
    elif isinstance(widget, QComboBox):
        QTest.keyClick(widget, Qt.Key.Key_Down)
    else:
        if isinstance(widget, QLineEdit):
            widget.setCursorPosition(0)
        QTest.keyClicks(widget, typed)
    for _turn in range(2):
        QApplication.processEvents()


def by_program(widget: QWidget, typed: str = TYPED) -> None:
    """Use a control through its interface."""
    if isinstance(widget, QAbstractButton):
        assert program.actions(program.interface(widget))[0] == program.TOGGLE
        program.act(widget)
    elif isinstance(widget, QComboBox):
        if widget.currentIndex() + 1 < len(program.entries(widget)):
            program.choose(widget, widget.currentIndex() + 1)
    else:
        program.write(widget, typed)
