"""A person makes a copy, checks it, practises with it, and is told calmly what went wrong."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QFileDialog
from pytestqt.qtbot import QtBot
from shiboken6 import Shiboken

from nocontact_desktop.vault import (
    check_copy,
    keep_generation,
    last_backup,
    last_rehearsal,
    rollback,
)
from tests.ui.copies.conftest import CODE, WORDS
from ui.desk.copies.copies_page import CopiesPage
from ui.desk.copies.entries import SOME_OPENINGS, copies_entries, reminder
from ui.desk.copies.picking import copy_name
from ui.desk.copies.try_copy import TryCopy
from ui.desk.opened import Opened

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def page(opened: Opened, qtbot: QtBot) -> Iterator[CopiesPage]:
    (entry,) = copies_entries(opened)
    page = entry.build()
    assert isinstance(page, CopiesPage)
    qtbot.addWidget(page)
    page.resize(800, 700)
    page.show()
    yield page
    assert page._opened.tasks.wait(10_000)


def give_secret(page: CopiesPage, qtbot: QtBot) -> QFileDialog:
    make = page.make
    make.go_on.click()
    QTest.keyClicks(make.again.line, WORDS)
    make.go_on.click()
    qtbot.waitUntil(lambda: make.picker is not None)
    assert make.picker is not None
    picker = make.picker
    picker.reject()
    return picker


def copy_to(page: CopiesPage, qtbot: QtBot, path: Path) -> None:
    give_secret(page, qtbot)
    with qtbot.waitSignal(page.make.made):
        page.make.choose(path)
        if page.make.anyway.isVisible():
            page.make.anyway.click()


def try_with(part: TryCopy, qtbot: QtBot, typed: str) -> None:
    part.secret.line.setText(typed)
    part.go_on.click()
    qtbot.waitUntil(lambda: part.said.isVisible() or part.trouble.isVisible())


def test_a_copy_is_made_only_after_the_secret_and_is_whole(
    page: CopiesPage, opened: Opened, qtbot: QtBot, tmp_path: Path
) -> None:
    assert "not made a copy" in page.age.text()
    path = tmp_path / "stick" / "document.dat"
    copy_to(page, qtbot, path)
    assert page.make.said.isVisible()
    assert check_copy(path, CODE) == last_backup(opened.vault.store)
    assert "less than a day old" in page.age.text()
    assert [each.name for each in path.parent.iterdir()] == ["document.dat"]


def test_the_picker_offers_a_neutral_name_and_any_kind_of_file(
    page: CopiesPage, opened: Opened, qtbot: QtBot
) -> None:
    picker = give_secret(page, qtbot)
    assert copy_name(opened.profile) == "document.dat"
    assert picker.defaultSuffix() == "dat"
    assert picker.acceptMode() is QFileDialog.AcceptMode.AcceptSave


def test_a_wrong_secret_leads_no_further(page: CopiesPage, qtbot: QtBot) -> None:
    page.make.go_on.click()
    page.make.again.line.setText("some other words")
    with qtbot.waitSignal(page.make.again.wrong):
        page.make.go_on.click()
    assert page.make.picker is None
    assert page.make.go_on.isEnabled()


def test_a_file_that_is_there_and_a_folder_that_is_copied_elsewhere_are_asked_about(
    page: CopiesPage, qtbot: QtBot, tmp_path: Path
) -> None:
    folder = tmp_path / "Dropbox"
    folder.mkdir()
    (folder / "document.dat").write_bytes(b"something else")
    give_secret(page, qtbot)
    page.make.choose(folder / "document.dat")
    assert "Dropbox" in page.make.doubt.words
    assert "with this name already" in page.make.doubt.words
    assert (folder / "document.dat").read_bytes() == b"something else"


def test_no_copy_takes_the_place_of_a_file_of_the_vault(
    page: CopiesPage, opened: Opened, qtbot: QtBot
) -> None:
    slots = opened.vault.place.folder / opened.profile.files.slots
    before = slots.read_bytes()
    give_secret(page, qtbot)
    page.make.choose(slots)
    assert page.make.trouble.isVisible()
    assert slots.read_bytes() == before


def test_a_place_that_is_gone_is_told_and_can_be_chosen_anew(
    page: CopiesPage, opened: Opened, qtbot: QtBot, tmp_path: Path
) -> None:
    give_secret(page, qtbot)
    page.make.choose(tmp_path / "pulled out" / "document.dat")
    qtbot.waitUntil(page.make.trouble.isVisible)
    assert "pulled out" in page.make.trouble._words
    assert page.make.go_on.isEnabled()
    assert last_backup(opened.vault.store) is None


def test_stopping_leaves_nothing(page: CopiesPage, qtbot: QtBot, tmp_path: Path) -> None:
    give_secret(page, qtbot)
    page.make.choose(tmp_path / "stick" / "document.dat")
    if page.make.anyway.isVisible():
        page.make.anyway.click()
    page.make.under_way.stop.click()
    qtbot.waitUntil(page.make.trouble.isVisible)
    assert list((tmp_path / "stick").iterdir()) == []


def test_a_copy_is_checked_with_the_code_and_a_spoilt_one_is_told(
    page: CopiesPage, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "stick" / "document.dat"
    copy_to(page, qtbot, path)
    page.check.choose(path)
    try_with(page.check, qtbot, "719264")
    assert "a PIN does not open copies" in page.check.trouble.words
    try_with(page.check, qtbot, CODE)
    assert "This copy is whole. It is from" in page.check.said.words
    data = bytearray(path.read_bytes())
    data[-70_000] ^= 1
    path.write_bytes(data)
    page.check.choose(path)
    try_with(page.check, qtbot, CODE)
    assert "damaged" in page.check.trouble.words


def test_practising_says_what_would_open_and_changes_only_its_own_day(
    page: CopiesPage, opened: Opened, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "stick" / "document.dat"
    copy_to(page, qtbot, path)
    names = {each.name for each in tmp_path.rglob("*")}
    page.practice.choose(path)
    try_with(page.practice, qtbot, CODE)
    assert "You could open this copy" in page.practice.said.words
    assert last_rehearsal(opened.vault.store) is not None
    assert "You practised this last on" in page.practised.text()
    assert opened.vault.store.answers("money") == {"note": "kept"}
    assert {each.name for each in tmp_path.rglob("*")} == names


def test_the_copies_beside_the_vault_are_shown_and_can_be_practised_with(
    opened: Opened, qtbot: QtBot
) -> None:
    keep_generation(opened.vault)
    page = CopiesPage(opened)
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(page.newest.isVisible)
    assert page.beside.text().startswith("Whole: ")
    page.newest.click()
    try_with(page.practice, qtbot, WORDS)
    assert "You could open this copy" in page.practice.said.words
    assert page._opened.tasks.wait(10_000)


def test_leaving_the_page_stops_the_work(
    page: CopiesPage, opened: Opened, qtbot: QtBot, tmp_path: Path
) -> None:
    moving = page.make.under_way._moving
    page.make.under_way.start("words", lambda progress: progress(1, 2))
    moving = page.make.under_way._moving
    assert opened.slow.wait(5000)
    page.make.under_way.deleteLater()
    qtbot.waitUntil(lambda: moving._stopped)


def test_everything_that_can_be_used_has_a_name(page: CopiesPage, opened: Opened) -> None:
    assert all(each.accessibleName() for each in page.findChildren(QAbstractButton))
    assert page.make.again.line.accessibleName()
    assert page.check.secret.line.accessibleName()


def test_the_overview_is_reminded_only_after_a_while(
    opened: Opened, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert reminder(opened.vault) == ""
    opened.vault.store.set_setting("vault.count", str(SOME_OPENINGS))
    assert rollback.count(opened.vault.store) == SOME_OPENINGS
    assert "no copy" in reminder(opened.vault)
    opened.vault.store.set_setting("vault.backup", "2026-01-01T00:00:00+00:00")
    assert "a month old" in reminder(opened.vault)


def test_a_page_that_is_left_while_it_reads_is_gone_at_once(opened: Opened) -> None:
    let_go = threading.Event()
    opened.tasks.run(let_go.wait)
    page = CopiesPage(opened)
    Shiboken.delete(page)
    let_go.set()
    assert opened.tasks.wait(10_000)
