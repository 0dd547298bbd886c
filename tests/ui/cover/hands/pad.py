"""The pad in use."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QListWidget, QListWidgetItem, QWidget
from pytestqt.qtbot import QtBot

from nocontact_desktop import resources
from nocontact_desktop.disguise.profile import load_profiles
from tests.ui.cover.hands.hands import Hands
from ui.cover.pad.item_list import ItemList
from ui.cover.pad.side_list import SideList
from ui.cover.screen import Fitting
from ui.cover.window import MainWindow

(PROFILE, *_others) = [
    profile for profile in load_profiles(resources.folder("disguises")) if profile.engine == "pad"
]


class PadHands(Hands):
    """Digits and words alike go into the search."""

    mirrored = ("Lists and notes", "New item", "Add")

    def items(self) -> QListWidget:
        found = self.window.front.findChild(ItemList)
        assert found is not None
        return found

    def side(self) -> QListWidget:
        found = self.window.front.findChild(SideList)
        assert found is not None
        return found

    def rows(self, rows: QListWidget) -> list[str]:
        """What stands in the rows."""
        return [self.row(rows, at).text() for at in range(rows.count())]

    def row(self, rows: QListWidget, at: int) -> QListWidgetItem:
        found = rows.item(at)
        assert found is not None
        return found

    def turn(self) -> None:
        """Let what was put off happen."""
        for _time in range(3):
            QApplication.processEvents()
            QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def search(self) -> QLineEdit:
        field = self.control("Search")
        assert isinstance(field, QLineEdit)
        return field

    def go(self, name: str) -> None:
        """Choose a list or a note by the keyboard."""
        self.search().setFocus()
        self.press(Qt.Key.Key_Escape)
        self.side().setFocus()
        self.press(Qt.Key.Key_Home)
        while self.row(self.side(), self.side().currentRow()).text() != name:
            before = self.side().currentRow()
            self.press(Qt.Key.Key_Down)
            assert self.side().currentRow() > before

    def add(self, text: str) -> None:
        self.control("New item").setFocus()
        self.type(text)
        self.press(Qt.Key.Key_Return)
        self.turn()

    def work(self) -> None:
        self.go("Shopping")
        count = self.items().count()
        self.add("green apples")
        assert self.rows(self.items())[count:] == ["green apples"]
        self.items().setFocus()
        self.press(Qt.Key.Key_End)
        self.press(Qt.Key.Key_Space)
        self.turn()
        last = self.row(self.items(), count)
        assert last.checkState() is Qt.CheckState.Checked
        self.press(Qt.Key.Key_Delete)
        self.turn()
        assert self.items().count() == count

    def type_digits(self) -> None:
        self.search().setFocus()
        self.press(Qt.Key.Key_Escape)
        self.type(self.digits)

    def give_words(self) -> None:
        self.search().setFocus()
        self.press(Qt.Key.Key_Escape)
        self.type(self.words)
        self.hold_key()

    def held(self) -> QWidget:
        return self.control("Find next")

    def looks_ordinary(self) -> bool:
        return self.items().isVisible() and self.items().count() > 3 and not self.search().text()


def open_pad(qtbot: QtBot, folder: Path | None) -> PadHands:
    """A pad on the screen that keeps its pages in `folder`, or nowhere."""
    window = MainWindow(PROFILE, is_dark=False, fitting=Fitting(folder))
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    window.settle()
    return PadHands(window, qtbot)
