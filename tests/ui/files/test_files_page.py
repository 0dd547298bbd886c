"""A person keeps files in the vault, gets them back, and is told calmly what went wrong."""

from __future__ import annotations

import threading
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QFileDialog, QLabel
from shiboken6 import Shiboken

from nocontact_desktop.errors import DiskFullError, StorageFailedError
from nocontact_desktop.vault import Room as DiskRoom
from nocontact_desktop.vault import chunks
from tests.ui.files.conftest import Room, texts
from ui.desk.files import files_page
from ui.desk.files.entries import FILES, files_entries
from ui.desk.files.files_page import FilesPage
from ui.desk.files.row_panels import RemovePanel, RenamePanel

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def test_an_empty_vault_says_so_kindly(room: Room) -> None:
    assert "no file here yet" in room.page.count.text()
    assert not room.page.check.isVisible()


def test_files_are_added_and_the_page_says_what_stays_outside(room: Room) -> None:
    one, two = room.file("Letter.pdf", 2_000_000), room.file("photo.jpg", b"x" * 1500)
    room.add(one, two)
    assert [(each.name, each.size) for each in room.kept()] == [
        ("Letter.pdf", 2_000_000),
        ("photo.jpg", 1500),
    ]
    assert "2 files are in the vault now." in room.page.said.words
    assert "stays where it was" in room.page.said.words
    assert not room.page.trouble.isVisible()
    assert one.exists()
    assert two.exists()
    assert room.page.count.text().startswith("2 files, 2.0 MB")
    assert [row.about.text() for row in room.page.rows] == ["2.0 MB", "1.5 kB"]


def test_the_picker_is_the_programs_own_and_takes_several_files(room: Room) -> None:
    room.page.take_in.go_on.click()
    picker = room.page.take_in.picker
    assert picker is not None
    assert picker.testOption(QFileDialog.Option.DontUseNativeDialog)
    assert picker.fileMode() is QFileDialog.FileMode.ExistingFiles
    assert picker.acceptMode() is QFileDialog.AcceptMode.AcceptOpen
    picker.reject()


def test_what_cannot_be_read_is_named_and_the_others_come_in(room: Room) -> None:
    good, gone = room.file("good.txt"), room.outside / "gone.txt"
    own = room.opened.vault.place.folder / room.opened.profile.files.first
    room.add(gone, own, good)
    assert [each.name for each in room.kept()] == ["good.txt"]
    assert "1 file is in the vault now." in room.page.said.words
    assert "gone.txt" in room.page.trouble.words
    assert own.name in room.page.trouble.words
    assert "could not be read to its end" in room.page.trouble.words


def test_many_that_cannot_be_read_are_counted(room: Room) -> None:
    room.add(*(room.outside / f"gone {n}" for n in range(8)))
    assert "3 more were not." in room.page.trouble.words
    assert not room.page.said.isVisible()


def test_without_room_on_the_disk_nothing_is_begun(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "ui.desk.files.take_in.room_for", lambda *_what: DiskRoom(9_000_000, 0, 8_000_000)
    )
    room.add(room.file("a"))
    assert "about 9.0 MB are needed, and 8.0 MB are free" in room.page.take_in.cost.words
    assert room.kept() == []
    assert room.page.take_in.go_on.isEnabled()


def test_a_disk_that_is_full_meanwhile_is_told_in_one_sentence(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_what: object, **_more: object) -> None:
        raise DiskFullError

    monkeypatch.setattr(chunks, "put", full)
    room.add(room.file("a"))
    assert "not enough room for it" in room.page.trouble.words
    assert room.kept() == []
    assert room.opened.vault.store.answers("money") == {"note": "kept"}


