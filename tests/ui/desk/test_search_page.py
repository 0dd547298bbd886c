"""The search finds what the person wrote first, and then what the steps have ready for a word."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from nocontact_desktop.app.workspace import Workspace
from tests.ui.desk.conftest import built
from tests.ui.desk.looks import WAYS, Way, speaking, wrong_with
from ui.desk.aside import _TipCard
from ui.desk.finds import Finds
from ui.desk.page import SEARCH, Place
from ui.desk.search_page import MOST_READY, SearchPage
from ui.desk.shell import Shell
from ui.desk.step_card import StepCard
from ui.desk.suggestions import Suggestions
from ui.parts import Fold
from ui.theme import Look

TAGS = "Tags and trackers in bags, coats, car, toys"


def search(shell: Shell, qtbot: QtBot, typed: str) -> SearchPage:
    shell.go(Place(SEARCH))
    page = shell.page
    assert isinstance(page, SearchPage)
    QTest.keyClicks(page.line, typed)
    before = page._count.text()
    qtbot.waitUntil(lambda: page._count.text() != before)
    qtbot.waitUntil(lambda: not page.own._pieces.busy and not page.ready._pieces.busy)
    return page


def cards(finds: Finds) -> list[str]:
    found = [card for card in finds.findChildren(StepCard) if not card.isHidden()]
    return [card.text() for card in found]


def click(finds: Finds, title: str) -> None:
    next(card for card in finds.findChildren(StepCard) if card.text() == title).click()


def focus_in(shell: Shell) -> str:
    focus = shell.focusWidget()
    return focus.accessibleName() if focus is not None else ""


def test_a_word_that_nobody_wrote_leads_to_a_ready_line_and_one_click_takes_it(
    qtbot: QtBot, shell: Shell, workspace: Workspace
) -> None:
    page = search(shell, qtbot, "airtag")
    assert (page._count.text(), cards(page.own)) == ("Not in what you wrote.", [])
    assert cards(page.ready)[0] == TAGS
    click(page.ready, TAGS)
    assert shell.place == Place("devices", "checks", ready="tags-look")
    step = built(shell)
    qtbot.waitUntil(lambda: focus_in(shell) == f"Add: {TAGS}")
    chip = shell.focusWidget()
    assert chip is not None
    suggestions = step._lists["checks"].body.suggestions
    assert suggestions.isAncestorOf(chip)
    qtbot.waitUntil(lambda: not chip.visibleRegion().isEmpty())
    chip.click()  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: len(workspace.items("devices", "checks")) == 1)


def test_a_line_that_was_taken_leads_to_what_became_of_it(
    qtbot: QtBot, shell: Shell, workspace: Workspace
) -> None:
    item = workspace.add_item("devices", "checks", suggestion="tags-look")
    page = search(shell, qtbot, "airtag")
    click(page.ready, TAGS)
    assert shell.place == Place("devices", "checks", item.id)


def test_what_the_person_wrote_stands_first(
    qtbot: QtBot, shell: Shell, workspace: Workspace
) -> None:
    workspace.set_answer("documents", "take_first", "My passport")
    page = search(shell, qtbot, "passport")
    assert page._count.text() == "Found in 1 place."
    assert cards(page.own) == ["My passport"]
    assert cards(page.ready)[0] == "Your passport"
    assert page.own.geometry().bottom() < page.ready.geometry().top()


def test_a_question_a_list_and_a_step_are_led_to(qtbot: QtBot, shell: Shell) -> None:
    click(search(shell, qtbot, "silent call").ready, "How to call without a word where you live")
    assert shell.place == Place("incident", field_id="silent_call")
    click(search(shell, qtbot, "stash").ready, "Set aside")
    assert shell.place == Place("money", "fund")
    click(search(shell, qtbot, "go bag").ready, "Bag")
    assert shell.place == Place("bag")
    asked = search(shell, qtbot, "last four digits").ready
    click(asked, "Last four digits")
    assert shell.place == Place("money", "accounts")


def test_a_tip_is_unfolded(qtbot: QtBot, shell: Shell) -> None:
    ready = search(shell, qtbot, "log shown in court").ready
    (tip,) = cards(ready)
    click(ready, tip)
    assert shell.place == Place("legal", ready="log-may-be-read")
    step = built(shell)
    qtbot.waitUntil(lambda: bool(step._aside.findChildren(_TipCard)))
    card = next(c for c in step._aside.findChildren(_TipCard) if c.tip.id == "log-may-be-read")
    qtbot.waitUntil(card.isVisible)
    qtbot.waitUntil(lambda: not card.visibleRegion().isEmpty())
    assert any(fold.isAncestorOf(card) and fold.opened for fold in step.findChildren(Fold))


def test_of_very_much_only_the_first_is_shown_and_the_rest_is_told(
    qtbot: QtBot, shell: Shell
) -> None:
    page = search(shell, qtbot, "lawyer")
    assert len(cards(page.ready)) == MOST_READY
    more = page._more.text()
    assert more.startswith("And ")
    assert page._more.isVisible()
    count = int(more.split()[1]) + MOST_READY
    assert page._head.text() == f"Ready in the steps ({count})"
    page.line.clear()
    qtbot.waitUntil(lambda: not page.ready.isVisible())
    assert not page._head.isVisible()
    assert not page._more.isVisible()


def test_when_there_is_nothing_it_says_so(qtbot: QtBot, shell: Shell) -> None:
    page = search(shell, qtbot, "zyzzyva")
    assert page._count.text() == "Nothing was found. Fewer letters may find more."
    assert cards(page.own) == cards(page.ready) == []


def test_a_line_of_a_step_that_is_never_kept_leads_to_the_step(
    qtbot: QtBot, shell: Shell, workspace: Workspace
) -> None:
    workspace.keep_how("bag", "never")
    click(search(shell, qtbot, "diapers").ready, "Nappies, wipes and a change for the baby")
    assert shell.place.page == "bag"
    assert built(shell).settled


def test_the_suggestions_of_a_list_are_searched_with_what_stands_below_them(
    qtbot: QtBot, workspace: Workspace
) -> None:
    offered = Suggestions(workspace.open_suggestions("bag", "things"))
    qtbot.addWidget(offered)
    offered._turn()
    offered._line.setText("Toothbrush")
    shown = [chip.accessibleName() for chip in offered._chips.values() if not chip.isHidden()]
    assert shown == ["Add: Wash bag"]
    assert offered.point_to("long-gone") is None


@pytest.mark.parametrize("way", WAYS, ids=str)
def test_finds_are_named_reached_and_not_cut_off(
    qtbot: QtBot, qapp: QApplication, open_shell: Callable[..., Shell], way: Way
) -> None:
    with speaking(qapp, way.language):
        shell = open_shell(Look(scale=way.scale), way.width)
        page = search(shell, qtbot, "airtag")
        assert cards(page.ready)
        assert wrong_with(shell) == []
