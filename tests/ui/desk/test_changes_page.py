"""The page of what changed: since a day, in calm words, and as little kept as the person wants."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from nocontact_desktop.app.content import Content
from nocontact_desktop.app.memory_store import MemoryStore
from nocontact_desktop.app.trail import Trail
from nocontact_desktop.app.workspace import Workspace
from nocontact_desktop.plan.model import Mark, State
from tests.app.many_steps import many_steps
from tests.app.test_trail import LIST, STEP, Clock
from ui.desk.changes.changed_card import LONGEST, ChangedCard, words_of
from ui.desk.changes.changes_page import MOST, ChangesPage
from ui.desk.changes.since import LAST, MONTH, OWN, SEEN, WEEK, days_to_choose
from ui.desk.page import Place
from ui.desk.saving import SaveQueue
from ui.parts import Heading, WordsButton


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def workspace(tmp_path: Path, clock: Clock) -> Workspace:
    store = MemoryStore()
    made = many_steps(tmp_path, store)
    made.trail = Trail(store, clock)
    return made


@pytest.fixture
def saving(qapp: QApplication, workspace: Workspace) -> Iterator[SaveQueue]:
    queue = SaveQueue(workspace)
    yield queue
    queue.flush()
    queue.deleteLater()


def _open(qtbot: QtBot, workspace: Workspace, saving: SaveQueue, clock: Clock) -> ChangesPage:
    page = ChangesPage(workspace, saving, clock)
    qtbot.addWidget(page)
    page.resize(700, 600)
    page.show()
    _settle(page, saving)
    return page


def _settle(page: ChangesPage, saving: SaveQueue) -> None:
    assert saving.flush()
    for _turn in range(4):
        QApplication.processEvents()
    assert page._found.isVisible()


def _said(page: ChangesPage) -> list[str]:
    return [label.text() for label in page._found.findChildren(QLabel) if label.isVisible()]


def test_it_begins_with_the_last_day_of_writing(
    qtbot: QtBot, workspace: Workspace, saving: SaveQueue, clock: Clock
) -> None:
    workspace.set_answer(STEP, "first", "tea")
    clock.go_on(10)
    workspace.set_answer(STEP, "first", "coffee")
    page = _open(qtbot, workspace, saving, clock)
    assert page.since.buttons[LAST].isChecked()
    assert page.since.buttons[LAST].words == "Since you last wrote (30 November 2026)"
    assert "Now: coffee" in _said(page)
    assert "Added" in _said(page)
    page.since.buttons[WEEK].click()
    _settle(page, saving)
    assert {"Changed", "Before: tea", "Now: coffee"} <= set(_said(page))
    assert [heading.text() for heading in page._found.findChildren(Heading)] == ["Step ready-0"]


def test_what_was_found_is_read_out(
    qtbot: QtBot,
    workspace: Workspace,
    saving: SaveQueue,
    clock: Clock,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    workspace.set_answer(STEP, "first", "tea")
    said: list[str] = []
    monkeypatch.setattr(
        "ui.desk.changes.changes_page.announce", lambda _where, words: said.append(words)
    )
    page = _open(qtbot, workspace, saving, clock)
    page.since.buttons[MONTH].click()
    _settle(page, saving)
    assert said[-1].startswith("Since 31 October 2026, that day included:")


def test_the_day_when_an_adviser_saw_the_plan_is_offered_where_it_is_known(
    workspace: Workspace, clock: Clock
) -> None:
    assert set(days_to_choose(workspace, clock())) == {WEEK, MONTH}
    sections = workspace.sections
    review = replace(sections[0], id="review")
    made = Workspace(Content((*sections, review), workspace.card), MemoryStore())
    made.set_answer("review", "adviser_seen", "2026-11-02")
    assert days_to_choose(made, clock())[SEEN].isoformat() == "2026-11-02"
    made.set_answer("review", "adviser_seen", "in autumn")
    assert SEEN not in days_to_choose(made, clock())


def test_a_day_of_ones_own_can_be_typed(
    qtbot: QtBot, workspace: Workspace, saving: SaveQueue, clock: Clock
) -> None:
    workspace.set_answer(STEP, "first", "tea")
    clock.go_on(100)
    page = _open(qtbot, workspace, saving, clock)
    page.since.buttons[WEEK].click()
    assert not page.since.own.isVisible()
    page.since.buttons[OWN].click()
    assert page.since.own.isVisible()
    QTest.keyClicks(page.since.own.line, "2026-11-30")
    _settle(page, saving)
    assert "Now: tea" in _said(page)


def test_a_name_leads_to_what_is_there_and_what_is_gone_leads_nowhere(
    qtbot: QtBot, workspace: Workspace, saving: SaveQueue, clock: Clock
) -> None:
    gone = workspace.add_item(STEP, LIST, title="Bread")
    clock.go_on()
    workspace.remove_item(gone.id)
    jam = workspace.add_item(STEP, LIST, title="Jam")
    page = _open(qtbot, workspace, saving, clock)
    page.since.buttons[OWN].click()
    page.since.own.line.setText(clock().isoformat())
    _settle(page, saving)
    assert {"Bread", "Taken out"} <= set(_said(page))
    buttons = {b.words: b for b in page._found.findChildren(WordsButton)}
    assert set(buttons) == {"Jam"}
    with qtbot.waitSignal(page.go) as went:
        buttons["Jam"].click()
    assert went.args == [Place(STEP, LIST, jam.id)]


def test_a_plan_that_nobody_changed_says_so(
    qtbot: QtBot, workspace: Workspace, saving: SaveQueue, clock: Clock
) -> None:
    page = _open(qtbot, workspace, saving, clock)
    assert _said(page) == ["Nothing is known of how your plan was before."]
    workspace.set_answer(STEP, "first", "tea")
    clock.go_on(40)
    page = _open(qtbot, workspace, saving, clock)
    page.since.buttons[WEEK].click()
    _settle(page, saving)
    assert _said(page) == ["Nothing is different from how it was before 2 January 2027."]


def test_it_says_from_when_on_anything_is_known(
    qtbot: QtBot, workspace: Workspace, saving: SaveQueue, clock: Clock
) -> None:
    workspace.set_answer(STEP, "first", "tea")
    page = _open(qtbot, workspace, saving, clock)
    assert _said(page)[0].endswith("What was changed before 30 November 2026 is not known.")


def test_of_very_many_changes_the_first_are_shown(
    qtbot: QtBot, workspace: Workspace, saving: SaveQueue, clock: Clock
) -> None:
    for number in range(MOST + 7):
        workspace.add_item(STEP, LIST, title=f"Thing {number}")
    page = _open(qtbot, workspace, saving, clock)
    assert len(page._found.findChildren(ChangedCard)) == MOST
    assert _said(page)[-1] == "And 7 more."


def test_a_long_text_is_shown_by_its_beginning(
    qtbot: QtBot, workspace: Workspace, saving: SaveQueue, clock: Clock
) -> None:
    workspace.set_answer(STEP, "first", "word " * LONGEST)
    page = _open(qtbot, workspace, saving, clock)
    longest = max(_said(page), key=len)
    assert len(longest) < LONGEST + 20
    assert longest.endswith("word…")


def test_all_of_it_can_be_forgotten_after_one_question(
    qtbot: QtBot, workspace: Workspace, saving: SaveQueue, clock: Clock
) -> None:
    workspace.set_answer(STEP, "first", "tea")
    page = _open(qtbot, workspace, saving, clock)
    keeping = page.keeping
    assert not keeping.forget.isVisible()
    keeping.open()
    QTest.keyClick(keeping.forget, Qt.Key.Key_Space)
    assert keeping._question.isVisible()
    QTest.keyClick(keeping.no, Qt.Key.Key_Space)
    assert not keeping._question.isVisible()
    assert workspace.trail.days()
    keeping.forget.click()
    QTest.keyClick(keeping.yes, Qt.Key.Key_Space)
    _settle(page, saving)
    assert workspace.trail.days() == ()
    assert workspace.answers(STEP) == {"first": "tea"}
    assert _said(page) == ["Nothing is known of how your plan was before."]


def test_nothing_is_kept_any_more_when_the_tick_is_taken_away(
    qtbot: QtBot, workspace: Workspace, saving: SaveQueue, clock: Clock
) -> None:
    page = _open(qtbot, workspace, saving, clock)
    page.keeping.open()
    assert page.keeping.keep.isChecked()
    page.keeping.keep.click()
    assert saving.flush()
    assert not workspace.trail.keeps
    workspace.set_answer(STEP, "first", "tea")
    assert workspace.trail.days() == ()
    assert not _open(qtbot, workspace, saving, clock).keeping.keep.isChecked()


def test_every_mark_has_its_words() -> None:
    assert words_of(State.DONE) == "Done"
    assert words_of(Mark.LATER) == "Later"