def test_a_faulty_disk_ends_the_work_after_the_first_file(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    def faulty(*_what: object, **_more: object) -> None:
        raise StorageFailedError

    monkeypatch.setattr(room.opened.vault.attachments, "add", faulty)
    room.add(room.file("a"), room.file("b"))
    assert "reported a fault" in room.page.trouble.words
    assert "b was not" not in room.page.trouble.words


def test_what_costs_much_is_asked_first(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        "ui.desk.files.take_in.room_for",
        lambda *_what: DiskRoom(300_000_000, 600_000_000, 850_000_000),
    )
    room.add(room.file("a"))
    take_in = room.page.take_in
    assert "about 900.0 MB more" in take_in.cost.words
    assert "would not be room for all copies" in take_in.cost.words
    assert room.kept() == []
    take_in.not_now.click()
    assert take_in.go_on.isVisible()
    assert not take_in.cost.isVisible()
    room.add(room.file("a"))
    take_in.anyway.click()
    room.settle()
    assert len(room.kept()) == 1


class Gate:
    """Lets the work go on when the test says so."""

    def __init__(self, room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
        self.begun, self.go_on = threading.Event(), threading.Event()
        put: Callable[..., None] = chunks.put

        def slow(*what: object, **more: object) -> None:
            self.begun.set()
            assert self.go_on.wait(20)
            put(*what, **more)

        monkeypatch.setattr(chunks, "put", slow)
        room.page.take_in.choose([room.file("large", 20 << 20)])
        room.qtbot.waitUntil(self.begun.is_set)


def test_stop_ends_it_and_nothing_is_kept(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    gate = Gate(room, monkeypatch)
    assert room.page.bar.isVisible()
    room.page.bar.stop.click()
    gate.go_on.set()
    room.settle()
    assert "Stopped." in room.page.trouble.words
    assert room.kept() == []
    assert not room.page.bar.isVisible()
    assert room.page.take_in.go_on.isEnabled()


def test_while_one_thing_is_under_way_nothing_else_can_be_begun(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    room.add(room.file("first"))
    gate = Gate(room, monkeypatch)
    buttons = [room.page.take_in.go_on, room.page.check, *room.row().buttons.values()]
    assert [button.isEnabled() for button in buttons] == [False] * 5
    gate.go_on.set()
    room.settle()
    assert room.page.take_in.go_on.isEnabled()
    assert room.row().buttons["save"].isEnabled()


def test_work_goes_on_when_the_page_is_left_and_is_found_again(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate = Gate(room, monkeypatch)
    room.show_anew()
    assert room.page.bar.isVisible()
    assert not room.page.take_in.go_on.isEnabled()
    gate.go_on.set()
    room.settle()
    assert "1 file is in the vault now." in room.page.said.words
    assert len(room.page.rows) == 1


def test_left_meanwhile_the_window_tells_it_without_a_name(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    gate = Gate(room, monkeypatch)
    monkeypatch.setattr(room.work, "_opened", _Telling(told))
    room.page.hide()
    gate.go_on.set()
    room.settle()
    assert told == ["1 file is in the vault now."]


def test_a_page_that_is_gone_while_it_reads_is_asked_nothing(room: Room) -> None:
    let_go = threading.Event()
    room.opened.tasks.run(let_go.wait)
    page = FilesPage(room.opened, room.work)
    Shiboken.delete(page)
    let_go.set()
    room.settle()


class _Telling:
    def __init__(self, told: list[str]) -> None:
        self.tell = lambda sentence, _place: told.append(sentence)


def test_a_name_is_changed(room: Room) -> None:
    room.add(room.file("IMG_1.jpg"))
    room.row().buttons["rename"].click()
    panel = room.row().panel
    assert isinstance(panel, RenamePanel)
    assert panel.line.text() == "IMG_1.jpg"
    panel.line.setText("   ")
    assert not panel.go_on.isEnabled()
    panel.line.setText(" The hall, May <b> ")
    QTest.keyClick(panel.line, Qt.Key.Key_Return)
    room.settle()
    assert [each.name for each in room.kept()] == ["The hall, May <b>"]
    assert room.row().name.text() == "\u2068The hall, May <b>\u2069"
    assert room.row().name.textFormat() is Qt.TextFormat.PlainText


def test_a_file_is_removed_after_one_calm_question(room: Room) -> None:
    room.add(room.file("a"), room.file("b"))
    room.row().buttons["remove"].click()
    panel = room.row().panel
    assert isinstance(panel, RemovePanel)
    assert "for good" in room.page.findChildren(RemovePanel)[0].findChildren(QLabel)[0].text()
    QTest.keyClick(panel, Qt.Key.Key_Escape)
    assert room.row().panel is None
    assert len(room.kept()) == 2
    room.row().buttons["remove"].click()
    panel = room.row().panel
    assert isinstance(panel, RemovePanel)
    panel.go_on.click()
    room.settle()
    assert [each.name for each in room.kept()] == ["b"]
    assert "removed" in room.page.said.words


def test_only_one_panel_is_open_at_a_time(room: Room) -> None:
    room.add(room.file("a"), room.file("b"))
    room.row(0).buttons["remove"].click()
    room.row(1).buttons["rename"].click()
    assert room.row(0).panel is None
    assert isinstance(room.row(1).panel, RenamePanel)


def test_the_same_content_is_said_to_be_kept_once(room: Room) -> None:
    room.add(room.file("a", b"same"), room.file("b", b"same"), room.file("c", b"other"))
    said = ["kept once" in row.about.text() for row in room.page.rows]
    assert said == [True, True, False]


def test_a_check_finds_the_damaged_one_and_marks_it(room: Room) -> None:
    room.add(room.file("a", b"one"), room.file("b", b"two"))
    room.page.check.click()
    room.settle()
    assert room.page.said.words == "All files are whole."
    change = "update chunks set data = zeroblob(3) where n = (select min(n) from chunks)"
    room.opened.vault.database.write(lambda c: c.execute(change))
    room.page.check.click()
    room.settle()
    assert "1 file is damaged" in room.page.trouble.words
    assert ["is damaged" in texts(row) for row in room.page.rows] == [True, False]


def test_of_many_files_some_are_shown_and_the_others_on_demand(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files_page, "MOST_AT_ONCE", 2)
    room.add(*(room.file(f"{n}") for n in range(3)))
    assert len(room.page.rows) == 2
    room.page.more.click()
    assert len(room.page.rows) == 3
    assert not room.page.more.isVisible()


def test_every_button_can_be_told_from_the_others_by_its_name(room: Room) -> None:
    room.add(room.file("a"), room.file("b"))
    buttons = [each for each in room.page.findChildren(QAbstractButton) if each.isVisible()]
    names = [each.accessibleName() for each in buttons]
    assert all(names)
    assert len(set(names)) == len(names)


def test_a_fault_of_ours_tells_no_name(
    room: Room, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    def broken(*_what: object) -> None:
        raise ValueError("Letter.pdf")

    monkeypatch.setattr(room.opened.vault.attachments, "add", broken)
    room.add(room.file("Letter.pdf"))
    assert room.page.trouble.words.startswith("Something did not work.")
    assert "Letter" not in "".join(capfd.readouterr())


def test_the_page_stands_in_the_menu(room: Room) -> None:
    (entry,) = files_entries(room.opened)
    assert (entry.id, entry.title, entry.in_menu) == (FILES, "Files", True)
