"""Lists: one click adds, everything can be undone, and hundreds of items open at once."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QElapsedTimer, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from nocontact_desktop.app.workspace import Workspace
from nocontact_desktop.plan.model import Notice, State, When
from tests.ui.desk.conftest import TightStore
from ui.desk.item_editor import ItemEditor
from ui.desk.list_editor import ListEditor
from ui.desk.removed import UndoStrip
from ui.desk.saving import SaveQueue
from ui.forms import PrivateText

STEP, LIST = "documents", "documents"

Open = Callable[[], ListEditor]


@pytest.fixture
def open_list(qtbot: QtBot, workspace: Workspace, saving: SaveQueue) -> Open:
    def build() -> ListEditor:
        editor = ListEditor(workspace, saving, STEP, workspace.list_of(STEP, LIST))
        qtbot.addWidget(editor)
        editor.resize(700, 900)
        editor.show()
        return editor

    return build


def _button(editor: ListEditor, name: str) -> QPushButton:
    shown = [b for b in editor.findChildren(QPushButton) if b.isVisible()]
    return next(b for b in shown if b.accessibleName().startswith(name))


def _titles(workspace: Workspace) -> list[str]:
    return [item.title for item in workspace.items(STEP, LIST)]


def _shown(editor: ListEditor) -> list[str]:
    return [card.head.text() for card in editor.cards]


def _add(workspace: Workspace, *titles: str) -> None:
    for title in titles:
        workspace.add_item(STEP, LIST, title=title)


def test_one_click_adds_a_suggestion(
    qtbot: QtBot, open_list: Open, workspace: Workspace, saving: SaveQueue
) -> None:
    editor = open_list()
    title = workspace.list_of(STEP, LIST).suggestions[0].title
    _button(editor, f"Add: {title}").click()
    qtbot.waitUntil(lambda: bool(editor.cards))
    assert _titles(workspace) == _shown(editor) == [title]
    assert not [
        b for b in editor.findChildren(QPushButton)
        if b.isVisible() and b.accessibleName() == f"Add: {title}"
    ]  # fmt: skip


def test_an_own_item_opens_ready_to_be_named(
    qtbot: QtBot, open_list: Open, workspace: Workspace, saving: SaveQueue
) -> None:
    editor = open_list()
    _button(editor, workspace.list_of(STEP, LIST).add_label).click()
    qtbot.waitUntil(lambda: bool(editor.cards))
    line = editor.cards[0].findChild(QLineEdit)
    assert line is not None
    QTest.keyClicks(line, "Library card")
    assert saving.flush()
    assert _titles(workspace) == ["Library card"]
    assert _shown(editor) == ["Library card"]


def test_marks_and_note_are_kept(open_list: Open, workspace: Workspace, saving: SaveQueue) -> None:
    _add(workspace, "Passport")
    editor = open_list()
    editor.cards[0].open()
    for name in ("How far: Started", "When: On the day", "Would they notice?: Maybe"):
        _button(editor, name).click()
    note = [e for e in editor.findChildren(PrivateText) if e.accessibleName() == "Note"]
    note[0].setPlainText("ask the office")
    assert saving.flush()
    item = workspace.items(STEP, LIST)[0]
    assert (item.state, item.when, item.notice) == (State.STARTED, When.ON_THE_DAY, Notice.MAYBE)
    assert item.note == "ask the office"
    assert "they might notice" in editor.cards[0].head.accessibleName()


def test_one_click_marks_as_done_and_another_takes_it_back(
    open_list: Open, workspace: Workspace, saving: SaveQueue
) -> None:
    _add(workspace, "Passport")
    card = open_list().cards[0]
    card.open()
    card.tick.click()
    assert saving.flush()
    assert workspace.items(STEP, LIST)[0].state is State.DONE
    card.tick.click()
    assert saving.flush()
    assert workspace.items(STEP, LIST)[0].state is State.OPEN


def test_removing_can_be_undone_in_place(
    qtbot: QtBot, open_list: Open, workspace: Workspace, saving: SaveQueue
) -> None:
    _add(workspace, "one", "two", "three")
    editor = open_list()
    editor.cards[1].open()
    _button(editor, "Remove").click()
    qtbot.waitUntil(lambda: len(editor.cards) == 2)
    assert _titles(workspace) == ["one", "three"]
    strip = editor.findChild(UndoStrip)
    assert strip is not None
    assert strip.accessibleName() == "Removed “two”."
    strip.button.click()
    qtbot.waitUntil(lambda: len(editor.cards) == 3)
    assert _titles(workspace) == _shown(editor) == ["one", "two", "three"]


def test_what_was_removed_long_ago_can_be_brought_back(
    qtbot: QtBot, open_list: Open, workspace: Workspace
) -> None:
    _add(workspace, "one", "two")
    workspace.remove_item(workspace.items(STEP, LIST)[0].id)
    editor = open_list()
    _button(editor, "Removed (1)").click()
    _button(editor, "Bring back: one").click()
    qtbot.waitUntil(lambda: len(editor.cards) == 2)
    assert _shown(editor) == _titles(workspace) == ["one", "two"]


def test_items_move_by_keyboard_and_keep_the_focus(
    qtbot: QtBot, open_list: Open, workspace: Workspace, saving: SaveQueue
) -> None:
    _add(workspace, "one", "two", "three")
    editor = open_list()
    editor.activateWindow()
    head = editor.cards[2].head
    head.setFocus()
    QTest.keyClick(head, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    QTest.keyClick(head, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    QTest.keyClick(head, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert saving.flush()
    assert _titles(workspace) == _shown(editor) == ["three", "one", "two"]
    assert editor.window().focusWidget() is head


def test_items_move_by_buttons(open_list: Open, workspace: Workspace, saving: SaveQueue) -> None:
    _add(workspace, "one", "two")
    editor = open_list()
    editor.cards[0].open()
    opened = editor.cards[0].findChild(ItemEditor)
    assert opened is not None
    opened.moved.emit(1)
    assert saving.flush()
    assert _titles(workspace) == _shown(editor) == ["two", "one"]


def test_a_removal_that_could_not_be_saved_leaves_the_item(
    qtbot: QtBot, open_list: Open, workspace: Workspace, saving: SaveQueue, store: TightStore
) -> None:
    _add(workspace, "one")
    editor = open_list()
    editor.cards[0].open()
    store.full = True
    with qtbot.waitSignal(saving.failed):
        _button(editor, "Remove").click()
    assert _shown(editor) == ["one"]
    store.full = False


def test_a_move_that_could_not_be_saved_is_taken_back(
    qtbot: QtBot,
    open_list: Open,
    workspace: Workspace,
    saving: SaveQueue,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from nocontact_desktop.errors import DiskFullError

    def full(*_args: object) -> None:
        raise DiskFullError

    _add(workspace, "one", "two")
    editor = open_list()
    monkeypatch.setattr(TightStore, "move_item", full)
    with qtbot.waitSignal(saving.failed):
        editor.cards[0].head.moved.emit(1)
    assert _shown(editor) == ["one", "two"]


def test_many_suggestions_are_folded_and_can_be_searched(
    open_list: Open, workspace: Workspace
) -> None:
    editor = open_list()

    def chips() -> list[str]:
        names = [b.accessibleName() for b in editor.findChildren(QPushButton) if b.isVisible()]
        return [name for name in names if name.startswith("Add: ")]

    assert len(chips()) == 6
    _button(editor, "Show all").click()
    assert len(chips()) == len(workspace.list_of(STEP, LIST).suggestions)
    line = next(e for e in editor.findChildren(QLineEdit) if e.isVisible())
    line.setText("passport")
    assert chips()
    assert all("passport" in name.lower() for name in chips())


def test_nothing_to_edit_is_built_before_an_item_is_opened(
    qtbot: QtBot, open_list: Open, workspace: Workspace
) -> None:
    _add(workspace, *(f"item {number}" for number in range(200)))
    clock = QElapsedTimer()
    clock.start()
    editor = open_list()
    assert clock.elapsed() < 3000  # about 150 ms alone on the machine
    assert not editor.findChildren(ItemEditor)
    qtbot.waitUntil(lambda: len(editor.cards) == 200)
    editor.cards[150].open()
    assert len(editor.findChildren(ItemEditor)) == 1
