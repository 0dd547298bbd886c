"""Tab follows what is read, and what Python has seen of a layout does not outlive it."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget, QWidgetItem
from pytestqt.qtbot import QtBot
from shiboken6 import Shiboken

from ui.parts import Fold, follow_reading_order


def _faces() -> int:
    """How many items of layouts Python knows, whether Qt still has them or not."""
    return sum(isinstance(each, QWidgetItem) for each in Shiboken.getAllValidWrappers())


def _page() -> tuple[QWidget, list[QWidget]]:
    """A page with rows in rows, made in another order than it is read in."""
    page = QWidget()
    last, second, first = QLineEdit(), QPushButton("b"), QPushButton("a")
    row, inner, column = QHBoxLayout(), QVBoxLayout(), QVBoxLayout(page)
    fold = Fold("c", opened=True)
    fold.body.addWidget(last)
    inner.addWidget(second)
    row.addWidget(first)
    row.addLayout(inner)
    column.addLayout(row)
    column.addWidget(fold)
    return page, [first, second, fold.button, last]


def test_tab_goes_as_the_layouts_do(qtbot: QtBot) -> None:
    page, stops = _page()
    qtbot.addWidget(page)
    follow_reading_order(page)
    for one, other in pairwise(stops):
        following = one.nextInFocusChain()
        while following is not None and following not in stops:
            following = following.nextInFocusChain()
        assert following is other


def test_no_item_of_a_layout_is_left_with_python(qtbot: QtBot) -> None:
    page, stops = _page()
    qtbot.addWidget(page)
    follow_reading_order(page)
    before = _faces()
    layout = page.layout()
    assert layout is not None
    for _time in range(20):
        more = QPushButton("d")
        layout.addWidget(more)
        follow_reading_order(page)
        assert stops[-1].nextInFocusChain() is not None
        more.deleteLater()
        QCoreApplication.sendPostedEvents(more, int(QEvent.Type.DeferredDelete))
    assert _faces() == before
