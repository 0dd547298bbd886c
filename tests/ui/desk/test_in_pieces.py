"""Pages are built piece by piece: the exit key never waits for a long list."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from nocontact_desktop.app.workspace import Workspace
from nocontact_desktop.plan.model import Notice, When
from tests.ui.desk.conftest import built
from ui.desk.item_card import ItemCard
from ui.desk.list_body import ListBody
from ui.desk.list_editor import ListEditor
from ui.desk.page import SEARCH, Place
from ui.desk.pieces import LONGEST_MS, Pieces
from ui.desk.rows import BLOCK, Rows
from ui.desk.saving import SaveQueue
from ui.desk.search_page import SearchPage
from ui.desk.shell import Shell
from ui.desk.step_card import StepCard
from ui.desk.step_page import StepPage

STEP = LIST = "documents"
MANY = 60


def _add(workspace: Workspace, count: int) -> list[str]:
    names = (f"item {number}" for number in range(count))
    return [workspace.add_item(STEP, LIST, title=name).id for name in names]


def _add_noticed(workspace: Workspace, count: int) -> None:
    for number in range(count):
        item = workspace.add_item(STEP, LIST, title=f"item {number}")
        workspace.change_item(replace(item, notice=Notice.MAYBE, when=When.NOW))


def _page(shell: Shell) -> StepPage:
    assert isinstance(shell.page, StepPage)
    return shell.page


def _titles(editor: ListEditor) -> list[str]:
    return [card.head.text() for card in editor.cards]


def test_a_folded_list_is_built_when_it_is_opened(shell: Shell) -> None:
    shell.go(Place("money"))
    page = built(shell)
    folded = [each for each in page._lists.values() if not each.findChildren(ListBody)]
    assert len(folded) == len(page._lists) - 1
    folded[0].open()
    assert folded[0].findChildren(ListBody)
    assert not folded[1].findChildren(ListBody)


def test_going_to_a_step_builds_no_list_and_no_tip_before_it_is_first_drawn(
    shell: Shell, workspace: Workspace
) -> None:
    _add(workspace, MANY)
    shell.go(Place(STEP))
    assert not _page(shell).findChildren(ListBody)
    assert not _page(shell).findChildren(ItemCard)


def test_a_long_list_begins_with_its_first_screen_and_ends_whole_and_in_order(
    shell: Shell, workspace: Workspace
) -> None:
    _add(workspace, MANY)
    shell.go(Place(STEP))
    editor = _page(shell)._lists[LIST]
    editor.begin()
    assert len(editor.cards) == BLOCK
    built(shell)
    assert _titles(editor) == [f"item {number}" for number in range(MANY)]


def test_nothing_that_was_drawn_moves_while_a_page_is_built(
    qapp: QApplication, open_shell: Callable[..., Shell], workspace: Workspace
) -> None:
    _add(workspace, MANY)
    shell = open_shell(height=2000)
    shell.go(Place(STEP))
    watch = _Drawn(_page(shell))
    qapp.installEventFilter(watch)
    built(shell)
    qapp.removeEventFilter(watch)
    assert watch.places
    assert {len(places) for places in watch.places.values()} == {1}


def test_an_item_far_down_is_opened_as_soon_as_it_is_there(
    qtbot: QtBot, shell: Shell, workspace: Workspace
) -> None:
    ids = _add(workspace, MANY)
    shell.go(Place(STEP, LIST, ids[-1], "title"))
    built(shell)
    focus = shell.focusWidget()
    assert isinstance(focus, QLineEdit)
    assert focus.text() == f"item {MANY - 1}"
    qtbot.waitUntil(lambda: 0 < focus.mapTo(shell, QPoint(0, 0)).y() < shell.height())


def test_what_is_done_to_a_list_that_is_not_all_there_waits_for_the_rest(
    qtbot: QtBot, shell: Shell, workspace: Workspace, saving: SaveQueue
) -> None:
    _add(workspace, MANY)
    shell.go(Place(STEP))
    editor = _page(shell)._lists[LIST]
    editor.begin()
    editor.cards[BLOCK - 1].head.moved.emit(1)
    editor.body.add.click()
    built(shell)
    qtbot.waitUntil(lambda: len(editor.cards) == MANY + 1)
    assert saving.flush()
    stored = [item.title for item in workspace.items(STEP, LIST)]
    assert stored[BLOCK - 1 : BLOCK + 1] == [f"item {BLOCK}", f"item {BLOCK - 1}"]
    assert _titles(editor)[:-1] == stored[:-1]


def test_typing_in_one_item_of_many_makes_nothing_anew(
    qtbot: QtBot, shell: Shell, workspace: Workspace, saving: SaveQueue
) -> None:
    _add(workspace, MANY)
    shell.go(Place(STEP))
    editor = built(shell)._lists[LIST]
    editor.cards[3].open()
    QApplication.processEvents()
    before = set(editor.findChildren(QWidget))
    line = editor.cards[3].findChild(QLineEdit)
    assert line is not None
    QTest.keyClicks(line, "abc")
    with qtbot.waitSignal(saving.saved):
        QTest.keyClicks(line, "d")
    QApplication.processEvents()
    assert set(editor.findChildren(QWidget)) == before


@pytest.mark.parametrize("section", ["safe-places", "documents", "money", "people", "blocking"])
def test_a_page_comes_to_rest(
    qapp: QApplication, shell: Shell, workspace: Workspace, section: str
) -> None:
    shell.go(Place(section))
    built(shell)
    for _turn in range(30):
        qapp.processEvents()
    watch = _Laid()
    qapp.installEventFilter(watch)
    for _turn in range(10):
        qapp.processEvents()
    qapp.removeEventFilter(watch)
    assert watch.count == 0


class _Drawn(QObject):
    """Notes where on the page each item is drawn."""

    def __init__(self, page: QWidget) -> None:
        super().__init__()
        self._page = page
        self.places: dict[QWidget, set[tuple[int, int]]] = {}

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Paint and isinstance(watched, ItemCard):
            place = watched.mapTo(self._page, watched.rect().topLeft())
            self.places.setdefault(watched, set()).add((place.x(), place.y()))
        return False


class _Laid(QObject):
    """Counts how often something is laid out."""

    def __init__(self) -> None:
        super().__init__()
        self.count = 0

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        self.count += event.type() is QEvent.Type.LayoutRequest
        return False


def test_what_is_open_is_listed_only_when_it_is_wanted(shell: Shell, workspace: Workspace) -> None:
    _add(workspace, MANY)
    shell.go(Place(STEP))
    aside = built(shell)._aside

    def rows() -> list[str]:
        names = [button.accessibleName() for button in aside.findChildren(QPushButton)]
        return [name for name in names if name.startswith("item ")]

    assert rows() == []
    aside._open_things.open()
    assert 0 < len(rows()) < MANY


def test_pieces_keep_their_order_and_let_others_in_between(qtbot: QtBot) -> None:
    pieces, done = Pieces(), list[str]()

    def slow(name: str) -> Callable[[], None]:
        def work() -> None:
            done.append(name)
            QTest.qSleep(LONGEST_MS + 1)

        return work

    pieces.add(slow("one"), slow("three"))
    pieces.add_next(slow("none"))
    pieces.after(lambda: done.append("last"))
    with qtbot.waitSignal(pieces.finished):
        QApplication.processEvents()
        assert done == ["none"]
    assert done == ["none", "one", "three", "last"]
    pieces.after(lambda: done.append("at once"))
    assert done[-1] == "at once"


def test_rows_count_as_one_list_whatever_block_they_are_in(qtbot: QtBot) -> None:
    rows = Rows()
    qtbot.addWidget(rows)
    order: list[QWidget] = []
    for number in range(3 * BLOCK):
        at = (number * 7) % (number + 1)
        order.insert(at, QWidget())
        rows.insert(at, order[at])
    assert [rows.position(each) for each in order] == list(range(3 * BLOCK))
    for at in (0, BLOCK, BLOCK, 5, 2 * BLOCK):
        gone = order.pop(at)
        rows.take(gone)
        gone.deleteLater()
        assert rows.position(gone) == -1
    assert [rows.position(each) for each in order] == list(range(len(order)))
    for each in order:
        rows.take(each)
        each.deleteLater()
    assert rows.isHidden()
    assert rows.position(None) == -1


def test_what_many_items_share_is_said_once_and_each_has_a_sign(
    shell: Shell, workspace: Workspace
) -> None:
    _add_noticed(workspace, 4)
    shell.go(Place(STEP))
    editor = built(shell)._lists[LIST]
    words = "They may notice this. Think of a plain reason for it, or of a better moment."
    above = [note.words for note in editor.body._notes]
    assert above == [
        "4 of these may be noticed. Think of a plain reason for each, or of a better moment."
    ]
    for card in editor.cards:
        assert card._notes == []
        assert card.head.accessibleDescription().startswith(words)
        assert card.head.toolTip() == words
    editor.cards[0].open()
    assert [note.words for note in editor.cards[0]._notes] == [words]


def test_what_few_items_share_is_said_at_each(shell: Shell, workspace: Workspace) -> None:
    _add_noticed(workspace, 3)
    shell.go(Place(STEP))
    editor = built(shell)._lists[LIST]
    assert editor.body._notes == []
    assert [len(card._notes) for card in editor.cards] == [1, 1, 1]
    assert "notice" not in editor.cards[0].head.accessibleDescription()


def test_the_list_opens_and_closes_by_key_as_before(shell: Shell, workspace: Workspace) -> None:
    _add(workspace, 1)
    shell.go(Place(STEP))
    head = built(shell)._lists[LIST].cards[0].head
    QTest.keyClick(head, Qt.Key.Key_Return)
    assert head.isChecked()


def test_many_finds_come_piece_by_piece_and_those_of_an_older_search_not_at_all(
    qtbot: QtBot, shell: Shell, workspace: Workspace, saving: SaveQueue
) -> None:
    _add(workspace, 40)
    shell.go(Place(SEARCH, text="item"))
    page = shell.page
    assert isinstance(page, SearchPage)
    assert saving.flush()  # the outcome of the search is there, and no event came since
    assert 0 < len(page.findChildren(StepCard)) < 40
    qtbot.waitUntil(lambda: len(page.findChildren(StepCard)) == 40)
    page.show_place(Place(SEARCH, text="ite"))
    page.show_place(Place(SEARCH, text="39"))

    def shown() -> list[str]:
        return [card.text() for card in page.findChildren(StepCard) if card.isVisible()]

    qtbot.waitUntil(lambda: shown() == ["item 39"])
    for _turn in range(10):
        QApplication.processEvents()
    assert shown() == ["item 39"]
