"""Nothing is taken away without a question, and what was chosen is what is done."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit

from nocontact_desktop.app.keeping import Due, Found, Keeping, holds, keep, keeping, settle
from nocontact_desktop.app.memory_store import MemoryStore
from nocontact_desktop.app.reading_out import day_in_words
from nocontact_desktop.errors import DiskFullError
from tests.ui.copies.conftest import opened, profile  # noqa: F401 - the fixtures
from tests.ui.copies.test_every_look import looked_at, way  # noqa: F401 - a fixture
from tests.ui.desk.test_every_page import Way
from tests.ui.keeping.conftest import Room
from ui.desk.keeping.keep_panels import EmptyPanel, KeepPanel
from ui.desk.keeping.keep_words import today, told_at_opening
from ui.desk.keeping.keeping_page import KeepingPage
from ui.desk.opened import Opened
from ui.desk.page import Place
from ui.desk.step_foot import StepFoot
from ui.desk.step_page import StepPage

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def change(room: Room) -> KeepPanel:
    room.row.change.click()
    room.settle()
    panel = room.row.panel
    assert isinstance(panel, KeepPanel)
    return panel


def test_every_step_says_why_it_asks_and_how_long_it_stays(room: Room) -> None:
    assert list(room.page.rows) == [each.id for each in room.workspace.sections]
    told = room.told()
    for section in room.workspace.sections:
        assert section.title in told
        assert section.why in told
    assert told.count("Kept until you take it away.") == len(room.page.rows)
    assert "1 thing is kept here" in room.told(room.row)
    assert "still hold it" in told


def test_never_kept_asks_first_and_then_takes_away(room: Room) -> None:
    panel = change(room)
    panel.kind.buttons["never"].setChecked(True)
    assert panel.question.isVisible()
    assert panel.go_on.words == "Take it away for good"
    assert holds(room.workspace, "people") == 1
    panel.go_on.click()
    room.settle()
    assert holds(room.workspace, "people") == 0
    assert keeping(room.workspace, "people") == Keeping(never=True)
    assert "Never kept." in room.told(room.row)
    assert room.row.empty.isHidden()
    assert "From now on nothing is kept there." in room.told()


def no_room(*_what: object) -> None:
    raise DiskFullError


@pytest.mark.parametrize("never", [True, False], ids=["never kept", "emptied"])
def test_what_found_no_room_on_the_disk_goes_too(
    room: Room, monkeypatch: pytest.MonkeyPatch, never: bool
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(MemoryStore, "set_answer", no_room)
        room.saving.answer("people", "code_word", "Larkspur")
        assert not room.saving.flush()
        if never:
            room.row.change.click()
            panel = room.row.panel
            assert isinstance(panel, KeepPanel)
            panel.kind.buttons["never"].setChecked(True)
            panel.go_on.click()
        else:
            room.row.empty.click()
            assert isinstance(room.row.panel, EmptyPanel)
            room.row.panel.go_on.click()
        room.qtbot.waitUntil(lambda: holds(room.workspace, "people") == 0)
    room.settle()
    assert room.saving.answers("people") == {}


def test_what_stood_there_before_can_be_taken_away_of_an_empty_step(room: Room) -> None:
    room.workspace.set_answer("money", "account_name", "Larkspur bank")
    room.workspace.set_answer("money", "account_name", "")
    page = KeepingPage(room.workspace, room.saving)
    room.qtbot.addWidget(page)
    page.show()
    row = page.rows["money"]
    assert "The list of changes still holds what stood here before." in room.told(row)
    row.empty.click()
    assert isinstance(row.panel, EmptyPanel)
    row.panel.go_on.click()
    room.settle()
    assert "money" not in room.workspace.trail.sections()
    assert row.empty.isHidden()
    assert "It is empty." in room.told(row)


def test_whoever_lives_apart_already_sees_the_day_at_once(room: Room) -> None:
    room.workspace.set_answer("situation", "stage", "apart")
    panel = change(room)
    panel.kind.buttons["apart"].setChecked(True)
    panel.go_on.click()
    room.settle()
    until = today() + timedelta(days=30)
    assert keeping(room.workspace, "people") == Keeping(until=until)
    assert day_in_words(until.isoformat()) in room.told(room.row)


def test_not_now_changes_nothing(room: Room) -> None:
    panel = change(room)
    panel.kind.buttons["never"].setChecked(True)
    QTest.keyClick(panel, Qt.Key.Key_Escape)
    room.settle()
    assert room.row.panel is None
    assert QApplication.focusWidget() is room.row.change
    assert keeping(room.workspace, "people") == Keeping()
    assert holds(room.workspace, "people") == 1


def test_only_a_day_that_is_still_to_come_can_be_chosen(room: Room) -> None:
    panel = change(room)
    panel.kind.buttons["day"].setChecked(True)
    assert not panel.go_on.isEnabled()
    for typed, fits in ((today(), False), (today() + timedelta(days=9), True)):
        panel.day.set_value(typed.isoformat())
        panel._look()
        assert panel.go_on.isEnabled() is fits
    panel.go_on.click()
    room.settle()
    assert keeping(room.workspace, "people").until == today() + timedelta(days=9)
    assert holds(room.workspace, "people") == 1


def test_after_leaving_takes_a_number_of_days(room: Room) -> None:
    panel = change(room)
    panel.kind.buttons["apart"].setChecked(True)
    panel.days.buttons["90"].setChecked(True)
    panel.go_on.click()
    room.settle()
    assert keeping(room.workspace, "people") == Keeping(apart_days=90)
    assert "Kept until 90 days after you live apart" in room.told(room.row)
    again = change(room)
    assert (again.kind.chosen, again.days.chosen) == ("apart", "90")


def test_emptying_asks_with_the_focus_on_keeping_it(room: Room) -> None:
    room.row.empty.click()
    room.settle()
    panel = room.row.panel
    assert isinstance(panel, EmptyPanel)
    assert QApplication.focusWidget() is panel.not_now
    panel.go_on.click()
    room.settle()
    assert holds(room.workspace, "people") == 0
    assert "It is gone for good." in room.told()


def test_one_step_at_a_time_is_decided_on(room: Room) -> None:
    change(room)
    room.page.rows["money"].change.click()
    assert room.row.panel is None


def test_a_step_leads_to_its_row(room: Room) -> None:
    room.page.show_place(Place("keeping", item_id="money"))
    assert QApplication.focusWidget() is room.page.rows["money"].change


def test_a_day_that_waits_because_of_the_clock_is_said(room: Room) -> None:
    settle(room.workspace, today())
    keep(room.workspace, "people", Keeping(until=today() - timedelta(days=9)))
    found = settle(room.workspace, today() - timedelta(days=5))
    assert found.doubtful
    room.row.refresh()
    assert "the clock of this computer jumped" in room.told(room.row)


def test_what_is_said_at_an_opening(room: Room) -> None:
    due = Due("money", date(2026, 12, 3))
    said = told_at_opening(room.workspace, Found(("people",), (due,), (due,)))
    assert said == [
        "The clock of this computer jumped and may be wrong. So this was not forgotten, though "
        "its day has come: Money.",
        "Forgotten for good, as you asked: People who help.",
        "Money will be forgotten on 3 December 2026. You can keep it.",
    ]
    assert told_at_opening(room.workspace, Found()) == []


def test_a_step_never_kept_has_lines_to_read_and_none_to_write_in(room: Room) -> None:
    keep(room.workspace, "people", Keeping(never=True))
    page = StepPage(room.workspace, room.saving, "people")
    room.qtbot.addWidget(page)
    page.show()
    room.qtbot.waitUntil(lambda: page.settled)
    assert page.findChildren(QLineEdit) == []
    assert page.findChildren(QPlainTextEdit) == []
    told = room.told(page)
    assert "You can read here, and not write." in told
    offered = room.workspace.section("people").lists[0].suggestions
    assert offered[0].title in told
    (foot,) = page.findChildren(StepFoot)
    went: list[Place] = []
    foot.go.connect(went.append)
    assert "Never kept." in room.told(foot)


def test_the_copies_beside_the_vault_are_made_anew(
    room: Room,
    opened: Opened,  # noqa: F811
) -> None:
    page = KeepingPage(room.workspace, room.saving, opened)
    room.qtbot.addWidget(page)
    page.show()
    page.renew.setFocus()
    page.renew.click()
    assert not page.renew.isEnabled()
    room.qtbot.waitUntil(page.renew.isEnabled, timeout=60_000)
    assert page.renewed.words == "The copies beside the vault hold only what is kept now."
    assert page.window().focusWidget() is page.renew


@pytest.mark.parametrize("kind", ["day", "apart", "never"])
def test_every_look(room: Room, way: Way, kind: str) -> None:  # noqa: F811
    panel = change(room)
    panel.kind.buttons[kind].setChecked(True)
    looked_at(room.page, way)
