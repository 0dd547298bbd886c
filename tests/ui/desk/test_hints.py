"""What a step says of its answers never buries the questions."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from nocontact_desktop.app.workspace import Workspace
from tests.ui.desk.conftest import built
from ui.desk.hints import Hints
from ui.desk.page import Place
from ui.desk.shell import Shell
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
