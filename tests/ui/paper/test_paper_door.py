"""The one way out: a sentence, the secret once more, one more click, and no half things."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QSettings, Qt, QUrl
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from nocontact_desktop.errors import (
    DiskFullError,
    NoPrinterError,
    PrintFailedError,
    ReadOnlyFolderError,
)
from nocontact_desktop.exports.pages import Pages
from nocontact_desktop.system.memory import Job, MemoryPrinting
from ui.desk.application import NOWHERE
from ui.desk.paper.file_way import FileWay
from ui.desk.paper.outside import Outside
from ui.desk.paper.paper_door import PaperDoor
from ui.desk.paper.print_way import PrintWay
from ui.desk.paper.secret_check import SecretCheck
from ui.tasks import TaskRunner

PAGES = Pages(b"%PDF-pages", ("1 person does not fit on the card and is left out.",))
WORDS = "amber canal lemon"


class Clock:
    """Time that a test moves."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def locked(printing: MemoryPrinting, tasks: TaskRunner, clock: Clock) -> Outside:
    check = SecretCheck(lambda typed: typed == WORDS, clock)
    return Outside(printing, "document", "job", tasks, check)


@pytest.fixture
def door(qtbot: QtBot, outside: Outside) -> PaperDoor:
    return _door(qtbot, outside)


@pytest.fixture
def locked_door(qtbot: QtBot, locked: Outside) -> PaperDoor:
    return _door(qtbot, locked)


@pytest.fixture(autouse=True)
def _no_picker_stays(qtbot: QtBot) -> Iterator[None]:
    yield
    from PySide6.QtWidgets import QApplication

    for window in QApplication.topLevelWidgets():
        if isinstance(window, QFileDialog):
            window.close()


def _door(qtbot: QtBot, outside: Outside) -> PaperDoor:
    made = PaperDoor(outside)
    qtbot.addWidget(made)
    made.resize(460, 400)
    made.set_pages(PAGES)
    made.show()
    return made


def printing_way(qtbot: QtBot, door: PaperDoor) -> PrintWay:
    door.print.click()
    way = door.way
    assert isinstance(way, PrintWay)
    qtbot.waitUntil(lambda: way.printer.count() > 0 or way.instead.isVisible())
    return way


def file_way(door: PaperDoor) -> FileWay:
    door.file.click()
    assert isinstance(door.way, FileWay)
    return door.way


def typed(way: PrintWay | FileWay, secret: str) -> None:
    QTest.keyClicks(way.again.line, secret)
    QTest.keyClick(way.again.line, Qt.Key.Key_Return)


def test_what_does_not_fit_is_said_above_the_buttons(door: PaperDoor) -> None:
    assert door.notes.isVisible()
    assert door.notes.words == PAGES.notes[0]
    corner = QPoint(0, 0)
    assert door.notes.mapTo(door, corner).y() < door.print.mapTo(door, corner).y()
    door.set_pages(Pages(b""), ("A warning.",))
    assert door.notes.words == "A warning."
    door.set_pages(Pages(b""))
    assert not door.notes.isVisible()


def test_before_a_print_one_sentence_says_what_stays(qtbot: QtBot, door: PaperDoor) -> None:
    way = printing_way(qtbot, door)
    assert "about a day" in way.sentence.words
    assert "Paper can be found" in way.sentence.words


def test_before_a_file_one_sentence_says_who_can_read_it(door: PaperDoor) -> None:
    assert "Anybody who can open the folder" in file_way(door).sentence.words


def test_nothing_is_printed_before_one_more_click(
    qtbot: QtBot, door: PaperDoor, printing: MemoryPrinting
) -> None:
    way = printing_way(qtbot, door)
    assert printing.jobs == []
    way.printer.setCurrentText("Library")
    way.copies.setCurrentIndex(2)
    way.go_on.click()
    qtbot.waitUntil(lambda: bool(door.alerts.sentence))
    assert printing.jobs == [Job(PAGES.pdf, "Library", "document", 3)]
    assert door.way is None
    assert door.print.isVisible()


