"""The pad under somebody's hands."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QListWidget, QMenu, QPlainTextEdit
from pytestqt.qtbot import QtBot

from nocontact_desktop.disguise.engine.pad import MOST_ITEMS, Item, Kind, Page
from nocontact_desktop.disguise.engine.pad_file import NAME, read, write
from tests.small_disk import SmallDisk, fill
from tests.ui.cover.hands.pad import PadHands, open_pad

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

PAGES = (
    Page("Shopping", Kind.LIST, (Item("Milk"), Item("Bread"), Item("Pears", done=True))),
    Page("House", Kind.LIST, (Item("Bread bin"),)),
    Page("Ideas", Kind.NOTE, (), "A trip to the sea"),
)

Open = Callable[[Path | None], PadHands]


@pytest.fixture
def opened(qtbot: QtBot) -> Open:
    return partial(open_pad, qtbot)


@pytest.fixture
def hands(opened: Open, tmp_path: Path) -> PadHands:
    write(tmp_path / NAME, PAGES)
    return opened(tmp_path)


def kept(folder: Path) -> dict[str, list[str] | str]:
    """What the file says, as a stranger reads it."""
    data = json.loads((folder / NAME).read_text("utf-8"))
    return {
        page["name"]: page["text"] if "text" in page else [item["text"] for item in page["items"]]
        for page in data["pages"]
    }


def said(hands: PadHands) -> str:
    """The sentence at the bottom."""
    labels = hands.window.front.findChildren(QLabel)
    return next((each.text() for each in labels if each.isVisible() and each.wordWrap()), "")


def test_who_never_uses_it_finds_no_file(opened: Open, tmp_path: Path) -> None:
    hands = opened(tmp_path)
    hands.go("Chores")
    hands.go("Notes")
    hands.type_digits()
    hands.hold_key()
    hands.window.put_away()
    hands.window.bring_back()
    hands.window.close()
    assert list(tmp_path.iterdir()) == []


def test_who_opens_it_again_finds_the_same_lists(opened: Open, tmp_path: Path) -> None:
    first, again = opened(tmp_path), opened(tmp_path)
    rows = first.rows(first.items())
    assert again.rows(again.items()) == rows
    again.add("Plums")
    last = opened(tmp_path)
    assert last.rows(last.items()) == [*rows, "Plums"]


def test_looking_at_lists_does_not_touch_their_file(hands: PadHands, tmp_path: Path) -> None:
    before = (tmp_path / NAME).stat()
    hands.go("Ideas")
    hands.give_words()
    hands.window.close()
    assert (tmp_path / NAME).stat() == before


def test_every_change_is_kept_at_once(hands: PadHands, tmp_path: Path) -> None:
    hands.add("Plums")
    assert kept(tmp_path)["Shopping"] == ["Milk", "Bread", "Pears", "Plums"]
    hands.items().setFocus()
    hands.items().setCurrentRow(0)
    hands.press(Qt.Key.Key_Space)
    hands.turn()
    pages = read(tmp_path / NAME)
    assert pages is not None
    assert pages[0].items[0] == Item("Milk", done=True)
    hands.press(Qt.Key.Key_Delete)
    hands.turn()
    assert kept(tmp_path)["Shopping"] == ["Bread", "Pears", "Plums"]


@pytest.mark.parametrize("text", ["a good deal to buy for the weekend " * 6, "w" * 300])
def test_a_long_item_takes_more_lines_and_never_scrolls_sideways(
    hands: PadHands, text: str
) -> None:
    one_line = hands.items().sizeHintForRow(0)
    hands.add(text)
    rows = hands.items()
    last = hands.row(rows, rows.count() - 1)
    assert not rows.horizontalScrollBar().isVisible()
    assert rows.visualItemRect(last).width() <= rows.viewport().width()
    if " " in text:
        assert rows.visualItemRect(last).height() > 2 * one_line


def test_an_item_gets_another_text(hands: PadHands, tmp_path: Path) -> None:
    hands.items().setFocus()
    hands.items().setCurrentRow(1)
    hands.press(Qt.Key.Key_F2)
    editor = hands.items().viewport().findChild(QLineEdit)
    assert editor is not None
    QTest.keyClick(editor, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(editor, "Rolls")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    hands.turn()
    assert kept(tmp_path)["Shopping"] == ["Milk", "Rolls", "Pears"]
    assert hands.rows(hands.items()) == ["Milk", "Rolls", "Pears"]


def test_items_are_moved_by_keyboard_and_button(hands: PadHands, tmp_path: Path) -> None:
    hands.items().setFocus()
    hands.items().setCurrentRow(0)
    QTest.keyClick(hands.items(), Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    hands.turn()
    assert kept(tmp_path)["Shopping"] == ["Bread", "Milk", "Pears"]
    assert hands.items().currentRow() == 1
    hands.click("Move down")
    hands.turn()
    assert hands.rows(hands.items()) == ["Bread", "Pears", "Milk"]
    hands.click("Move up", "Move up")
    hands.turn()
    assert hands.rows(hands.items()) == ["Milk", "Bread", "Pears"]


def test_a_pasted_list_is_several_items(hands: PadHands, tmp_path: Path) -> None:
    QGuiApplication.clipboard().setText("plums\r\n\n  two   eggs\nميلك 🥛\n")
    hands.control("New item").setFocus()
    QTest.keyClick(hands.focus, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    hands.press(Qt.Key.Key_Return)
    hands.turn()
    assert kept(tmp_path)["Shopping"][3:] == ["plums", "two eggs", "ميلك 🥛"]
    hands.click("Undo")
    assert kept(tmp_path)["Shopping"] == ["Milk", "Bread", "Pears"]


def test_what_has_no_room_stays_where_it_was_typed(hands: PadHands, tmp_path: Path) -> None:
    field = hands.control("New item")
    assert isinstance(field, QLineEdit)
    field.setText("a\n" * MOST_ITEMS)
    hands.click("Add")
    assert said(hands) == "There is no room for that in this list."
    assert field.text() == "a\n" * MOST_ITEMS
    field.setText("Plums")
    hands.click("Add")
    assert (said(hands), field.text()) == ("", "")
    assert kept(tmp_path)["Shopping"] == ["Milk", "Bread", "Pears", "Plums"]


def test_what_is_ticked_goes_at_once(hands: PadHands, tmp_path: Path) -> None:
    hands.click("Delete what is ticked")
    assert kept(tmp_path)["Shopping"] == ["Milk", "Bread"]
    assert not hands.control("Delete what is ticked").isEnabled()
    hands.click("Undo")
    assert hands.control("Delete what is ticked").isEnabled()


def test_the_menu_of_a_list_does_what_the_buttons_do(hands: PadHands, tmp_path: Path) -> None:
    actions = {action.text(): action for action in hands.items().actions()}
    assert list(actions) == ["Change the item", "Delete the item", "Delete what is ticked"]
    assert hands.items().contextMenuPolicy() is Qt.ContextMenuPolicy.ActionsContextMenu
    assert not actions["Delete the item"].isEnabled()
    hands.items().setCurrentRow(0)
    actions["Delete the item"].trigger()
    actions["Delete what is ticked"].trigger()
    assert kept(tmp_path)["Shopping"] == ["Bread"]
    assert not actions["Delete what is ticked"].isEnabled()
    rename, delete = hands.side().actions()
    assert (rename.text(), delete.text()) == ("Change the name", "Delete this list or note")
    for left in (2, 1, 0):
        delete.trigger()
        assert len(kept(tmp_path)) == left
    assert not rename.isEnabled()
    assert not delete.isEnabled()


def test_items_are_moved_by_dragging(hands: PadHands, tmp_path: Path) -> None:
    """Qt moves the row; what follows is ours."""
    model = hands.items().model()
    root = hands.items().rootIndex()
    assert model.moveRow(root, 2, root, 0)
    hands.turn()
    assert kept(tmp_path)["Shopping"] == ["Pears", "Milk", "Bread"]
    assert model.moveRow(root, 0, root, 3)
    hands.turn()
    assert kept(tmp_path)["Shopping"] == ["Milk", "Bread", "Pears"]


def test_everything_can_be_taken_back(hands: PadHands, tmp_path: Path) -> None:
    before = kept(tmp_path)
    hands.side().setFocus()
    hands.press(Qt.Key.Key_Delete)
    hands.turn()
    assert list(kept(tmp_path)) == ["House", "Ideas"]
    hands.add("Soap")
    hands.click("Undo", "Undo")
    assert kept(tmp_path) == before
    assert not hands.control("Undo").isEnabled()


@pytest.mark.parametrize("ending", [Qt.Key.Key_Return, Qt.Key.Key_Escape])
@pytest.mark.parametrize(("entry", "at"), [("New list", 0), ("New note", 1)])
def test_a_new_page_is_named_where_it_stands_and_written_in(
    hands: PadHands, tmp_path: Path, entry: str, at: int, ending: Qt.Key
) -> None:
    hands.click("New list or note")
    menu = hands.window.findChild(QMenu)
    assert menu is not None
    assert menu.actions()[at].text() == entry
    menu.actions()[at].trigger()
    menu.close()
    editor = hands.side().viewport().findChild(QLineEdit)
    assert editor is not None
    QTest.keyClicks(editor, "Garden")
    QTest.keyClick(editor, ending)
    hands.turn()
    name = "Garden" if ending is Qt.Key.Key_Return else entry
    assert list(kept(tmp_path)) == ["Shopping", "House", "Ideas", name]
    assert hands.rows(hands.side())[-1] == name
    hands.type("seeds")
    hands.press(Qt.Key.Key_Return)
    hands.window.hide()
    assert kept(tmp_path)[name] == (["seeds"] if entry == "New list" else "seeds\n")


def test_another_name_for_an_old_list_leaves_the_keyboard_at_the_side(hands: PadHands) -> None:
    hands.side().setFocus()
    hands.press(Qt.Key.Key_F2)
    editor = hands.side().viewport().findChild(QLineEdit)
    assert editor is not None
    QTest.keyClick(editor, Qt.Key.Key_Return)
    hands.turn()
    assert hands.focus is hands.side()


def test_a_note_is_kept_when_one_stops_typing_and_when_one_goes(
    hands: PadHands, tmp_path: Path, qtbot: QtBot
) -> None:
    hands.go("Ideas")
    note = hands.window.front.findChild(QPlainTextEdit)
    assert note is not None
    note.setFocus()
    hands.type("!")
    qtbot.waitUntil(lambda: kept(tmp_path)["Ideas"] == "!A trip to the sea")
    hands.type("?")
    hands.go("House")
    assert kept(tmp_path)["Ideas"] == "!?A trip to the sea"
    hands.go("Ideas")
    note.setFocus()
    note.selectAll()
    hands.type("x")
    hands.window.close()
    assert kept(tmp_path)["Ideas"] == "x"


def test_searching_shows_places_and_goes_there(hands: PadHands) -> None:
    hands.search().setFocus()
    hands.type("bread")
    (found,) = [
        rows
        for rows in hands.window.front.findChildren(QListWidget)
        if rows.isVisible() and rows.accessibleName() == "Found"
    ]
    assert hands.rows(found) == ["Shopping · Bread", "House · Bread bin"]
    hands.press(Qt.Key.Key_Return)
    assert found.currentRow() == 1
    hands.press(Qt.Key.Key_Down)
    assert hands.focus is found
    hands.press(Qt.Key.Key_Return)
    assert hands.search().text() == ""
    assert hands.side().currentRow() == 1
    assert hands.rows(hands.items()) == ["Bread bin"]
    assert hands.focus is hands.items()


def test_what_is_not_there_is_not_found(hands: PadHands) -> None:
    hands.search().setFocus()
    hands.type("007314")
    labels = hands.window.front.findChildren(QLabel)
    assert "Nothing found" in [each.text() for each in labels if each.isVisible()]
    hands.press(Qt.Key.Key_Down)
    assert hands.focus is hands.search()
    hands.press(Qt.Key.Key_Escape)
    assert hands.items().isVisible()


def test_a_click_on_a_place_goes_there_too(hands: PadHands) -> None:
    hands.search().setFocus()
    hands.type("sea")
    (found,) = [
        rows
        for rows in hands.window.front.findChildren(QListWidget)
        if rows.isVisible() and rows.accessibleName() == "Found"
    ]
    where = found.visualItemRect(hands.row(found, 0)).center()
    QTest.mouseClick(found.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(where))
    assert hands.side().currentRow() == 2


def test_keys_for_finding_and_undoing_work_everywhere(hands: PadHands) -> None:
    hands.add("Plums")
    hands.items().setFocus()
    control = Qt.KeyboardModifier.ControlModifier
    QTest.keyClick(hands.focus, Qt.Key.Key_Z, control)
    hands.turn()
    assert hands.rows(hands.items()) == ["Milk", "Bread", "Pears"]
    QTest.keyClick(hands.focus, Qt.Key.Key_F, control)
    assert hands.focus is hands.search()


def test_a_damaged_file_is_said_and_never_written_over(opened: Open, tmp_path: Path) -> None:
    (tmp_path / NAME).write_text('{"pages": [', "utf-8")
    hands = opened(tmp_path)
    assert said(hands).startswith("The file with your lists could not be read.")
    hands.work()
    assert (tmp_path / NAME).read_text("utf-8") == '{"pages": ['
    (tmp_path / NAME).unlink()
    hands.add("Plums")
    assert said(hands) == ""
    assert "Plums" in kept(tmp_path)["Shopping"]


def test_a_full_disk_is_said_until_there_is_room(opened: Open, small_disk: SmallDisk) -> None:
    folder = small_disk(1)
    hands = opened(folder)
    other = fill(folder)
    hands.add("Plums")
    assert said(hands).startswith("The disk is full")
    assert "Plums" in hands.rows(hands.items())
    other.unlink()
    hands.add("Pears")
    assert said(hands) == ""
    assert kept(folder)["Shopping"][-2:] == ["Plums", "Pears"]


def test_what_another_window_wrote_is_taken_over(hands: PadHands, tmp_path: Path) -> None:
    write(tmp_path / NAME, (Page("Only one", Kind.LIST, (Item("Tea"),)),))
    QApplication.sendEvent(hands.window.front, QEvent(QEvent.Type.WindowActivate))
    assert hands.rows(hands.side()) == ["Only one"]
    hands.add("Cake")
    assert kept(tmp_path) == {"Only one": ["Tea", "Cake"]}


def test_without_any_page_one_can_begin_anew(hands: PadHands, tmp_path: Path) -> None:
    hands.click(*["Delete this list or note"] * 3)
    assert kept(tmp_path) == {}
    labels = [each.text() for each in hands.window.front.findChildren(QLabel) if each.isVisible()]
    assert "Begin with a new list" in labels
    hands.side().setFocus()
    hands.press(Qt.Key.Key_Delete)
    hands.type_digits()
    hands.hold_key()
    assert hands.given == [hands.digits]


def test_without_a_folder_all_is_in_memory(opened: Open) -> None:
    hands = opened(None)
    hands.work()
    assert said(hands) == ""
