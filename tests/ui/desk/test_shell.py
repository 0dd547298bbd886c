"""The shell: pages, the way back, what is said of saving, and the way out."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from nocontact_desktop.app.workspace import Workspace
from nocontact_desktop.errors import DiskFullError
from nocontact_desktop.plan.model import Mark
from tests.ui.desk.conftest import TightStore, built
from ui.desk.home import HomePage
from ui.desk.page import HOME, SEARCH, Place
from ui.desk.saving import SaveQueue
from ui.desk.search_page import SearchPage
from ui.desk.shell import Shell
from ui.desk.step_card import StepCard
from ui.desk.step_page import StepPage
from ui.parts import Fold
from ui.theme import Look

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


def _page(shell: Shell) -> QWidget:
    assert shell.page is not None
    return shell.page


def _line(shell: Shell, field_id: str) -> QLineEdit:
    page = _page(shell)
    assert isinstance(page, StepPage)
    line = page._form.editors[field_id].findChild(QLineEdit)
    assert line is not None
    return line


def _card(shell: Shell, title: str) -> StepCard:
    for fold in _page(shell).findChildren(Fold):
        fold.open()
    return next(c for c in _page(shell).findChildren(StepCard) if c.text() == title)


def test_the_window_has_a_neutral_title(shell: Shell) -> None:
    assert shell.windowTitle() == "Calculator"


def test_the_way_out_is_one_click_and_neutral(qtbot: QtBot, shell: Shell) -> None:
    assert shell.top_bar.leave.text() == "Calculator"
    with qtbot.waitSignal(shell.leave_asked):
        shell.top_bar.leave.click()


def test_it_begins_at_the_overview(shell: Shell) -> None:
    assert isinstance(shell.page, HomePage)
    assert shell.place == Place(HOME)


def test_every_card_of_the_overview_goes_somewhere(shell: Shell, workspace: Workspace) -> None:
    for section in workspace.sections:
        shell.go(Place(HOME))
        _card(shell, section.title).click()
        assert shell.place.page == section.id
    shell.go(Place(HOME))
    _card(shell, "Card and print").click()
    assert shell.place.page == "paper"


def test_pages_that_are_not_there_are_not_in_the_list(shell: Shell) -> None:
    shown = [b.accessibleName() for b in shell.rail.findChildren(QWidget) if b.accessibleName()]
    assert "Settings" in shown
    assert "Journal" not in shown


def test_typing_says_saving_and_then_saved(
    qtbot: QtBot, shell: Shell, workspace: Workspace
) -> None:
    shell.go(Place("documents"))
    assert shell.top_bar.state == ""
    QTest.keyClicks(_line(shell, "take_first"), "Passport")
    assert shell.top_bar.state == "Saving…"
    qtbot.waitUntil(lambda: shell.top_bar.state == "Saved")
    assert workspace.answers("documents")["take_first"] == "Passport"


def test_leaving_a_page_loses_nothing(shell: Shell) -> None:
    shell.go(Place("documents"))
    QTest.keyClicks(_line(shell, "take_first"), "Passport")
    shell.go(Place("money"))
    shell.back()
    assert _line(shell, "take_first").text() == "Passport"


def test_a_full_disk_is_said_and_nothing_typed_is_lost(
    qtbot: QtBot, shell: Shell, store: TightStore, workspace: Workspace
) -> None:
    shell.go(Place("documents"))
    store.full = True
    QTest.keyClicks(_line(shell, "take_first"), "Passport")
    qtbot.waitUntil(lambda: bool(shell.alerts.sentence))
    assert shell.alerts.sentence == DiskFullError.sentence
    assert shell.top_bar.state == "Not saved yet"
    shell.go(Place("money"))
    shell.go(Place("documents"))
    assert _line(shell, "take_first").text() == "Passport"
    store.full = False
    again = [b for b in shell.alerts.findChildren(QPushButton) if b.text() == "Try again"]
    again[-1].click()
    qtbot.waitUntil(lambda: shell.top_bar.state == "Saved")
    assert shell.alerts.sentence == ""
    assert workspace.answers("documents")["take_first"] == "Passport"


def test_while_it_is_said_that_the_disk_is_full_it_is_not_said_anew(
    qtbot: QtBot, shell: Shell, store: TightStore
) -> None:
    shell.go(Place("documents"))
    store.full = True
    buttons: list[list[QPushButton]] = []
    for word in ("Passport", " and", " papers"):
        QTest.keyClicks(_line(shell, "take_first"), word)
        assert shell.top_bar.state == "Saving…"
        qtbot.waitUntil(lambda: shell.top_bar.state == "Not saved yet")
        buttons.append(shell.alerts.findChildren(QPushButton))
    assert buttons[0] == buttons[1] == buttons[2]
    shell.alerts.clear()
    QTest.keyClicks(_line(shell, "take_first"), " too")
    qtbot.waitUntil(lambda: shell.alerts.sentence == DiskFullError.sentence)
    store.full = False


def test_keys_go_to_search_back_and_through_the_steps(
    qtbot: QtBot, shell: Shell, workspace: Workspace
) -> None:
    shell.activateWindow()
    ids = [section.id for section in workspace.sections]
    QTest.keyClick(shell, Qt.Key.Key_PageDown, CTRL)
    assert shell.place.page == ids[0]
    QTest.keyClick(shell, Qt.Key.Key_PageDown, CTRL)
    assert shell.place.page == ids[1]
    QTest.keyClick(shell, Qt.Key.Key_PageUp, CTRL)
    assert shell.place.page == ids[0]
    QTest.keyClick(shell, Qt.Key.Key_F, CTRL)
    assert shell.place.page == SEARCH
    QTest.keyClick(shell, Qt.Key.Key_Left, ALT)
    assert shell.place.page == ids[0]


def test_the_signs_of_the_steps_follow_what_is_done(
    qtbot: QtBot, shell: Shell, saving: SaveQueue
) -> None:
    shell.go(Place("documents"))
    assert "Not started" in shell.rail._buttons["documents"].accessibleName()
    QTest.keyClicks(_line(shell, "take_first"), "Passport")
    qtbot.waitUntil(lambda: "1 of" in shell.rail._buttons["documents"].accessibleName())


def test_a_step_can_be_left_aside_and_opened_again(
    qtbot: QtBot, shell: Shell, workspace: Workspace
) -> None:
    def press(name: str) -> None:
        built(shell)
        buttons = _page(shell).findChildren(QPushButton)
        next(b for b in buttons if b.accessibleName() == name and b.isVisible()).click()

    shell.go(Place("money"))
    press("This whole step: I’d rather not say")
    qtbot.waitUntil(lambda: workspace.mark("money") is Mark.RATHER_NOT_SAY)
    qtbot.waitUntil(lambda: "not say" in shell.rail._buttons["money"].accessibleName())
    assert not _line(shell, "fund_goal").isVisible()
    press("Open this step again")
    qtbot.waitUntil(lambda: workspace.mark("money") is Mark.OPEN)
    qtbot.waitUntil(lambda: _line(shell, "fund_goal").isVisible())


def test_a_find_goes_to_its_place_and_back_to_the_finds(
    qtbot: QtBot, shell: Shell, workspace: Workspace
) -> None:
    item = workspace.add_item("documents", "documents", title="Library card")
    shell.go(Place(SEARCH))
    page = _page(shell)
    assert isinstance(page, SearchPage)
    QTest.keyClicks(page.line, "libr")
    qtbot.waitUntil(lambda: len(page.own.findChildren(StepCard)) == 1)
    page.own.findChildren(StepCard)[0].click()
    assert shell.place == Place("documents", "documents", item.id, "title")
    built(shell)
    focus = shell.focusWidget()
    assert isinstance(focus, QLineEdit)
    assert focus.text() == "Library card"
    shell.back()
    found = _page(shell)
    assert isinstance(found, SearchPage)
    assert found.line.text() == "libr"


def test_a_word_typed_a_moment_ago_is_found(qtbot: QtBot, shell: Shell) -> None:
    shell.go(Place("documents"))
    QTest.keyClicks(_line(shell, "take_first"), "Zebra")
    shell.go(Place(SEARCH, text="zeb"))
    found = _page(shell).findChildren
    qtbot.waitUntil(lambda: [card.text() for card in found(StepCard)] == ["Zebra"])


def test_what_is_missing_leads_there(qtbot: QtBot, shell: Shell) -> None:
    shell.go(Place("documents"))
    page = _page(shell)
    assert isinstance(page, StepPage)
    page._aside._open_things.open()
    rows = [b for b in page._aside.findChildren(QPushButton) if "three papers" in b.text()]
    rows[0].click()
    assert shell.focusWidget() is _line(shell, "take_first")


def test_the_one_next_thing_leads_there(shell: Shell, workspace: Workspace) -> None:
    go = next(b for b in _page(shell).findChildren(QPushButton) if b.text() == "Go there")
    go.click()
    thing = workspace.next_thing()
    assert thing is not None
    assert shell.place.page == thing.section_id


def test_the_rail_folds_to_a_button_when_the_text_is_large(
    open_shell: Callable[..., Shell],
) -> None:
    shell = open_shell(Look(scale=2.0), 1000, 700)
    assert not shell.rail.isVisible()
    shell.top_bar.menu.click()
    assert shell.rail.isVisible()
    shell.rail.chosen.emit("money")
    assert shell.place.page == "money"
    assert not shell.rail.isVisible()


def test_a_wide_window_shows_the_rail(shell: Shell) -> None:
    assert shell.rail.isVisible()
    assert not shell.top_bar.menu.isVisible()


@pytest.mark.parametrize("section", ["safe-places", "documents", "money", "people", "blocking"])
def test_a_page_never_widens_the_window(open_shell: Callable[..., Shell], section: str) -> None:
    shell = open_shell(Look(scale=2.0), 720, 540)
    shell.go(Place(section))
    assert shell.width() == 720
    assert shell.minimumSizeHint().width() <= 720
