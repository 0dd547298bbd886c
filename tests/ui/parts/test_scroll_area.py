"""Scrolling, by hand and for a screen reader, with bars that are not Qt's own."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollBar, QWidget
from pytestqt.qtbot import QtBot

from tests.walls.tree import python_files
from ui.parts import Column, ScrollArea

LONG, SHORT = 900, 10


@pytest.fixture(
    params=[ScrollArea, lambda: ScrollArea(sideways=True), Column],
    ids=["plain", "sideways", "column"],
)
def area(request: pytest.FixtureRequest, qtbot: QtBot) -> ScrollArea:
    make: Callable[[], ScrollArea] = request.param
    area = make()
    if not isinstance(area, Column):
        area.setWidget(QWidget())
        area.setWidgetResizable(True)
    qtbot.addWidget(area)
    area.resize(400, 300)
    area.show()
    return area


def top(area: ScrollArea) -> int:
    inner = area.widget()
    assert inner is not None
    return inner.y()


def fill(area: ScrollArea, height: int, qtbot: QtBot) -> None:
    inner = area.widget()
    assert inner is not None
    inner.setMinimumHeight(height)
    qtbot.waitUntil(lambda: area.bar.isVisible() is (height > 300))


def test_there_are_as_many_parts_whatever_can_be_seen(area: ScrollArea, qtbot: QtBot) -> None:
    face = QAccessible.queryAccessibleInterface(area)
    found = []
    for height in (SHORT, LONG, SHORT, LONG):
        fill(area, height, qtbot)
        found.append(face.childCount())
    area.hide()
    assert [*found, face.childCount()] == [1] * 5


def test_the_bar_and_what_it_moves_go_together(area: ScrollArea, qtbot: QtBot) -> None:
    fill(area, LONG, qtbot)
    area.bar.setValue(100)
    assert area.verticalScrollBar().value() == 100
    assert top(area) == -100
    area.verticalScrollBar().setValue(70)
    assert area.bar.value() == 70
    assert area.bar.pageStep() == area.viewport().height()
    QTest.mouseClick(area.bar, Qt.MouseButton.LeftButton, pos=QPoint(4, area.bar.height() - 30))
    assert top(area) < -70
    before = area.bar.value()
    area.verticalScrollBar().setValue(0)
    QApplication.sendEvent(area.viewport(), _turn())
    assert 0 < area.bar.value() < before


@pytest.mark.parametrize("direction", list(Qt.LayoutDirection)[:2])
def test_the_bar_stands_at_the_end_of_the_lines_and_covers_nothing(
    area: ScrollArea, qtbot: QtBot, direction: Qt.LayoutDirection
) -> None:
    area.setLayoutDirection(direction)
    fill(area, LONG, qtbot)
    bar, shown = area.bar.geometry(), area.viewport().geometry()
    assert bar.height() == area.height()
    assert not bar.intersects(shown)
    assert bar.width() + shown.width() == area.width()
    is_left = direction is Qt.LayoutDirection.RightToLeft
    assert (bar.left() == 0) is is_left
    assert (bar.right() == area.width() - 1) is not is_left


def test_what_is_too_wide_is_scrolled_where_that_is_wanted(qtbot: QtBot) -> None:
    area = ScrollArea(sideways=True)
    inner = QWidget()
    inner.setFixedSize(900, 900)
    area.setWidget(inner)
    qtbot.addWidget(area)
    area.resize(400, 300)
    area.show()
    bars = [each for each in area.children() if isinstance(each, QScrollBar)]
    (across,) = [each for each in bars if each is not area.bar]
    qtbot.waitUntil(across.isVisible)
    across.setValue(100)
    assert inner.x() == -100
    assert across.geometry().bottom() == area.height() - 1
    assert not across.geometry().intersects(area.bar.geometry())
    assert QAccessible.queryAccessibleInterface(area).childCount() == 1


def _turn() -> QWheelEvent:
    """The wheel of the mouse, towards the person."""
    at, none = QPointF(50, 50), Qt.MouseButton.NoButton
    plain, whole = Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase
    inverted = False
    return QWheelEvent(at, at, QPoint(0, 0), QPoint(0, -120), none, plain, whole, inverted)


def test_nothing_else_in_the_program_scrolls_with_bars_that_a_screen_reader_stumbles_over() -> None:
    own = [path.name for path in python_files("ui") if "(QScrollArea" in path.read_text("utf-8")]
    made = [path.name for path in python_files("ui") if "QScrollArea()" in path.read_text("utf-8")]
    assert (own, made) == (["scroll_area.py"], [])
