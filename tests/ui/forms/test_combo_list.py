"""The list of a box to choose from shows ten entries whole, without a scroller."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ui.forms import PrivateCombo
from ui.theme import Look, apply

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_ten_entries_are_shown_whole(qtbot: QtBot, qapp: QApplication, scale: float) -> None:
    apply(qapp, Look(scale=scale))
    page = QWidget()
    combo = PrivateCombo(page)
    combo.addItems([f"{count}00%" for count in range(10)])
    qtbot.addWidget(page)
    page.show()
    combo.showPopup()
    view = combo.view()
    assert view.verticalScrollBar().maximum() == 0
    last = view.visualRect(view.model().index(9, 0))
    assert view.viewport().rect().contains(last)
    assert last.height() >= view.fontMetrics().height()
    combo.hidePopup()
