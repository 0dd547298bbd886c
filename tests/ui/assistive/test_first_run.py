"""The first run keeps the same in its draft, whether hands or an assistive program answer it."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import Shiboken

from nocontact_desktop import resources
from nocontact_desktop.app.doors import Doors
from nocontact_desktop.app.first_run import Draft, Step
from nocontact_desktop.disguise.profile import load_profiles
from nocontact_desktop.system.memory import MemorySystem
from nocontact_desktop.vault import FLOOR, MemoryShare, new_code
from tests.disguise.chance import draw
from tests.ui.assistive import program
from tests.ui.assistive.going import controls
from tests.ui.assistive.hands import by_hand, by_program
from tests.ui.assistive.test_names_and_order import ROLE, USED
from ui.desk.exit_route import ExitRoute
from ui.desk.first_run.flow import FirstRun, Surroundings
from ui.desk.first_run.question_page import QuestionPage
from ui.desk.first_run.recovery_page import RecoveryPage
from ui.desk.first_run.words_page import WordsPage
from ui.exit_key import ExitKey
from ui.tasks import TaskRunner
from ui.theme import Look, apply

PRIVATE = {"owner": "mine", "login": "me", "admin": "me", "signs": "none", "paper": "away"}
WORDS, CODE, PIN = "canyon ladder velvet rocket plum", new_code(), "839216"

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

Begin = Callable[[Step], FirstRun]


@pytest.fixture
def begin(qapp: QApplication, tmp_path: Path) -> Iterator[Begin]:
    """A first run at one of its screens, on a private computer."""
    apply(qapp, Look())
    parent = QObject()
    shown: list[tuple[FirstRun, ExitRoute]] = []
    tasks = TaskRunner(1, parent=parent)

    def build(step: Step) -> FirstRun:
        system = MemorySystem(tmp_path, tmp_path)
        route = ExitRoute(ExitKey(qapp))
        around = Surroundings(
            profiles=load_profiles(resources.folder("disguises")),
            doors=Doors(system, lambda _label: MemoryShare(), ("program",)),
            tasks=tasks,
            route=route,
            apply_look=lambda _look: None,
            stretch=FLOOR,
        )
        draft = Draft(around.profiles[0], drawn=draw(1))
        draft.answers = {key: frozenset({value}) for key, value in PRIVATE.items()}
        draft.chosen = draft.advice.outcome
        draft.words, draft.recovery_code = WORDS, CODE
        draft.pin = "" if step is Step.PIN else PIN
        flow = FirstRun(draft, around, Look())
        flow.show_step(step)
        flow.resize(1000, 800)
        flow.show()
        assert tasks.wait(5000)
        QApplication.processEvents()
        shown.append((flow, route))
        return flow

    yield build
    assert tasks.wait(5000)
    for flow, route in shown:
        qapp.removeEventFilter(route.key)
        route.key.deleteLater()
        flow.close()
        Shiboken.delete(flow)
    parent.deleteLater()


def _kept(draft: Draft) -> dict[str, object]:
    return {name: copy.copy(getattr(draft, name)) for name in draft.__dataclass_fields__}


NOT_ASKING = {Step.COPY, Step.WORDS, Step.RECOVERY, Step.GESTURE, Step.AGREE}
"""What they take is typed back, tried or found in a picker: each has tests of its own."""
ASKING = [each for each in Step if each not in NOT_ASKING]


@pytest.mark.parametrize("step", ASKING)
def test_the_draft_is_the_same_after_every_answer(begin: Begin, step: Step) -> None:
    hands, other = begin(step), begin(step)
    at = 0
    while at < len(mine := controls(hands.page)):
        theirs = controls(other.page)
        assert [type(each) for each in mine] == [type(each) for each in theirs]
        by_hand(mine[at], PIN)
        by_program(theirs[at], PIN)
        assert _kept(other.draft) == _kept(hands.draft)
        at += 1
    assert at


def test_an_answer_that_stands_alone_takes_the_others_away(begin: Begin) -> None:
    flow = begin(Step.SIGNS)
    page = flow.page
    assert isinstance(page, QuestionPage)
    none, looks = (page.choices.rows[each].mark for each in ("none", "looks"))
    by_program(looks)
    assert flow.draft.answers["signs"] == frozenset({"looks"})
    by_program(none)
    assert flow.draft.answers["signs"] == frozenset({"none"})


def test_words_and_code_can_be_written_by_a_program(begin: Begin, qtbot: QtBot) -> None:
    for step in (Step.WORDS, Step.RECOVERY):
        flow = begin(step)
        page, draft = flow.page, flow.draft
        assert isinstance(page, WordsPage | RecoveryPage)
        program.act(page.choice.have)
        qtbot.waitUntil(page.choice.back.line.isVisible)
        program.write(
            page.choice.back.line, draft.words if step is Step.WORDS else draft.recovery_code
        )
        assert page.choice.back.note.isVisible()
        assert draft.words_known if step is Step.WORDS else draft.recovery_done


@pytest.mark.parametrize("step", [step for step in Step if step is not Step.COPY])
def test_everything_on_a_screen_has_a_name_and_its_role(begin: Begin, step: Step) -> None:
    flow = begin(step)
    nodes = [node for node in program.walk(flow) if node.role() in USED]
    assert [repr(node) for node in nodes if not program.name(node).strip()] == []
    for parent in program.walk(flow):
        seen = [parent.child(at) for at in range(parent.childCount())]
        names = [program.name(c) for c in seen if c.role() in USED and not c.state().invisible]
        assert len(names) == len(set(names))
    cards = [n for n in nodes if type(n.object()).__name__ == "DisguiseCard"]
    assert all(card.role() == ROLE.RadioButton for card in cards)