def test_without_a_printer_it_says_so_and_offers_a_file(
    qtbot: QtBot, door: PaperDoor, printing: MemoryPrinting
) -> None:
    printing.names = ()
    way = printing_way(qtbot, door)
    assert any(NoPrinterError.sentence == label for label in _texts(way))
    assert not way.go_on.isVisible()
    way.instead.click()
    assert isinstance(door.way, FileWay)


def test_a_printer_that_refuses_is_said_and_may_be_tried_again(
    qtbot: QtBot, door: PaperDoor, printing: MemoryPrinting, monkeypatch: pytest.MonkeyPatch
) -> None:
    way = printing_way(qtbot, door)

    def refuse(*_given: object) -> None:
        raise PrintFailedError

    monkeypatch.setattr(MemoryPrinting, "print_pdf", refuse)
    way.go_on.click()
    qtbot.waitUntil(lambda: door.alerts.sentence == PrintFailedError.sentence)
    monkeypatch.undo()
    way.go_on.click()
    qtbot.waitUntil(lambda: bool(printing.jobs))
    qtbot.waitUntil(lambda: door.way is None)


def test_pages_that_are_still_being_made_are_waited_for(
    qtbot: QtBot, door: PaperDoor, printing: MemoryPrinting
) -> None:
    way = printing_way(qtbot, door)
    door.expect()
    way.go_on.click()
    assert printing.jobs == []
    door.set_pages(Pages(b"%PDF-newer"))
    qtbot.waitUntil(lambda: [job.pdf for job in printing.jobs] == [b"%PDF-newer"])
    qtbot.waitUntil(lambda: door.way is None)


def test_esc_and_not_now_lead_back_to_the_buttons(qtbot: QtBot, door: PaperDoor) -> None:
    way = file_way(door)
    QTest.keyClick(way, Qt.Key.Key_Escape)
    assert door.way is None
    assert door.file.isVisible()
    printing_way(qtbot, door).not_now.click()
    assert door.way is None


def test_the_secret_is_asked_for_before_anything_leaves(
    qtbot: QtBot, locked_door: PaperDoor, printing: MemoryPrinting
) -> None:
    way = printing_way(qtbot, locked_door)
    assert way.again.line.echoMode() is QLineEdit.EchoMode.Password
    way.go_on.click()
    assert printing.jobs == []
    typed(way, "something else")
    qtbot.waitUntil(lambda: "did not open" in " ".join(_texts(way)))
    assert printing.jobs == []
    assert way.again.line.text() == ""
    typed(way, WORDS)
    qtbot.waitUntil(lambda: bool(printing.jobs))
    qtbot.waitUntil(lambda: locked_door.way is None)


def test_the_secret_is_good_for_five_minutes_and_for_every_way_out(
    qtbot: QtBot, locked_door: PaperDoor, printing: MemoryPrinting, clock: Clock
) -> None:
    typed(printing_way(qtbot, locked_door), WORDS)
    qtbot.waitUntil(lambda: locked_door.way is None)
    clock.now = 299
    assert not file_way(locked_door).again.isVisible()
    clock.now = 300
    locked_door.way.closed.emit()  # type: ignore[union-attr]
    assert file_way(locked_door).again.isVisible()


def test_no_picker_opens_before_the_right_secret(qtbot: QtBot, locked_door: PaperDoor) -> None:
    way = file_way(locked_door)
    typed(way, "wrong")
    qtbot.waitUntil(way.go_on.isEnabled)
    assert way.picker is None
    typed(way, WORDS)
    qtbot.waitUntil(lambda: way.picker is not None)


def test_the_picker_is_qts_own_with_a_neutral_name(door: PaperDoor, home: Path) -> None:
    way = file_way(door)
    way.go_on.click()
    picker = way.picker
    assert picker is not None
    assert picker.testOption(QFileDialog.Option.DontUseNativeDialog)
    assert [Path(file).name for file in picker.selectedFiles()] == ["document.pdf"]
    assert Path(picker.directory().path()) == home
    assert picker.windowModality() is Qt.WindowModality.WindowModal
    assert QUrl.fromLocalFile(str(home)) in picker.sidebarUrls()


