"""Lists that are longer than the window, and notes that are longer than may be."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPlainTextEdit
from pytestqt.qtbot import QtBot

from nocontact_desktop.disguise.engine.pad import LONGEST_NOTE, Item, Kind, Page
from nocontact_desktop.disguise.engine.pad_file import NAME, read, write
from tests.ui.cover.hands.pad import PadHands, open_pad

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def long_list(qtbot: QtBot, tmp_path: Path) -> PadHands:
    many = tuple(Item(f"thing {number}") for number in range(80))
    pages = (
        Page("Long", Kind.LIST, many),
        Page("Other", Kind.LIST, many),
        Page("Ideas", Kind.NOTE),
    )
    write(tmp_path / NAME, pages)
    return open_pad(qtbot, tmp_path)


def test_a_long_list_does_not_jump_when_something_is_ticked_or_goes(long_list: PadHands) -> None:
    rows, bar = long_list.items(), long_list.items().verticalScrollBar()
    rows.setFocus()
    rows.setCurrentRow(40)
    bar.setValue(rows.visualItemRect(long_list.row(rows, 40)).top() + bar.value())
    for key in (Qt.Key.Key_Space, Qt.Key.Key_Delete):
        before = bar.value()
        long_list.press(key)
        long_list.turn()
        assert (bar.value(), rows.currentRow()) == (before, 40)
    bar.setValue(0)
    long_list.row(rows, 1).setCheckState(Qt.CheckState.Checked)
    long_list.turn()
    assert bar.value() == 0


def test_an_item_that_is_moved_stays_in_sight(long_list: PadHands) -> None:
    rows = long_list.items()
    rows.setFocus()
    for _time in range(30):
        QTest.keyClick(rows, Qt.Key.Key_Down)
    for _time in range(30):
        QTest.keyClick(rows, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
        long_list.turn()
        moved = rows.visualItemRect(long_list.row(rows, rows.currentRow()))
        assert rows.viewport().rect().contains(moved)


def test_another_list_begins_at_its_top_with_nothing_chosen(long_list: PadHands) -> None:
    rows = long_list.items()
    rows.setCurrentRow(70)
    long_list.go("Other")
    assert (rows.currentRow(), rows.verticalScrollBar().value()) == (-1, 0)
    assert not long_list.control("Delete the item").isEnabled()


def test_a_note_that_is_too_long_says_so(long_list: PadHands, tmp_path: Path) -> None:
    long_list.go("Ideas")
    note = long_list.window.front.findChild(QPlainTextEdit)
    assert note is not None
    long = "0123456789abcde\n" * (LONGEST_NOTE // 16 + 1)
    for text, sentences in (
        (long, ["The end of this note is not kept: the note is too long."]),
        ("short", []),
    ):
        note.setPlainText(text)
        long_list.window.hide()
        pages = read(tmp_path / NAME)
        assert pages is not None
        assert pages[2].text == text[:LONGEST_NOTE]
        long_list.window.show()
        labels = [each for each in long_list.window.findChildren(QLabel) if each.wordWrap()]
        assert [each.text() for each in labels if each.isVisible()] == sentences
