"""Going about by an assistive program: the rail, buttons that act, the settings, the search."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from nocontact_desktop.plan.model import State
from tests.ui.assistive import program
from tests.ui.assistive.conftest import Twin
from tests.ui.assistive.going import PAGES, go, page_of
from ui.desk.item_head import StateTick
from ui.desk.page import SEARCH, Place
from ui.desk.search_page import SearchPage
from ui.desk.step_card import StepCard

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

SLOW_MS = 20_000
"""A commit on a busy computer."""


def _row(twin: Twin, page: str) -> QAbstractButton:
    return twin.shell.rail._buttons[page]


def _button(root: QWidget, name: str) -> QAbstractButton:
    buttons = root.findChildren(QAbstractButton)
    return next(b for b in buttons if b.isVisible() and b.accessibleName().startswith(name))


def test_toggling_a_row_goes_there_once(twin: Twin) -> None:
    """One row after another, in one window: each time from the page before."""
    gone: list[str] = []
    twin.shell.rail.chosen.connect(gone.append)
    for page in PAGES:
        twin.shell.go(Place(SEARCH if page != SEARCH else "day"))
        gone.clear()
        program.act(_row(twin, page))
        rows = twin.shell.rail._buttons
        assert twin.shell.place.page == page
        assert gone == [page]
        assert [id_ for id_, row in rows.items() if row.isChecked()] == [page]


def test_toggling_the_row_of_the_open_page_goes_there_again_and_leaves_it_chosen(
    twin: Twin,
) -> None:
    twin.shell.go(Place("documents"))
    before = twin.shell.page
    program.act(_row(twin, "documents"))
    assert twin.shell.place == Place("documents")
    assert twin.shell.page is not before
    assert _row(twin, "documents").isChecked()
    _row(twin, "documents").click()
    assert _row(twin, "documents").isChecked()


def test_going_by_other_ways_moves_the_chosen_row_without_going_twice(twin: Twin) -> None:
    gone: list[str] = []
    twin.shell.rail.chosen.connect(gone.append)
    twin.shell.go(Place("money"))
    assert _row(twin, "money").isChecked()
    assert gone == []


def test_an_item_is_added_ticked_removed_and_brought_back(twin: Twin, qtbot: QtBot) -> None:
    go(twin, qtbot, "documents")
    page, store = page_of(twin), twin.plan.workspace

    def items() -> int:
        return len(store.items("documents", "documents"))

    count = items()
    program.act(_button(page, "Add: "))
    qtbot.waitUntil(lambda: items() == count + 1, timeout=SLOW_MS)
    twin.settle()
    program.act(page.findChildren(StateTick)[0])
    qtbot.waitUntil(
        lambda: store.items("documents", "documents")[0].state is State.DONE, timeout=SLOW_MS
    )
    program.act(_button(page, "Remove: "))
    qtbot.waitUntil(lambda: items() == count, timeout=SLOW_MS)
    twin.settle()
    program.act(_button(page, "Undo: "))
    qtbot.waitUntil(lambda: items() == count + 1, timeout=SLOW_MS)


def test_what_is_written_into_the_search_is_found_and_led_to(twin: Twin, qtbot: QtBot) -> None:
    twin.workspace.set_answer("documents", "take_first", "Zebra")
    twin.shell.go(Place(SEARCH))
    page = page_of(twin)
    assert isinstance(page, SearchPage)
    program.write(page.line, "zeb")
    qtbot.waitUntil(lambda: len(page.findChildren(StepCard)) == 1)
    program.act(page.findChildren(StepCard)[0])
    qtbot.waitUntil(lambda: twin.shell.place.page == "documents")


def test_the_look_and_the_idle_time_are_told_once(twin: Twin, qtbot: QtBot) -> None:
    go(twin, qtbot, "settings")
    page = page_of(twin)
    looks: list[object] = []
    times: list[object] = []
    twin.plan.look_changed.connect(looks.append)
    twin.plan.idle_changed.connect(lambda *told: times.append(told))
    program.choose(page.idle, 0)  # type: ignore[attr-defined]
    program.choose(page.look.scheme, 1)  # type: ignore[attr-defined]
    assert (len(times), len(looks)) == (1, 1)