def test_the_picker_has_the_way_out_too(qtbot: QtBot, door: PaperDoor) -> None:
    door.window().setWindowTitle("Calculator")
    way = file_way(door)
    way.go_on.click()
    assert way.picker is not None
    leave = way.picker.findChild(QPushButton, "leave")
    assert isinstance(leave, QPushButton)
    assert leave.isVisible()
    assert leave.text() == leave.accessibleName() == "Calculator"
    assert leave.focusPolicy() & Qt.FocusPolicy.TabFocus
    assert not leave.isDefault()
    QTest.keyClick(leave, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: not door.isVisible())  # a closed window is one that is left


def test_the_picker_leaves_nothing_in_the_home_folder(door: PaperDoor, home: Path) -> None:
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, NOWHERE)
    before = sorted(home.rglob("*"))
    way = file_way(door)
    way.go_on.click()
    assert way.picker is not None
    way.picker.reject()
    assert sorted(home.rglob("*")) == before


def test_a_file_chosen_in_the_picker_holds_the_pages(
    qtbot: QtBot, door: PaperDoor, tmp_path: Path
) -> None:
    way = file_way(door)
    way.go_on.click()
    assert way.picker is not None
    way.picker.setDirectory(str(tmp_path))
    way.picker.findChildren(QLineEdit)[0].setText("list")
    way.picker.accept()
    qtbot.waitUntil(lambda: "saved" in door.alerts.sentence)
    assert (tmp_path / "list.pdf").read_bytes() == PAGES.pdf


def test_a_file_that_is_there_is_asked_about_first(
    qtbot: QtBot, door: PaperDoor, tmp_path: Path
) -> None:
    path = tmp_path / "document.pdf"
    path.write_bytes(b"letters")
    way = file_way(door)
    way.choose(path)
    assert path.read_bytes() == b"letters"
    assert way.anyway.isVisible()
    assert way.anyway.text() == "Replace it"
    way.anyway.click()
    qtbot.waitUntil(lambda: path.read_bytes() == PAGES.pdf)
    qtbot.waitUntil(lambda: door.way is None)


def test_a_folder_that_is_copied_elsewhere_is_pointed_out(
    qtbot: QtBot, door: PaperDoor, tmp_path: Path
) -> None:
    folder = tmp_path / "Dropbox"
    folder.mkdir()
    way = file_way(door)
    way.choose(folder / "document.pdf")
    assert any("Dropbox copies this folder" in text for text in _texts(way))
    assert list(folder.iterdir()) == []
    way.anyway.click()
    qtbot.waitUntil(lambda: door.way is None)
    assert (folder / "document.pdf").read_bytes() == PAGES.pdf


def test_a_full_disk_says_its_sentence_and_leaves_nothing(
    qtbot: QtBot, door: PaperDoor, full_disk: Path
) -> None:
    before = list(full_disk.iterdir())
    way = file_way(door)
    door.set_pages(Pages(bytes(100_000)))
    way.choose(full_disk / "document.pdf")
    qtbot.waitUntil(lambda: door.alerts.sentence == DiskFullError.sentence)
    assert list(full_disk.iterdir()) == before
    assert door.way is way


def test_a_read_only_folder_says_its_sentence(
    qtbot: QtBot, door: PaperDoor, read_only_disk: Path
) -> None:
    file_way(door).choose(read_only_disk / "document.pdf")
    qtbot.waitUntil(lambda: door.alerts.sentence == ReadOnlyFolderError.sentence)


def test_the_whole_way_to_a_printer_needs_no_mouse(
    qtbot: QtBot, locked_door: PaperDoor, printing: MemoryPrinting
) -> None:
    locked_door.activateWindow()
    qtbot.waitUntil(locked_door.isActiveWindow)
    locked_door.print.setFocus()
    QTest.keyClick(locked_door.print, Qt.Key.Key_Space)
    way = locked_door.way
    assert isinstance(way, PrintWay)
    qtbot.waitUntil(way.go_on.isEnabled)
    focused = locked_door.window().focusWidget()
    assert focused is way.again.line
    QTest.keyClicks(focused, WORDS)
    QTest.keyClick(focused, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(printing.jobs) == 1)
    qtbot.waitUntil(lambda: locked_door.way is None)


def _texts(way: PrintWay | FileWay) -> list[str]:
    from ui.parts import PlainLabel

    return [label.text() for label in way.findChildren(PlainLabel) if label.isVisible()]
