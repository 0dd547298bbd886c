"""What a step says of its answers never buries the questions."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from nocontact_desktop.app.lines import COUNTRY
from nocontact_desktop.app.workspace import Workspace
from nocontact_desktop.plan.model import Mark
from tests.ui.desk.conftest import built
from ui.desk.hints import Hints
from ui.desk.lines.panel import LinesPanel
from ui.desk.page import Place
from ui.desk.shell import Shell
from ui.desk.step_page import StepPage
from ui.parts import Fold, Note

SAID = [f"Sentence {at}." for at in range(9)]


def seen(hints: Hints) -> list[str]:
    return sorted(note.words for note in hints.findChildren(Note) if note.isVisible())


def fold_of(hints: Hints) -> Fold:
    fold = hints.findChild(Fold)
    assert isinstance(fold, Fold)
    return fold


def test_the_first_few_are_read_at_once_and_the_rest_on_a_click(qtbot: QtBot) -> None:
    hints = Hints()
    qtbot.addWidget(hints)
    hints.say(SAID)
    assert hints.isVisible()
    assert seen(hints) == SAID[:3]
    fold = fold_of(hints)
    assert fold.button.accessibleName() == "More hints (6), folded away"
    fold.button.click()
    assert seen(hints) == SAID
    hints.say(SAID[1:])
    qtbot.waitUntil(lambda: seen(hints) == SAID[1:])


def test_four_are_not_worth_a_fold_and_none_takes_no_room(qtbot: QtBot) -> None:
    hints = Hints()
    qtbot.addWidget(hints)
    hints.say(SAID[:4])
    assert seen(hints) == SAID[:4]
    assert not fold_of(hints).isVisible()
    hints.say([])
    assert not hints.isVisible()


def test_many_signs_leave_the_questions_in_sight_and_the_gravest_hint_on_top(
    shell: Shell, workspace: Workspace
) -> None:
    signs = next(each for each in workspace.section("danger-signs").fields if each.id == "signs")
    workspace.set_answer("danger-signs", "signs", [option.id for option in signs.options])
    shell.go(Place("danger-signs"))
    hints = built(shell).findChild(Hints)
    assert isinstance(hints, Hints)
    assert len(hints.words) > 8
    assert hints.at_once == 3
    assert "even without marks" in hints.words[0]


@pytest.mark.parametrize("step", ["danger-signs", "emotional"])
def test_whom_to_talk_to_is_seen_before_the_hard_questions_and_when_they_are_left_aside(
    shell: Shell, workspace: Workspace, step: str
) -> None:
    workspace.set_answer(workspace.card.id, COUNTRY, "GB")
    workspace.set_answer("danger-signs", "signs", ["neck"])
    shell.go(Place(step))
    page = built(shell)
    assert page.covered
    assert _lines(page).isVisible()
    assert not _hints(page).isVisible(), "what was ticked is not said before it is asked for"
    workspace.set_mark(step, Mark.RATHER_NOT_SAY)
    shell.go(Place("money"))
    shell.go(Place(step))
    assert _lines(built(shell)).isVisible()
    workspace.set_mark(step, Mark.OPEN)
    shell.go(Place("money"))
    shell.go(Place(step))
    page = built(shell)
    page.reveal()
    assert _lines(page).isVisible()
    assert _hints(page).isVisible() is (step == "danger-signs")


def _lines(page: StepPage) -> LinesPanel:
    found = page.findChild(LinesPanel)
    assert isinstance(found, LinesPanel)
    return found


def _hints(page: StepPage) -> Hints:
    found = page.findChild(Hints)
    assert isinstance(found, Hints)
    return found
