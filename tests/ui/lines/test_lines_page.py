"""The page of helplines: what is shown, what is kept, and that nothing is dialled."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from nocontact_desktop.app.lines import COUNTRY, all_lines
from nocontact_desktop.exports.helplines import LineKind
from nocontact_desktop.plan.model import Panel
from tests.ui.desk.test_every_page import ShownWindows
from tests.ui.lines.conftest import Room
from tests.walls.tree import ROOT
from ui.desk.lines.lines_page import LinesPage
from ui.desk.lines.panel import LinesPanel
from ui.desk.page import Place
from ui.forms.text import LineEditor, PhoneEditor

REFUGE = "GB:National Domestic Abuse Helpline (Refuge)"
SAMARITANS = "GB:Samaritans"


def test_no_country_is_chosen_for_anybody(room: Room) -> None:
    assert room.page.rows == {}
    assert "Choose a country, and its lines stand here." in room.told()
    assert "Choose a country, and its emergency number stands here." in room.told()


def test_a_country_shows_its_number_its_lines_and_how_to_call_without_a_word(room: Room) -> None:
    room.choose("GB")
    told = room.told()
    for words in ("999", "press 55", "0808 2000 247", "Samaritans", "Checked on 30 November 2026"):
        assert words in told
    assert "It can still stay in the phone’s list of calls" in told
    assert room.workspace.answers("card")[COUNTRY] == "GB"
    again = LinesPage(room.workspace, room.saving)
    room.qtbot.addWidget(again)
    assert again.country.currentData() == "GB"
    assert list(again.rows) == list(room.page.rows)


def test_every_shipped_line_says_when_it_was_checked(room: Room) -> None:
    room.choose("US")
    told = room.told()
    assert told.count("Check before you rely on it.") == len(room.page.rows) + 1


def test_a_country_without_a_sure_number_says_so(room: Room) -> None:
    room.choose("JP")
    assert "that we are sure of" in room.told()


def test_one_kind_at_a_time(room: Room) -> None:
    room.choose("GB")
    room.page.kind.setCurrentIndex(room.page.kind.findData(LineKind.CRISIS.value))
    assert list(room.page.rows) == [SAMARITANS]
    room.page.kind.setCurrentIndex(room.page.kind.findData(LineKind.DEAF.value))
    assert room.page.rows == {}
    room.settle()
    assert "There is no line of this kind here." in room.told()


def test_a_line_of_their_own_is_typed_kept_and_shown_first(room: Room) -> None:
    room.choose("GB")
    room.page.add.click()
    room.settle()
    form = room.page.form
    assert form is not None
    assert not room.page.add.isVisible()
    title, phone = form.form.editors["title"], form.form.editors["phone"]
    assert isinstance(title, LineEditor)
    assert isinstance(phone, PhoneEditor)
    QTest.keyClicks(QApplication.focusWidget() or title, "Night line")
    form._answered("phone", "0161 496 0001")
    form._answered("note", "Ask for Rosa")
    (item,) = room.own()
    assert (item.title, item.values["phone"], item.note) == (
        "Night line", "0161 496 0001", "Ask for Rosa",
    )  # fmt: skip
    form.close_button.click()
    room.settle()
    assert next(iter(room.page.rows)) == f"item:{item.id}"
    assert "Ask for Rosa" in room.told()
    assert room.page.add.isVisible()


def test_an_empty_line_is_not_kept(room: Room) -> None:
    room.page.add.click()
    room.settle()
    assert room.page.form is not None
    room.page.form.close_button.click()
    assert room.own() == ()


def test_another_country_ends_the_typing_and_keeps_what_was_typed(room: Room) -> None:
    room.choose("GB")
    for typed in ("", "Night line"):
        room.page.add.click()
        room.settle()
        form = room.page.form
        assert form is not None
        form._answered("title", typed)
        room.choose("US" if typed else "FR")
        room.settle()
        assert room.page.form is None
        assert room.page.add.isVisible()
        assert [item.title for item in room.own()] == ([typed] if typed else [])
    room.page.kind.setCurrentIndex(1)
    assert room.page.add.isVisible()


def test_pressing_add_twice_begins_one_line(room: Room) -> None:
    room.page.add.click()
    room.page.add.click()
    room.settle()
    form = room.page.form
    assert form is not None
    assert [item.id for item in room.own()] == [form.item.id]


def test_a_line_that_was_only_looked_at_stays_as_it_is_shipped(room: Room) -> None:
    room.choose("GB")
    room.press(REFUGE, "change")
    assert room.page.form is not None
    room.page.form.close_button.click()
    room.settle()
    assert room.own() == ()
    assert "You changed this line." not in room.told()


def test_a_shipped_line_is_changed_and_ours_comes_back(room: Room) -> None:
    room.choose("GB")
    room.press(REFUGE, "change")
    assert room.page.form is not None
    assert room.page.form.item.values["phone"] == "0808 2000 247"
    room.page.form._answered("phone", "0161 496 0002")
    room.page.form.close_button.click()
    room.settle()
    assert "0161 496 0002" in room.told()
    assert "You changed this line." in room.told()
    room.press(REFUGE, "back")
    assert "0161 496 0002" not in room.told()
    assert "0808 2000 247" in room.told()
    assert room.own() == ()


def test_a_line_is_hidden_and_shown_again(room: Room) -> None:
    room.choose("GB")
    before = list(room.page.rows)
    room.press(REFUGE, "hide")
    assert "0808 2000 247" not in room.told()
    assert any(line.hidden for line in all_lines(room.workspace))
    room.press(REFUGE, "show")
    assert list(room.page.rows) == before


def test_their_own_line_is_removed(room: Room) -> None:
    item = room.workspace.add_item("helplines", "lines", title="Night line")
    room.choose("GB")
    room.press(f"item:{item.id}", "remove")
    assert room.own() == ()
    assert QApplication.focusWidget() is room.page.add


def test_a_number_is_copied_alone(room: Room) -> None:
    """The clipboard of the process marks it as private: see the tests of `PrivateClipboard`."""
    room.choose("US")
    row = room.page.rows["US:National Sexual Assault Hotline (RAINN)"]
    row.buttons["copy"].click()
    assert QApplication.clipboard().text() == "1-800-656-4673"
    assert "Copied. It is taken away again after a minute." in room.told()
    QApplication.clipboard().clear()


def test_the_search_leads_to_their_own_line(room: Room) -> None:
    item = room.workspace.add_item("helplines", "lines", title="Night line")
    (hit,) = room.workspace.search("night")
    room.page.show_place(Place(hit.section_id, hit.list_id, hit.item_id, hit.field_id))
    assert room.page.form is not None
    assert room.page.form.item.id == item.id


def test_no_window_flashes_while_lines_are_shown(room: Room) -> None:
    watch, app = ShownWindows(), QApplication.instance()
    assert app is not None
    app.installEventFilter(watch)
    room.choose("GB")
    room.press(REFUGE, "change")
    app.removeEventFilter(watch)
    assert watch.names == []


def test_everything_is_done_by_keyboard(room: Room) -> None:
    room.choose("GB")
    button = room.page.rows[REFUGE].buttons["hide"]
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)
    room.settle()
    (hidden,) = [line for line in all_lines(room.workspace) if line.hidden]
    assert hidden.id == REFUGE


def test_the_panel_of_a_step_shows_a_few_and_leads_to_all(room: Room) -> None:
    panel = LinesPanel(room.workspace, Panel.HELPLINES)
    room.qtbot.addWidget(panel)
    assert panel.rows == []
    assert panel.more.words == "Choose your country"
    room.choose("GB")
    went: list[Place] = []
    for kind in Panel:
        panel = LinesPanel(room.workspace, kind)
        room.qtbot.addWidget(panel)
        assert 1 <= len(panel.rows) <= 4
        assert all(set(row.buttons) <= {"copy"} for row in panel.rows)
    assert [row.line.id for row in panel.rows] == [SAMARITANS]
    panel.go.connect(went.append)
    panel.more.click()
    assert went == [Place("helplines")]


@pytest.mark.parametrize("path", sorted((ROOT / "ui" / "desk" / "lines").glob("*.py")), ids=str)
def test_nothing_here_can_dial_or_open_a_page(path: Path) -> None:
    code = path.read_text(encoding="utf-8")
    assert not re.search(r"QDesktopServices|openUrl|webbrowser|tel:|mailto:|OpenExternal", code)
