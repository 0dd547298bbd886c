"""What a person does in the first run, for its tests."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from tests.ui.first_run.conftest import Scene
from ui.desk.first_run.page import FirstRunPage

P = TypeVar("P", bound=FirstRunPage)


def shown(scene: Scene, kind: type[P]) -> P:
    """The screen that is shown, which has to be of this kind."""
    page = scene.flow.page
    assert isinstance(page, kind)
    return page


def type_in(line: QLineEdit, text: str) -> None:
    line.clear()
    QTest.keyClicks(line, text)


def enter(scene: Scene) -> None:
    QTest.keyClick(scene.flow.focusWidget() or scene.flow, Qt.Key.Key_Return)


def press_exit(scene: Scene) -> None:
    for _ in range(3):
        QTest.keyPress(scene.flow, Qt.Key.Key_Shift)
        QTest.keyRelease(scene.flow, Qt.Key.Key_Shift)
