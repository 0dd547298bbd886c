"""The timeline: every item in its part, marks changed in place, what comes first said beside it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from nocontact_desktop.app.workspace import Workspace
from nocontact_desktop.plan.model import Item, Notice, State, When
from nocontact_desktop.plan.timeline import Phase
from tests.ui.desk.looks import WAYS, Way, speaking, wrong_with
from ui.desk.gaps.gaps_page import GapsPage
from ui.desk.order_panel import OrderPanel
from ui.desk.page import Place
from ui.desk.saving import SaveQueue
from ui.desk.shell import Shell
from ui.desk.timeline import TIMELINE
from ui.desk.timeline.entries import timeline_entries
from ui.desk.timeline.timeline_page import TimelinePage
from ui.desk.timeline.timeline_row import TimelineRow
from ui.parts import Note, WordsButton
from ui.theme import Look

OpenIt = Callable[..., Shell]


@pytest.fixture
def open_it(open_shell: OpenIt, workspace: Workspace, saving: SaveQueue) -> OpenIt:
    """Opens the timeline in a look and a size."""

    def build(look: Look | None = None, width: int = 1100, place: Place | None = None) -> Shell:
        shell = open_shell(look, width, 540, timeline_entries(workspace, saving))
        shell.go(place or Place(TIMELINE))
        while not page(shell).settled:
            QApplication.processEvents()
        return shell

    return build


def page(shell: Shell) -> TimelinePage:
    return cast(TimelinePage, shell.page)


def rows(shell: Shell, phase: Phase) -> list[TimelineRow]:
    return page(shell).phases[phase].rows


def titles(shell: Shell, phase: Phase) -> list[str]:
    return [row.item.title for row in rows(shell, phase)]


def button(shell: Shell, words: str) -> WordsButton:
    found = page(shell).findChildren(WordsButton)
    return next(each for each in found if each.words == words and each.isVisible())


def add(workspace: Workspace, title: str, **marks: object) -> Item:
    item = workspace.add_item("documents", "documents", title=title)
    workspace.change_item(replace(item, **marks))  # type: ignore[arg-type]
    return item


def block(workspace: Workspace) -> Item:
    item = workspace.add_item("blocking", "channels", suggestion="messenger")
    changed = replace(item, when=When.NOW)
    workspace.change_item(changed)
    return changed


def test_everything_stands_in_its_part(workspace: Workspace, open_it: OpenIt) -> None:
    for when in When:
        add(workspace, f"at {when}", when=when)
    shell = open_it()
    page(shell).phases[Phase.OPEN].open()
    assert titles(shell, Phase.BEFORE) == ["at now"]
    assert titles(shell, Phase.DAY) == ["at on_the_day"]
    assert titles(shell, Phase.AFTER) == ["at after"]
    assert titles(shell, Phase.OPEN) == ["at "]


def test_marks_are_changed_in_place_and_the_row_stays(
    workspace: Workspace, saving: SaveQueue, open_it: OpenIt
) -> None:
    item = add(workspace, "Passport", when=When.NOW)
    shell = open_it()
    (row,) = rows(shell, Phase.BEFORE)
    row.tick.click()
    row.head.click()
    button(shell, "On the day").click()
    button(shell, "Maybe").click()
    assert saving.flush()
    stored = workspace.item(item.id)
    assert stored is not None
    assert (stored.state, stored.when, stored.notice) == (
        State.DONE,
        When.ON_THE_DAY,
        Notice.MAYBE,
    )
    assert rows(shell, Phase.BEFORE) == [row]
    assert "now under: On the day" in row.head.accessibleName()
    shell.go(Place(TIMELINE))
    assert titles(shell, Phase.DAY) == ["Passport"]


def test_a_tick_takes_nothing_of_what_is_still_being_saved(
    workspace: Workspace, saving: SaveQueue, open_it: OpenIt
) -> None:
    item = add(workspace, "Passport", when=When.NOW)
    shell = open_it()
    saving.change(replace(item, title="Passport", note="In the blue box"))
    (row,) = rows(shell, Phase.BEFORE)
    row.tick.click()
    assert saving.flush()
    (kept,) = workspace.items("documents", "documents")
    assert (kept.state, kept.note) == (State.DONE, "In the blue box")


def test_it_is_narrowed_and_comes_back_so(workspace: Workspace, open_it: OpenIt) -> None:
    add(workspace, "Open", when=When.NOW)
    add(workspace, "Done", when=When.NOW, state=State.DONE, notice=Notice.YES)
    add(workspace, "Seen", when=When.NOW, notice=Notice.YES)
    shell = open_it()
    page(shell).open_only.click()
    assert titles(shell, Phase.BEFORE) == ["Open", "Seen"]
    page(shell).shows_only.click()
    assert titles(shell, Phase.BEFORE) == ["Seen"]
    shell.go(Place("documents"))
    shell.back()
    assert titles(shell, Phase.BEFORE) == ["Seen"]


def test_what_was_ticked_just_before_is_left_out_too(workspace: Workspace, open_it: OpenIt) -> None:
    add(workspace, "Passport", when=When.NOW)
    shell = open_it()
    rows(shell, Phase.BEFORE)[0].tick.click()
    page(shell).open_only.click()
    assert titles(shell, Phase.BEFORE) == []


def test_a_row_leads_to_its_item_and_a_place_leads_to_its_row(
    workspace: Workspace, open_it: OpenIt
) -> None:
    for number in range(70):
        add(workspace, f"Paper {number}", when=When.AFTER)
    last = add(workspace, "The last", when=When.AFTER)
    shell = open_it(place=Place(TIMELINE, item_id=last.id))
    row = rows(shell, Phase.AFTER)[-1]
    assert row.item.id == last.id
    assert row.head.isChecked()
    button(shell, "Open it in “Documents”").click()
    assert shell.place == Place("documents", "documents", last.id)


def test_rows_that_nobody_asked_for_are_not_made(workspace: Workspace, open_it: OpenIt) -> None:
    for number in range(100):
        add(workspace, f"Paper {number}", when=When.NOW)
    shell = open_it()
    assert len(rows(shell, Phase.BEFORE)) == 24
    button(shell, "Show 48 of 76 more").click()
    while not page(shell).settled:
        QApplication.processEvents()
    assert len(rows(shell, Phase.BEFORE)) == 72
    assert QApplication.focusWidget() in {None, rows(shell, Phase.BEFORE)[24].head}


def test_what_comes_first_is_said_and_can_be_left_and_said_again(
    workspace: Workspace, saving: SaveQueue, open_it: OpenIt
) -> None:
    item = block(workspace)
    shell = open_it()
    (row,) = rows(shell, Phase.BEFORE)
    said = [each.rule_id for each in workspace.order_notices()]
    assert set(said) == {"proof-before-block", "help-before-cutting"}
    assert "Proof first, then the block" in row.head.accessibleDescription()
    row.head.click()
    assert len(row.findChildren(Note)) == 2
    button(shell, "I know, leave it").click()
    assert saving.flush()
    QApplication.processEvents()
    assert workspace.left_rules() == ("proof-before-block",)
    assert "Proof first" not in row.head.accessibleDescription()
    assert len([note for note in row.findChildren(Note) if note.isVisible()]) == 1
    button(shell, "1 reminder is left as it is").click()
    button(shell, "Say it again: Proof first, then the block").click()
    assert saving.flush()
    QApplication.processEvents()
    assert workspace.left_rules() == ()
    workspace.change_item(replace(item, values={**item.values, "proof_saved_on": "2026-11-01"}))
    shell.go(Place(TIMELINE))
    assert "Proof first" not in rows(shell, Phase.BEFORE)[0].head.accessibleDescription()


def test_the_step_says_what_comes_first_too(
    workspace: Workspace, saving: SaveQueue, open_it: OpenIt
) -> None:
    block(workspace)
    shell = open_it(place=Place(TIMELINE))
    shell.go(Place("blocking"))
    assert shell.page is not None
    panel = shell.page.findChild(OrderPanel)
    assert isinstance(panel, OrderPanel)
    words = [each.words for each in panel.findChildren(WordsButton)]
    assert words == ["What comes first, in “Blocking”", "I know, leave it"]
    (item,) = workspace.items("blocking", "channels")
    saving.change(replace(item, title="Their new number"))
    assert saving.flush()
    QApplication.processEvents()
    assert "Their new number" in [each.text() for each in panel.findChildren(QLabel)]
    saving.answer("blocking", "if_they_react", "I go to Sam")
    assert saving.flush()
    QApplication.processEvents()
    assert panel.isHidden()


def test_what_is_still_open_says_what_comes_first_too(
    qtbot: QtBot, workspace: Workspace, saving: SaveQueue
) -> None:
    block(workspace)
    page = GapsPage(workspace, saving)
    qtbot.addWidget(page)
    page.show()
    (panel,) = page.findChildren(OrderPanel)
    first = next(each for each in panel.findChildren(WordsButton) if "comes first" in each.words)
    with qtbot.waitSignal(page.go) as gone:
        first.click()
    assert gone.args is not None
    assert gone.args[0].page in {"blocking", "devices"}


def test_it_is_gone_through_by_keys_alone(workspace: Workspace, open_it: OpenIt) -> None:
    add(workspace, "Passport", when=When.NOW)
    shell = open_it()
    (row,) = rows(shell, Phase.BEFORE)
    row.head.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(row.head, Qt.Key.Key_Return)
    QApplication.processEvents()
    assert row.head.isChecked()
    QTest.keyClick(row.tick, Qt.Key.Key_Space)
    assert row.item.state is State.DONE


@pytest.mark.parametrize("way", WAYS, ids=str)
def test_nothing_is_cut_off_or_out_of_reach(
    workspace: Workspace, open_it: OpenIt, way: Way, qapp: QApplication
) -> None:
    block(workspace)
    add(workspace, "Mine: Ωμέγα, ماما, <b>bold</b> & more", when=When.NOW, note="A note")
    with speaking(qapp, way.language):
        shell = open_it(Look(scale=way.scale), way.width)
        for part in page(shell).phases.values():
            part.open()
            for row in part.rows:
                row.head.setChecked(True)
        assert wrong_with(shell) == []
