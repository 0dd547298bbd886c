"""The numbers that stand for Qt's names are Qt's."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.cover import early_qt


def test_the_numbers_are_those_of_qt(qtbot: QtBot) -> None:
    align = Qt.AlignmentFlag
    forward = Qt.TextFlag.TextForceLeftToRight.value
    one_line = int(align.AlignRight | align.AlignVCenter) | Qt.TextFlag.TextSingleLine.value
    one_line |= forward
    assert align.AlignCenter.value | forward == early_qt.ALIGN_CENTRE
    assert one_line == early_qt.ALIGN_RIGHT_ON_ONE_LINE
    widget = QWidget()
    qtbot.addWidget(widget)
    for number, policy in (
        (early_qt.TAB_FOCUS, Qt.FocusPolicy.TabFocus),
        (early_qt.STRONG_FOCUS, Qt.FocusPolicy.StrongFocus),
    ):
        early_qt.take_focus(widget, number)
        assert widget.focusPolicy() is policy
    widget.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    early_qt.never_mirror(widget)
    assert widget.layoutDirection() is Qt.LayoutDirection.LeftToRight
