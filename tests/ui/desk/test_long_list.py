"""A list of very many items is shown in parts, and everything in it can still be reached."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from nocontact_desktop.app.workspace import Workspace
from tests.ui.desk.conftest import built
from ui.desk.list_editor import BEFORE, LONG, PART, ListEditor
from ui.desk.page import Place
from ui.desk.saving import SaveQueue
from ui.desk.shell import Shell

STEP, LIST = "documents", "documents"
MANY = LONG + 20


@pytest.fixture
def ids(workspace: Workspace) -> list[str]:
    return [workspace.add_item(STEP, LIST, title=f"item {at}").id for at in range(MANY)]


@pytest.fixture
def editor(ids: list[str], shell: Shell) -> ListEditor:
    shell.go(Place(STEP))
    return built(shell)._lists[LIST]


@pytest.fixture
def later(ids: list[str], shell: Shell) -> ListEditor:
    """The part that item 200 is in."""
    shell.go(Place(STEP, LIST, ids[200]))
    return built(shell)._lists[LIST]


def _titles(editor: ListEditor) -> list[str]:
    return [card.head.text() for card in editor.cards]


def _names(start: int, end: int) -> list[str]:
    return [f"item {at}" for at in range(start, end)]


def _stored(workspace: Workspace) -> list[str]:
    return [item.title for item in workspace.items(STEP, LIST)]


def test_it_begins_with_a_part_and_the_next_part_can_be_asked_for(
    shell: Shell, editor: ListEditor
) -> None:
    assert _titles(editor) == _names(0, PART)
    assert editor.body.more.words == f"Show {PART} of {MANY - PART} more"
    assert editor.body.earlier.isHidden()
    editor.body.more.click()
    built(shell)
    assert _titles(editor) == _names(0, 2 * PART)
    editor.body.more.click()
    built(shell)
    assert _titles(editor) == _names(0, MANY)
    assert editor.body.more.isHidden()


def test_an_item_far_down_is_opened_without_all_the_others(
    ids: list[str], shell: Shell, editor: ListEditor
) -> None:
    shell.go(Place(STEP, LIST, ids[200], "title"))
    opened = built(shell)._lists[LIST]
    focus = shell.focusWidget()
    assert isinstance(focus, QLineEdit)
    assert focus.text() == "item 200"
    assert _titles(opened) == _names(200 - BEFORE, MANY)
    assert opened.body.earlier.words == f"Show {PART} of {200 - BEFORE} before these"
    opened.body.earlier.click()
    QApplication.processEvents()
    assert _titles(opened) == _names(200 - BEFORE - PART, MANY)


def test_a_new_item_stands_at_the_end_of_the_whole_list(
    qtbot: QtBot, shell: Shell, workspace: Workspace, editor: ListEditor, saving: SaveQueue
) -> None:
    editor.body.add.click()
    qtbot.waitUntil(lambda: len(_stored(workspace)) == MANY + 1)
    built(shell)
    assert _titles(editor)[:-1] == _names(MANY + 1 - BEFORE - 1, MANY)
    assert editor.cards[-1].head.isChecked()


def test_an_item_is_moved_over_the_edge_of_what_is_shown(
    shell: Shell, workspace: Workspace, editor: ListEditor, saving: SaveQueue
) -> None:
    editor.cards[-1].head.moved.emit(1)
    built(shell)
    assert saving.flush()
    expected = [*_names(0, PART - 1), f"item {PART}", f"item {PART - 1}", *_names(PART + 1, MANY)]
    assert _stored(workspace) == expected
    assert _titles(editor) == expected[: len(editor.cards)]


@pytest.mark.parametrize("by", [-1, 1])
def test_in_a_later_part_an_item_is_moved_to_its_right_place(
    shell: Shell, workspace: Workspace, later: ListEditor, saving: SaveQueue, by: int
) -> None:
    later.cards[0].head.moved.emit(by)
    built(shell)
    assert saving.flush()
    at = 200 - BEFORE
    assert _stored(workspace)[at + by] == f"item {at}"
    assert _stored(workspace)[at] == f"item {at + by}"


def test_an_item_that_is_taken_out_comes_back_where_it_was(
    qtbot: QtBot, shell: Shell, workspace: Workspace, later: ListEditor
) -> None:
    later._remove(later.cards[BEFORE])
    qtbot.waitUntil(lambda: len(_stored(workspace)) == MANY - 1)
    QApplication.processEvents()
    assert "item 200" not in _titles(later)
    assert later._undo is not None
    later._undo.button.click()
    qtbot.waitUntil(lambda: _stored(workspace) == _names(0, MANY))
    built(shell)
    assert _titles(later) == _names(200 - BEFORE, MANY)
