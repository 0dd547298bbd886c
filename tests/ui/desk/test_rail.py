"""The rail: parts that fold, the open page always in sight, titles that are never cut."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea
from pytestqt.qtbot import QtBot

from nocontact_desktop.app.workspace import Workspace
from tests.ui.desk.conftest import built
from ui import theme
from ui.desk.group_words import group_words, grouped, part_words
from ui.desk.page import HOME, Part, Place
from ui.desk.rail import WIDTH_REM, Rail, RailPage
from ui.desk.shell import Shell
from ui.theme import Look, rem

MANY = 12
"""Pages in a part, more than there is room for."""


def _rail(qtbot: QtBot, height: int = 420) -> Rail:
    rail = Rail()
    qtbot.addWidget(rail)
    rail.add_pages([RailPage(HOME, "Overview", "overview")])
    for part in ("early", "late"):
        pages = [RailPage(f"{part}-{at}", f"Step {part} {at}", "step") for at in range(MANY)]
        rail.add_part(part, part.title(), pages)
    rail.resize(rem(WIDTH_REM), height)
    rail.show()
    _settle()
    return rail


def _settle() -> None:
    for _turn in range(4):
        QApplication.processEvents()


def _in_sight(rail: Rail, page: str) -> bool:
    area = rail.findChild(QScrollArea)
    assert area is not None
    button = rail._buttons[page]
    where = QRect(button.mapTo(area, QPoint(0, 0)), button.size())
    return button.isVisible() and area.rect().contains(where)


@pytest.fixture
def large(qapp: QApplication) -> Iterator[None]:
    theme.apply(qapp, Look(scale=2.0))
    yield
    theme.apply(qapp, Look())


def test_parts_begin_folded_and_the_one_of_the_open_page_unfolds(qtbot: QtBot) -> None:
    rail = _rail(qtbot)
    assert not any(rail._buttons[f"{part}-0"].isVisible() for part in ("early", "late"))
    rail.choose("late-0")
    assert rail._buttons["late-1"].isVisible()
    assert not rail._buttons["early-0"].isVisible()


def test_the_open_page_is_scrolled_into_sight(qtbot: QtBot) -> None:
    rail = _rail(qtbot)
    rail.open_part("early")
    rail.choose(f"late-{MANY - 1}")
    _settle()
    assert _in_sight(rail, f"late-{MANY - 1}")
    rail.choose(HOME)
    _settle()
    assert _in_sight(rail, HOME)


def test_what_was_chosen_while_it_was_hidden_is_in_sight_when_it_is_shown(qtbot: QtBot) -> None:
    rail = _rail(qtbot)
    rail.hide()
    rail.choose(f"late-{MANY - 1}")
    _settle()
    rail.show()
    _settle()
    assert _in_sight(rail, f"late-{MANY - 1}")


def test_what_the_person_folds_stays_folded_until_a_page_of_it_opens(qtbot: QtBot) -> None:
    rail = _rail(qtbot)
    rail.choose("early-3")
    fold = rail._folds["early"]
    QTest.keyClick(fold.button, Qt.Key.Key_Space)
    assert not fold.opened
    rail.choose(HOME)
    assert not fold.opened
    rail.choose("early-3")
    assert fold.opened


def test_a_title_says_whether_its_part_is_shown(qtbot: QtBot) -> None:
    rail = _rail(qtbot)
    button = rail._folds["late"].button
    assert button.accessibleName() == "Late, folded away"
    rail.open_part("late")
    assert button.accessibleName() == "Late, shown"


@pytest.mark.usefixtures("large")
def test_a_long_title_gets_the_lines_that_it_needs(qtbot: QtBot) -> None:
    rail = Rail()
    qtbot.addWidget(rail)
    title = "Work, study and other places where many people come and go"
    rail.add_pages([RailPage("long", title, "step"), RailPage("short", "Bag", "step")])
    rail.resize(rem(WIDTH_REM), 900)
    rail.show()
    _settle()
    long, short = rail._buttons["long"], rail._buttons["short"]
    place = long._title_place(long.width(), long.height()).toRect()
    words = int(Qt.TextFlag.TextWordWrap)
    needed = QFontMetrics(long._bold()).boundingRect(place, words, title)
    assert needed.height() <= long.height()
    assert needed.width() <= place.width()
    assert long.height() > short.height()
    rail.set_title("short", title)
    _settle()
    assert short.height() == long.height()
    assert short.accessibleName() == title


def test_every_step_stands_in_its_part_and_can_be_reached_by_tab(
    shell: Shell, workspace: Workspace
) -> None:
    for each in grouped(workspace.sections):
        fold = shell.rail._folds[each.group]
        assert fold.button.words == group_words(each.group)
        fold.open()
        rows = [shell.rail._buttons[section.id] for section in each.sections]
        assert all(row.isVisible() and fold.isAncestorOf(row) for row in rows)
    _settle()
    reached, widget = set(), shell.nextInFocusChain()
    while widget is not None and widget not in reached:
        reached.add(widget)
        widget = widget.nextInFocusChain()
    assert {shell.rail._buttons[section.id] for section in workspace.sections} <= reached


def test_pages_that_are_no_steps_have_parts_of_their_own(shell: Shell) -> None:
    assert [fold.button.words for fold in shell.rail._folds.values()][-1] == part_words(
        Part.PROGRAM
    )
    shell.go(Place("settings"))
    assert shell.rail._folds[Part.PROGRAM].opened


def test_the_arrow_of_a_part_follows_the_colours(
    open_shell: Callable[..., Shell], qapp: QApplication
) -> None:
    shell = open_shell()
    fold = shell.rail._folds[Part.PROGRAM]
    before = fold.button.icon().pixmap(16, 16).toImage()
    theme.apply(qapp, Look(theme.Scheme.DARK))
    _settle()
    assert fold.button.icon().pixmap(16, 16).toImage() != before


def test_the_step_that_is_open_is_built_while_its_part_unfolds(shell: Shell) -> None:
    shell.go(Place("blocking"))
    assert built(shell).accessibleName() == "Blocking"
    assert shell.rail._buttons["blocking"].isVisible()
