"""The card page: who is ticked, what is saved, and that the paper is what was seen."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from nocontact_desktop.app.card import picked_helplines, picked_people
from nocontact_desktop.app.lines import helpline_id
from nocontact_desktop.app.workspace import Workspace
from nocontact_desktop.exports.pages import Layout, Paper
from nocontact_desktop.exports.preview import page_image
from nocontact_desktop.system.memory import MemoryPrinting
from tests.ui.paper.conftest import Room
from ui.desk.page import Place
from ui.desk.paper.card_page import CardPage
from ui.desk.paper.file_way import FileWay
from ui.desk.paper.pictures import scale_for
from ui.desk.paper.print_way import PrintWay
from ui.desk.saving import SaveQueue
from ui.theme import Look, apply


def ticked(page: CardPage) -> list[str]:
    return [row.box.words for row in page.people.rows.values() if row.box.isChecked()]


def write(page: CardPage, field_id: str, text: str) -> None:
    page.questions.focus_field(field_id)
    form = next(f for _fold, f in page.questions._forms if field_id in f.editors)
    editor = form.editors[field_id]
    line = editor.findChild(QPlainTextEdit) or editor.findChild(QLineEdit)
    assert line is not None
    for at, part in enumerate(text.split("\n")):
        if at:
            QTest.keyClick(line, Qt.Key.Key_Return)
        QTest.keyClicks(line, part)


def test_people_go_by_first_name_and_whoever_has_no_number_is_not_offered(
    card_page: CardPage,
) -> None:
    assert [row.box.words for row in card_page.people.rows.values()] == [
        "Maria · +44 7700 900123",
        "Aunt Rose · 07700 900456",
        "Gordon · 07700 900789",
        "Nadia · 07700 900321",
    ]


def test_whoever_raises_a_concern_is_not_ticked_and_a_line_says_why(card_page: CardPage) -> None:
    assert ticked(card_page) == ["Maria · +44 7700 900123"]
    said = [row.box.accessibleDescription() for row in card_page.people.rows.values()]
    assert said[:2] == ["", ""]
    assert "passes things on" in said[2]
    assert "not safe to call" in said[3]


def test_a_tick_is_saved_and_shows_on_the_card(
    qtbot: QtBot, card_page: CardPage, workspace: Workspace, saving: SaveQueue
) -> None:
    before = card_page.pages
    rose = workspace.people()[1]
    card_page.people.rows[rose.id].box.click()
    qtbot.waitUntil(lambda: card_page.settled and card_page.pages is not before)
    assert saving.flush()
    assert [item.title for item in picked_people(workspace)] == ["Maria Santos", "Aunt Rose Brown"]


def test_no_country_is_chosen_for_anybody(card_page: CardPage) -> None:
    assert card_page.helplines.country.currentData() == ""
    assert card_page.helplines.rows == {}


def test_helplines_come_with_their_year_and_a_word_of_caution(
    qtbot: QtBot, card_page: CardPage, workspace: Workspace, saving: SaveQueue
) -> None:
    choose_country(card_page, "GB")
    rows = card_page.helplines.rows
    british = [each for each in workspace.helplines if each.country_code == "GB"]
    assert list(rows) == [helpline_id(each) for each in british]
    for helpline, row in zip(british, rows.values(), strict=True):
        said = row.box.accessibleDescription()
        assert (f"source from {helpline.source_year}" in said) is bool(helpline.source_year)
        assert helpline.hours in said
    assert card_page.helplines._note.isVisibleTo(card_page)
    rows[helpline_id(british[1])].box.click()
    assert saving.flush()
    assert picked_helplines(workspace) == (british[1],)
    qtbot.waitUntil(lambda: card_page.settled)


def test_what_was_ticked_in_one_country_stays_in_sight_in_another(
    qtbot: QtBot, card_page: CardPage
) -> None:
    choose_country(card_page, "GB")
    picked = next(iter(card_page.helplines.rows))
    card_page.helplines.rows[picked].box.click()
    choose_country(card_page, "IE")
    assert card_page.helplines.rows[picked].box.isChecked()
    assert "United Kingdom" in card_page.helplines.rows[picked].box.accessibleDescription()
    qtbot.waitUntil(lambda: card_page.settled)


def test_typing_is_saved_and_never_waits_for_the_picture(
    qtbot: QtBot, card_page: CardPage, workspace: Workspace, saving: SaveQueue
) -> None:
    before = card_page.pages
    write(card_page, "emergency_number", "112")
    assert card_page.pages is before
    qtbot.waitUntil(lambda: card_page.settled and card_page.pages is not before)
    assert saving.flush()
    assert workspace.answers("card")["emergency_number"] == "112"


def test_the_preview_shows_the_very_bytes_that_are_saved(
    qtbot: QtBot, card_page: CardPage, tmp_path: Path
) -> None:
    write(card_page, "emergency_number", "112")
    card_page.door.file.click()
    way = card_page.door.way
    assert isinstance(way, FileWay)
    way.choose(tmp_path / "document.pdf")
    qtbot.waitUntil(lambda: card_page.door.way is None)
    qtbot.waitUntil(lambda: card_page.settled)
    assert card_page.pages is not None
    saved = (tmp_path / "document.pdf").read_bytes()
    assert saved == card_page.pages.pdf
    card_page.preview.view.buttons["sheet"].click()
    qtbot.waitUntil(lambda: card_page.settled and len(card_page.preview.pictures.shown) == 1)
    (shown,) = card_page.preview.pictures.shown
    assert shown.width() == card_page.preview.wanted_pixels()
    scale = scale_for(shown.width(), card_page._kept.choices)
    drawn = page_image(saved, 0, scale)
    assert bytes(shown.constBits()) == drawn.rgba


def test_both_sides_are_shown_as_large_as_the_screen_can(card_page: CardPage) -> None:
    front, back = card_page.preview.pictures.shown
    assert front.width() == back.width() == card_page.preview.wanted_pixels()
    assert front != back


def test_what_does_not_fit_is_said_before_printing(qtbot: QtBot, card_page: CardPage) -> None:
    write(card_page, "free_lines", "\n".join(f"line {i} of many words " * 4 for i in range(30)))
    qtbot.waitUntil(lambda: card_page.settled)
    assert "on the card" in card_page.door.notes.words
    assert card_page.door.notes.isVisible()


def test_a_place_on_the_card_is_pointed_out_before_printing(
    qtbot: QtBot, card_page: CardPage, workspace: Workspace
) -> None:
    workspace.add_item("safe-places", "places", title="Larkspur House")
    write(card_page, "free_lines", "at larkspur house")
    qtbot.waitUntil(lambda: "names a place" in card_page.door.notes.words)
    qtbot.waitUntil(lambda: card_page.settled)


def test_the_choices_of_the_sheet_are_kept(qtbot: QtBot, room: Room) -> None:
    card_page = room.card()
    card_page.layout_line.buttons["neutral"].click()
    card_page.paper_line.buttons["letter"].click()
    card_page.count_line.buttons["many"].click()
    qtbot.waitUntil(lambda: card_page.settled)
    assert room.saving.flush()
    again = room.card()
    assert again._kept.choices == card_page._kept.choices
    assert again._kept.choices.layout is Layout.NEUTRAL
    assert again._kept.choices.paper is Paper.LETTER
    assert again.count_line.chosen == "many"


def test_the_print_takes_what_was_typed_last(
    qtbot: QtBot, card_page: CardPage, printing: MemoryPrinting
) -> None:
    card_page.door.print.click()
    way = card_page.door.way
    assert isinstance(way, PrintWay)
    qtbot.waitUntil(way.go_on.isEnabled)
    write(card_page, "emergency_number", "112")
    way.go_on.click()
    qtbot.waitUntil(lambda: len(printing.jobs) == 1)
    qtbot.waitUntil(lambda: card_page.settled and card_page.door.way is None)
    assert card_page.pages is not None
    assert printing.jobs[0].pdf == card_page.pages.pdf


def test_the_way_to_the_people_leads_there(qtbot: QtBot, card_page: CardPage) -> None:
    with qtbot.waitSignal(card_page.go) as caught:
        card_page.people.elsewhere.click()
    assert caught.args == [Place("people", "people")]


def test_the_rules_speak_while_one_types(qtbot: QtBot, card_page: CardPage) -> None:
    write(card_page, "order_reference", "24-1187")
    qtbot.waitUntil(lambda: len(card_page._notes) == 1)
    assert "there is a case" in card_page._notes[0].words
    write(card_page, "dependants", "one dog")
    qtbot.waitUntil(lambda: len(card_page._notes) == 2)
    qtbot.waitUntil(lambda: card_page.settled)


def test_without_a_number_in_the_plan_it_says_so(room: Room) -> None:
    for item in room.workspace.people():
        room.workspace.remove_item(item.id)
    page = room.card()
    assert page.people.rows == {}
    assert "There is nothing on the card yet." in page.door.notes.words


def test_search_leads_to_a_question_that_was_folded_away(card_page: CardPage) -> None:
    assert not card_page.questions.folds["Health and language"].opened
    card_page.show_place(Place("card", field_id="allergies"))
    assert card_page.questions.folds["Health and language"].opened


def test_every_field_of_the_card_is_asked(card_page: CardPage, workspace: Workspace) -> None:
    asked = [id_ for _fold, form in card_page.questions._forms for id_ in form.editors]
    assert sorted(asked) == sorted(field.id for field in workspace.card.fields)


def test_everything_has_a_name_for_people_who_do_not_see_it(card_page: CardPage) -> None:
    nameless = [
        type(widget).__name__
        for widget in card_page.findChildren(QWidget)
        if isinstance(widget, QAbstractButton | QLineEdit | QComboBox | QPlainTextEdit)
        and not widget.accessibleName()
        and not isinstance(widget.parent(), QComboBox)
    ]
    assert nameless == []


@pytest.mark.parametrize("size", [(640, 420), (720, 480), (1200, 760)])
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_print_is_in_sight_at_every_size(
    qapp: QApplication, room: Room, size: tuple[int, int], scale: float
) -> None:
    apply(qapp, Look(scale=scale))
    page = room.card(size)
    assert (page.width(), page.height()) == size
    assert page.door.print.visibleRegion().boundingRect() == page.door.print.rect()
    apply(qapp, Look())


def choose_country(page: CardPage, code: str) -> None:
    combo = page.helplines.country
    combo.setFocus(Qt.FocusReason.OtherFocusReason)
    combo.setCurrentIndex(combo.findData(code))
    combo.activated.emit(combo.currentIndex())


def test_an_empty_card_is_said_to_be_empty(qtbot: QtBot, card_page: CardPage) -> None:
    assert not card_page.door.notes.isVisible()
    for row in card_page.people.rows.values():
        if row.box.isChecked():
            row.box.click()
    qtbot.waitUntil(lambda: "nothing on the card" in card_page.door.notes.words)
    qtbot.waitUntil(lambda: card_page.settled)


def test_control_p_leads_to_the_printer_from_anywhere(qtbot: QtBot, card_page: CardPage) -> None:
    card_page.activateWindow()
    qtbot.waitUntil(card_page.isActiveWindow)
    card_page.helplines.country.setFocus()
    QTest.keyClick(card_page.helplines.country, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    way = card_page.door.way
    assert isinstance(way, PrintWay)
    qtbot.waitUntil(way.go_on.isEnabled)
    QTest.keyClick(card_page, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert card_page.door.way is way


def test_in_a_narrow_window_what_there_is_to_fill_in_comes_before_the_preview(room: Room) -> None:
    page = room.card((740, 600))
    people = page.people.mapTo(page, QPoint(0, 0)).y()
    assert 0 < people < page.height() / 2
    assert page.preview.mapTo(page, QPoint(0, 0)).y() > people + page.people.height()
