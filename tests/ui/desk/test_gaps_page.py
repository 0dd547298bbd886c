"""The page of what is still open: in the person's order, with a way to each place, no score."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from nocontact_desktop.app.memory_store import MemoryStore
from nocontact_desktop.app.workspace import Workspace
from nocontact_desktop.plan.model import Mark
from tests.app.many_steps import many_steps
from ui.desk.gaps.gaps_page import PRINT, GapsPage
from ui.desk.page import Place
from ui.desk.saving import SaveQueue
from ui.parts import Fold, Heading, WordsButton

Open = Callable[[], GapsPage]


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    made = many_steps(tmp_path, MemoryStore())
    made.priorities = {"money": ("ready-0",), "pets": ("around-2", "apart-0")}
    return made


@pytest.fixture
def opened(qtbot: QtBot, workspace: Workspace, saving: SaveQueue) -> Open:
    def build() -> GapsPage:
        page = GapsPage(workspace, saving)
        qtbot.addWidget(page)
        page.resize(700, 600)
        page.show()
        return page

    return build


def _headings(page: GapsPage) -> list[str]:
    return [heading.text() for heading in page.findChildren(Heading)]


def _press(qtbot: QtBot, page: GapsPage, name: str) -> Place:
    buttons = page.findChildren(WordsButton)
    button = next(b for b in buttons if b.accessibleName() == name and b.isVisible())
    with qtbot.waitSignal(page.go) as gone:
        button.click()
    assert gone.args
    place = gone.args[0]
    assert isinstance(place, Place)
    return place


def test_without_priorities_it_offers_to_say_what_matters(qtbot: QtBot, opened: Open) -> None:
    page = opened()
    assert _headings(page) == ["All steps"]
    assert _press(qtbot, page, "Say what matters most to you") == Place(
        "situation", field_id="priorities"
    )


def test_what_matters_comes_first_and_leads_there(
    qtbot: QtBot, workspace: Workspace, opened: Open
) -> None:
    workspace.set_answer("situation", "priorities", ["pets", "money"])
    page = opened()
    assert _headings(page) == ["Money", "Pets", "Everything else"]
    first = "Not answered yet: First of ready-0?"
    assert _press(qtbot, page, first) == Place("ready-0", field_id="first")
    things = "Things of apart-0: one more would help"
    assert _press(qtbot, page, things) == Place("apart-0", "things")
    assert _press(qtbot, page, "Open the whole step: Step around-2") == Place("around-2")


def test_a_folded_step_shows_its_things_when_it_is_opened(qtbot: QtBot, opened: Open) -> None:
    page = opened()
    fold = next(f for f in page.findChildren(Fold) if f.button.words == "Step you-2: 2 things")
    fold.open()
    fold.button.setChecked(False)
    fold.open()
    assert _press(qtbot, page, "Not answered yet: First of you-2?").page == "you-2"
    assert len(fold.findChildren(WordsButton)) == 4


def test_of_many_things_a_few_are_shown_and_the_others_are_a_fold_away(
    qtbot: QtBot, workspace: Workspace, opened: Open
) -> None:
    workspace.set_answer("situation", "priorities", ["money"])
    for at in range(60):
        workspace.add_item("ready-0", "things", title=f"Thing {at}")
    page = opened()
    names = [b.accessibleName() for b in page.findChildren(WordsButton)]
    assert "Thing 2: not done yet" in names
    assert "Thing 5: not done yet" not in names
    more = next(f for f in page.findChildren(Fold) if f.button.words == "57 more things")
    more.open()
    place = _press(qtbot, page, "Thing 5: not done yet")
    assert place.item_id == workspace.items("ready-0", "things")[5].id
    assert "And 27 more." in {label.text() for label in more.findChildren(QLabel)}


def test_what_lacks_nothing_says_so(workspace: Workspace, opened: Open) -> None:
    workspace.set_answer("situation", "priorities", ["money"])
    workspace.set_mark("ready-0", Mark.LATER)
    page = opened()
    assert "Nothing is open here." in {label.text() for label in page.findChildren(QLabel)}
    for section in workspace.sections:
        workspace.set_mark(section.id, Mark.NOT_FOR_ME)
    said = {label.text() for label in opened().findChildren(QLabel)}
    assert "Nothing is open in your plan right now." in said


def test_what_is_not_for_now_stands_at_the_end(workspace: Workspace, opened: Open) -> None:
    stage = replace(workspace.stages.unsaid, waits=frozenset({"you-0"}))
    workspace.stages = replace(workspace.stages, unsaid=stage)
    assert _headings(opened())[-1] == "For later, as far as you are now"


def test_it_never_gives_a_score(workspace: Workspace, opened: Open) -> None:
    workspace.set_answer("situation", "priorities", ["money"])
    said = " ".join(label.text() for label in opened().findChildren(QLabel))
    assert not re.search(r"\d+ of \d+|%|\bpoints?\b|\blevel\b", said)
    assert "not a score" in said


def test_it_can_be_printed(qtbot: QtBot, opened: Open) -> None:
    assert _press(qtbot, opened(), "Print this") == Place(PRINT)
