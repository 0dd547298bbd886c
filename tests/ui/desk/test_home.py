"""The overview of a plan with many steps: what comes first, the rest folded, and the stage."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from nocontact_desktop.app.workspace import NEVER, Workspace
from nocontact_desktop.plan.model import State
from nocontact_desktop.plan.readiness import Progress
from tests.app.many_steps import STEPS_IN_A_PART, many_steps
from tests.ui.desk.conftest import TightStore
from ui.desk.home import HomePage
from ui.desk.marks import step_state
from ui.desk.page import HOME, Place
from ui.desk.saving import SaveQueue
from ui.desk.shell import Shell
from ui.desk.step_card import StepCard
from ui.desk.step_page import StepPage
from ui.parts import Fold, PlainLabel, WordsButton
from ui.theme import Look


@pytest.fixture
def workspace(store: TightStore, tmp_path: Path) -> Workspace:
    return many_steps(tmp_path, store)


def _home(shell: Shell) -> HomePage:
    assert isinstance(shell.page, HomePage)
    return shell.page


def _cards(shell: Shell) -> list[str]:
    return [card.text() for card in _home(shell).findChildren(StepCard)]


def _folds(shell: Shell) -> list[Fold]:
    return [fold for fold in _home(shell).findChildren(Fold) if fold.button.words.endswith(")")]


def _says(shell: Shell, words: str) -> bool:
    return words in {label.text() for label in _home(shell).findChildren(PlainLabel)}


def _press(shell: Shell, words: str) -> None:
    buttons = _home(shell).findChildren(WordsButton)
    button = next(each for each in buttons if each.words == words and each.isVisible())
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)


def _choose(qtbot: QtBot, shell: Shell, words: str) -> None:
    before = _home(shell)
    assert before._stage is not None
    before._stage.change.open()
    QApplication.processEvents()
    _press(shell, words)
    qtbot.waitUntil(lambda: shell.page is not before)


def test_the_first_steps_are_shown_and_all_others_are_a_fold_away(
    shell: Shell, workspace: Workspace
) -> None:
    assert _cards(shell) == ["Step ready-1", "Card and print"]
    folds = _folds(shell)
    assert [fold.button.words for fold in folds] == [
        f"About you ({STEPS_IN_A_PART + 1})",
        f"Getting ready ({STEPS_IN_A_PART - 1})",
        f"Around you ({STEPS_IN_A_PART})",
        f"Going ({STEPS_IN_A_PART})",
        f"Living apart ({STEPS_IN_A_PART})",
    ]
    for fold in folds:
        fold.open()
        fold.button.setChecked(False)
        fold.open()
    assert sorted(_cards(shell)) == sorted(
        [*(section.title for section in workspace.sections), "Card and print"]
    )


def test_a_folded_card_goes_to_its_step(shell: Shell) -> None:
    _folds(shell)[-1].open()
    card = next(c for c in _home(shell).findChildren(StepCard) if c.text() == "Step apart-2")
    QTest.keyClick(card, Qt.Key.Key_Space)
    assert shell.place.page == "apart-2"


def test_the_stage_is_said_and_changed_on_the_overview(
    qtbot: QtBot, shell: Shell, workspace: Workspace
) -> None:
    assert _says(shell, "Begin anywhere.")
    _choose(qtbot, shell, "Far")
    assert workspace.answers("situation")["stage"] == "far"
    assert _says(shell, "You are far.")
    assert _cards(shell)[:2] == ["Step apart-3, and the other person", "Step around-0"]
    _choose(qtbot, shell, "I’d rather not say")
    assert "stage" not in workspace.answers("situation")
    assert _says(shell, "Begin anywhere.")


def test_after_a_change_the_focus_is_where_it_was_made(qtbot: QtBot, shell: Shell) -> None:
    shell.activateWindow()
    _choose(qtbot, shell, "Near")
    change = _home(shell)._stage
    assert change is not None
    assert shell.focusWidget() is change.change.button


def test_the_stage_that_is_chosen_is_not_offered_again(qtbot: QtBot, shell: Shell) -> None:
    _choose(qtbot, shell, "Near")
    card = _home(shell)._stage
    assert card is not None
    card.change.open()
    offered = {button.words for button in card.findChildren(WordsButton)}
    assert {"Far", "I’d rather not say"} <= offered
    assert "Near" not in offered


def test_who_never_keeps_the_situation_is_not_asked_where_they_are(
    shell: Shell, workspace: Workspace
) -> None:
    workspace.keep_how("situation", NEVER)
    shell.go(Place(HOME))
    assert _home(shell)._stage is None
    assert "Step ready-1" in _cards(shell)


def test_a_stage_that_was_chosen_in_the_step_shows_here(shell: Shell, workspace: Workspace) -> None:
    workspace.set_answer("situation", "stage", "near")
    shell.go(Place(HOME))
    assert _cards(shell)[:2] == ["Step ready-2", "Step you-0"]
    assert workspace.stage.id == "near"


def test_the_next_thing_follows_the_stage(shell: Shell, workspace: Workspace) -> None:
    workspace.set_answer("situation", "stage", "far")
    shell.go(Place(HOME))
    _press(shell, "Go there")
    assert shell.place.page == "apart-3"


def test_the_part_with_the_first_step_is_open_at_the_side(shell: Shell) -> None:
    shown = {part for part, fold in shell.rail._folds.items() if fold.opened}
    assert shown == {"ready"}


@pytest.mark.parametrize(
    ("look", "width"), [(Look(scale=1.25), 640), (Look(scale=2.0), 720)], ids=str
)
def test_cards_that_are_unfolded_stand_in_one_column_where_there_is_little_room(
    open_shell: Callable[..., Shell], look: Look, width: int
) -> None:
    shell = open_shell(look, width, 540)
    _folds(shell)[1].open()
    for _turn in range(4):
        QApplication.processEvents()
    cards = [c for c in _home(shell).findChildren(StepCard) if c.isVisible()]
    assert len({card.mapTo(_home(shell), card.rect().topLeft()).x() for card in cards}) == 1
    assert all(card.width() > _home(shell).width() * 0.8 for card in cards)


def test_a_step_that_needs_nothing_has_no_tick_before_something_is_written_there() -> None:
    untouched, written = Progress(0, 0), Progress(0, 0, begun=True)
    assert step_state(untouched) is State.OPEN
    assert step_state(written) is State.DONE


def test_the_open_window_speaks_in_the_words_of_a_tie_as_soon_as_it_is_chosen(
    qtbot: QtBot, shell: Shell, saving: SaveQueue
) -> None:
    shell.go(Place("you-0"))
    before = shell.page
    saving.answer("situation", "tie", "boss")
    qtbot.waitUntil(lambda: shell.page is not before)
    assert isinstance(shell.page, StepPage)
    words = {label.text() for label in shell.page.findChildren(PlainLabel)}
    assert "What your boss knows of you-0." in words


def test_the_page_on_which_the_tie_is_chosen_stays_as_it_is(
    qtbot: QtBot, shell: Shell, saving: SaveQueue, workspace: Workspace
) -> None:
    shell.go(Place("situation"))
    before = shell.page
    with qtbot.waitSignal(saving.saved):
        saving.answer("situation", "tie", "boss")
    assert shell.page is before
    shell.go(Place("you-0"))
    assert workspace.section("you-0").intro == "What your boss knows of you-0."


def test_the_rail_is_called_as_the_steps_are(qtbot: QtBot, shell: Shell, saving: SaveQueue) -> None:
    row = shell.rail._buttons["apart-3"]
    assert row.text() == "Step apart-3, and the other person"
    with qtbot.waitSignal(saving.saved):
        saving.answer("situation", "tie", "boss")
    assert row.text() == "Step apart-3, and your boss"
    assert row.accessibleName() == "Step apart-3, and your boss, Not started yet"
