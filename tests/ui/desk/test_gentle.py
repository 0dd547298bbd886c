"""Hard questions are shown when the person says so, and nothing is asked twice."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from nocontact_desktop.app.workspace import Workspace
from nocontact_desktop.plan.model import Mark
from nocontact_desktop.plan.readiness import Missing
from tests.app.many_steps import many_steps
from tests.ui.desk.conftest import TightStore, built
from ui.desk.page import HOME, Place
from ui.desk.shell import Shell
from ui.desk.step_foot import StepFoot
from ui.desk.step_page import StepPage

HARD, OTHER = "you-1", "ready-1"
PLAIN = "you-0"


@pytest.fixture
def workspace(store: TightStore, tmp_path: Path) -> Workspace:
    return many_steps(tmp_path, store)


def _go(shell: Shell, step: str) -> StepPage:
    shell.go(Place(step))
    return built(shell)


def _names(page: StepPage) -> list[str]:
    return [b.accessibleName() for b in page.findChildren(QAbstractButton) if b.isVisible()]


def _marks(page: StepPage) -> int:
    return sum(name.startswith("This whole step: ") for name in _names(page))


def test_a_step_with_hard_questions_first_says_so(shell: Shell) -> None:
    page = _go(shell, HARD)
    assert page.covered
    assert page._gentle.isVisible()
    assert not page._content.isVisible()
    assert _names(page).index("This whole step: I’d rather not say") > _names(page).index(
        "Show the questions"
    )
    assert "This whole step: Later" in _names(page)
    assert not any("Not for me" in name for name in _names(page))


def test_another_step_shows_its_questions_at_once(shell: Shell) -> None:
    page = _go(shell, PLAIN)
    assert not page.covered
    assert page._content.isVisible()
    assert not page._gentle.isVisible()
    assert _marks(page) == 3


def test_the_questions_come_by_keyboard_with_the_focus_on_the_first(shell: Shell) -> None:
    shell.activateWindow()
    page = _go(shell, HARD)
    page._gentle.show_button.setFocus()
    QTest.keyClick(page._gentle.show_button, Qt.Key.Key_Space)
    assert page._content.isVisible()
    assert not page._gentle.isVisible()
    focus = shell.focusWidget()
    assert focus is not None
    assert page._form.editors["first"].isAncestorOf(focus)
    assert _marks(page) == 3


def test_once_shown_they_are_not_covered_again_until_the_next_session(
    qtbot: QtBot, shell: Shell, workspace: Workspace
) -> None:
    _go(shell, HARD)._gentle.show_button.click()
    shell.go(Place(HOME))
    assert not _go(shell, HARD).covered
    assert _go(shell, OTHER).covered
    of_the_next = StepPage(workspace, shell._saving, HARD)
    qtbot.addWidget(of_the_next)
    assert of_the_next.covered


@pytest.mark.parametrize("mark", [Mark.LATER, Mark.RATHER_NOT_SAY])
def test_leaving_them_unseen_is_one_press(
    qtbot: QtBot, shell: Shell, workspace: Workspace, mark: Mark
) -> None:
    page = _go(shell, HARD)
    words = {Mark.LATER: "Later", Mark.RATHER_NOT_SAY: "I’d rather not say"}[mark]
    name = f"This whole step: {words}"
    button = next(b for b in page.findChildren(QAbstractButton) if b.accessibleName() == name)
    button.click()
    qtbot.waitUntil(lambda: shell.page is not page)
    assert workspace.mark(HARD) is mark
    page = built(shell)
    assert page._strip.isVisible()
    assert not page._gentle.isVisible()
    assert not page._content.isVisible()
    again = next(b for b in page._strip.findChildren(QAbstractButton))
    again.click()
    qtbot.waitUntil(lambda: shell.page is not page)
    assert built(shell).covered


@pytest.mark.parametrize(
    "place", [Place(HARD, field_id="first"), Place(HARD, "things"), Place(HARD, "things", "one")]
)
def test_a_way_to_one_of_the_questions_shows_them(
    shell: Shell, workspace: Workspace, place: Place
) -> None:
    item = workspace.add_item(HARD, "things", title="Bread")
    if place.item_id:
        place = Place(HARD, "things", item.id)
    shell.go(place)
    page = built(shell)
    assert not page.covered
    assert page._content.isVisible()


def test_what_is_still_open_leads_to_the_questions(shell: Shell) -> None:
    page = _go(shell, HARD)
    page._aside.wanted.emit(Missing("First", field_id="first"))
    assert page._content.isVisible()


def test_the_foot_of_a_covered_step_still_leads_on(shell: Shell) -> None:
    page = _go(shell, HARD)
    foot = page.findChild(StepFoot)
    assert foot is not None
    assert foot.isVisible()
    assert any(name.startswith("Next: ") for name in _names(page))
