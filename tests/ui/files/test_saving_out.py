"""A copy of a file leaves the vault whole, to where the person wants it, or not at all."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog

from nocontact_desktop.errors import DamagedVaultError, DiskFullError
from nocontact_desktop.vault import Store
from tests.ui.copies.conftest import WORDS
from tests.ui.files.conftest import Room, texts
from ui.desk.files.row_panels import SavePanel
from ui.desk.files.unfinished import clear_unfinished, note_unfinished
from ui.desk.paper.private_file import hidden_name

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def test_a_copy_comes_out_as_the_file_went_in(room: Room) -> None:
    source = room.file("Letter.pdf", 3_000_000)
    room.add(source)
    target = room.outside / "copy.pdf"
    room.save(target)
    assert target.read_bytes() == source.read_bytes()
    assert target.stat().st_mode & 0o777 == 0o600
    assert "The copy is saved" in room.page.said.words
    assert {each.name for each in room.outside.iterdir()} == {"Letter.pdf", "copy.pdf"}
    assert room.opened.vault.store.setting("files.unfinished") == ""


def test_the_secret_is_asked_again_and_a_wrong_one_leads_no_further(room: Room) -> None:
    room.add(room.file("a"))
    room.row().buttons["save"].click()
    panel = room.row().panel
    assert isinstance(panel, SavePanel)
    assert "not encrypted" in panel.sentence.words
    again = panel.again
    assert again.isVisible()
    again.line.setText("some other words")
    with room.qtbot.waitSignal(again.wrong):
        panel.go_on.click()
    assert panel.picker is None
    again.line.setText(WORDS)
    with room.qtbot.waitSignal(again.right):
        panel.go_on.click()
    picker = getattr(panel, "picker", None)
    assert isinstance(picker, QFileDialog)
    picker.reject()


def test_the_picker_begins_with_the_name_made_harmless(room: Room) -> None:
    name = "../a/b\n\u202egpj.exe"
    room.opened.vault.attachments.add(io.BytesIO(b"x"), name, lambda _done: True)
    room.show_anew()
    room.settle()
    panel = room.save_panel()
    assert panel.picker is not None
    (file,) = panel.picker.selectedFiles()
    assert Path(file).name == "_a_b _gpj.exe"


def test_a_file_that_is_there_is_only_replaced_when_that_was_said(room: Room) -> None:
    source, there = room.file("a"), room.file("there", b"letters")
    room.add(source)
    panel = room.save_panel()
    panel.choose(there)
    assert "with this name already" in panel._doubt_words.words
    assert there.read_bytes() == b"letters"
    panel.anyway.click()
    room.settle()
    assert there.read_bytes() == source.read_bytes()


def test_no_copy_is_put_among_the_files_of_the_vault(room: Room) -> None:
    room.add(room.file("a"))
    before = {each.name for each in room.opened.vault.place.folder.iterdir()}
    panel = room.save_panel()
    panel.choose(room.opened.vault.place.folder / "mine")
    assert "Choose another one" in panel.sentence.words
    assert {each.name for each in room.opened.vault.place.folder.iterdir()} == before


@pytest.mark.parametrize("fault", [DamagedVaultError, DiskFullError])
def test_what_goes_wrong_while_saving_leaves_no_half_file(
    room: Room, fault: type[Exception], monkeypatch: pytest.MonkeyPatch
) -> None:
    room.add(room.file("a"), room.file("b"))

    def broken(_id: str, target: object, _progress: object) -> None:
        target.write(b"half")  # type: ignore[attr-defined]
        raise fault

    monkeypatch.setattr(room.opened.vault.attachments, "read", broken)
    room.save(room.outside / "copy")
    damaged = fault is DamagedVaultError
    expected = "damaged in the vault" if damaged else "not enough room in that place"
    assert expected in room.page.trouble.words
    assert {each.name for each in room.outside.iterdir()} == {"a", "b"}
    marks = [texts(row) for row in room.page.rows]
    assert ["is damaged" in each for each in marks] == [damaged, False]


def test_a_place_that_is_gone_is_told(room: Room) -> None:
    room.add(room.file("a"))
    room.save(room.outside / "gone" / "copy")
    assert "did not take the file" in room.page.trouble.words


def leave_in_the_middle(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave while one half of a copy lies outside, as the vault remembers it then."""

    def broken(_id: str, target: io.BufferedWriter, _progress: object) -> None:
        target.write(b"half")
        target.flush()
        (part,) = room.outside.glob(".*.part")
        assert room.opened.vault.store.setting("files.unfinished") == str(part)
        room.work.leave_nothing()
        assert not part.exists()
        raise DiskFullError

    monkeypatch.setattr(room.opened.vault.attachments, "read", broken)
    room.save(room.outside / "copy")


def test_whoever_leaves_in_the_middle_leaves_nothing_of_it(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    room.add(room.file("a"))
    assert room.work.leave_nothing in room.opened.on_leaving
    leave_in_the_middle(room, monkeypatch)
    assert {each.name for each in room.outside.iterdir()} == {"a"}
    assert room.opened.vault.store.setting("files.unfinished") == ""


def test_what_a_kill_left_is_taken_away_at_the_next_opening(room: Room) -> None:
    store: Store = room.opened.vault.store
    part = room.outside / hidden_name()
    part.write_bytes(b"half")
    note_unfinished(store, part)
    clear_unfinished(store)
    assert not part.exists()
    assert store.setting("files.unfinished") == ""


def test_a_stick_that_is_not_there_is_waited_for(room: Room) -> None:
    store: Store = room.opened.vault.store
    part = room.outside / "stick" / hidden_name()
    note_unfinished(store, part)
    clear_unfinished(store)
    assert store.setting("files.unfinished") == str(part)
    part.parent.mkdir()
    part.write_bytes(b"half")
    clear_unfinished(store)
    assert not part.exists()
    assert store.setting("files.unfinished") == ""


def test_only_what_this_program_left_is_taken_away(room: Room) -> None:
    mine = room.file("letter.txt")
    note_unfinished(room.opened.vault.store, mine)
    clear_unfinished(room.opened.vault.store)
    assert mine.exists()


def test_a_full_disk_of_the_vault_keeps_nobody_from_saving(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_what: object) -> None:
        raise DiskFullError

    source = room.file("a")
    room.add(source)
    monkeypatch.setattr("ui.desk.files.file_work.note_unfinished", full)
    room.save(room.outside / "copy")
    assert (room.outside / "copy").read_bytes() == source.read_bytes()
