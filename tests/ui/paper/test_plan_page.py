"""The plan on paper: the ticked steps, page by page, before anything is printed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from nocontact_desktop.app.workspace import Workspace
from nocontact_desktop.plan.model import Mark
from tests.exports.reading import words
from tests.ui.paper.conftest import Room
from ui.desk.paper.chosen_steps import ChosenSteps
from ui.desk.paper.file_way import FileWay
from ui.desk.paper.plan_page import PlanPage


def changed(qtbot: QtBot, page: PlanPage, change: Callable[[], object]) -> None:
    before = page.pages
    change()
    qtbot.waitUntil(lambda: page.settled and page.pages is not before)


def test_every_page_can_be_looked_at(qtbot: QtBot, plan_page: PlanPage) -> None:
    preview = plan_page.preview
    assert preview.count > 5
    first = preview.pictures.shown
    preview.after.click()
    qtbot.waitUntil(lambda: plan_page.settled and preview.pictures.shown != first)
    assert preview.area.accessibleDescription() == f"Page 2 of {preview.count}"
    preview.before.click()
    assert not preview.before.isEnabled()
    qtbot.waitUntil(lambda: plan_page.settled)


def test_the_keys_turn_and_zoom(qtbot: QtBot, plan_page: PlanPage) -> None:
    preview = plan_page.preview
    area = preview.area
    last = preview.count - 1
    for key, index in (
        (Qt.Key.Key_PageDown, 1), (Qt.Key.Key_End, last), (Qt.Key.Key_PageDown, last),
        (Qt.Key.Key_PageUp, last - 1), (Qt.Key.Key_Home, 0), (Qt.Key.Key_PageUp, 0),
    ):  # fmt: skip
        QTest.keyClick(area, key)
        assert preview.index == index
    QTest.keyClick(area, Qt.Key.Key_Plus)
    assert preview.zoom > 1
    QTest.keyClick(area, Qt.Key.Key_0)
    assert preview.zoom == 1
    for _time in range(20):
        QTest.keyClick(area, Qt.Key.Key_Minus)
    assert preview.zoom >= 0.4
    assert not preview.further.isEnabled()
    qtbot.waitUntil(lambda: plan_page.settled)


def test_zooming_draws_the_page_as_sharp_as_it_is_shown(qtbot: QtBot, plan_page: PlanPage) -> None:
    preview = plan_page.preview
    preview.nearer.click()
    qtbot.waitUntil(lambda: preview.pictures.shown[0].width() == preview.wanted_pixels())
    qtbot.waitUntil(lambda: plan_page.settled)


def test_the_wheel_zooms_only_with_control(qtbot: QtBot, plan_page: PlanPage) -> None:
    preview = plan_page.preview
    for held, zoomed in ((Qt.KeyboardModifier.NoModifier, False), (_CONTROL, True)):
        QApplication.sendEvent(preview.area.viewport(), _wheel(held))
        assert (preview.zoom > 1) is zoomed
    qtbot.waitUntil(lambda: plan_page.settled)


def test_a_step_that_is_not_ticked_is_not_printed(qtbot: QtBot, room: Room, tmp_path: Path) -> None:
    room.workspace.set_answer("safe-places", "code_phrase", "Is the lamp sold?")
    room.workspace.set_answer("money", "receipts_place", "In the shed")
    page = room.plan()
    changed(qtbot, page, page.steps["money"].box.click)
    assert page.pages is not None
    told = words(page.pages.pdf, tmp_path)
    assert "Is the lamp sold?" in told
    assert "In the shed" not in told


def test_steps_set_aside_are_off_and_can_be_ticked(
    qtbot: QtBot, room: Room, tmp_path: Path
) -> None:
    room.workspace.set_answer("money", "receipts_place", "In the shed")
    room.workspace.set_mark("money", Mark.NOT_FOR_ME)
    room.workspace.set_mark("blocking", Mark.LATER)
    page = room.plan()
    assert not page.steps["money"].box.isChecked()
    assert page.steps["blocking"].box.isChecked()
    changed(qtbot, page, page.steps["money"].box.click)
    assert page.pages is not None
    assert "In the shed" in words(page.pages.pdf, tmp_path)


def test_lines_to_write_on_take_more_paper_and_are_there_only_when_ticked(
    qtbot: QtBot, plan_page: PlanPage
) -> None:
    before = plan_page.preview.count
    changed(qtbot, plan_page, plan_page.blanks.box.click)
    assert before > 4 * plan_page.preview.count
    assert plan_page.preview.index < plan_page.preview.count


def test_tips_are_printed_only_when_ticked(
    qtbot: QtBot, plan_page: PlanPage, workspace: Workspace, tmp_path: Path
) -> None:
    tip = workspace.sections[3].tips[0].source.split()[0]
    assert plan_page.pages is not None
    assert tip not in words(plan_page.pages.pdf, tmp_path)
    changed(qtbot, plan_page, plan_page.tips.box.click)
    assert tip in words(plan_page.pages.pdf, tmp_path)


def test_the_choices_are_kept(qtbot: QtBot, room: Room) -> None:
    plan_page = room.plan()
    plan_page.layout_line.buttons["neutral"].click()
    plan_page.paper_line.buttons["letter"].click()
    assert not plan_page.blanks.box.isChecked()
    plan_page.blanks.box.click()
    plan_page.tips.box.click()
    assert room.saving.flush()
    again = room.plan()
    assert again._kept.choices == plan_page._kept.choices
    assert again.blanks.box.isChecked()
    qtbot.waitUntil(lambda: plan_page.settled)


def test_the_saved_file_is_what_was_seen(qtbot: QtBot, plan_page: PlanPage, tmp_path: Path) -> None:
    plan_page.door.file.click()
    way = plan_page.door.way
    assert isinstance(way, FileWay)
    way.choose(tmp_path / "document.pdf")
    qtbot.waitUntil(lambda: plan_page.door.way is None)
    assert plan_page.pages is not None
    assert (tmp_path / "document.pdf").read_bytes() == plan_page.pages.pdf


def test_the_neutral_hint_is_said_before_printing(qtbot: QtBot, plan_page: PlanPage) -> None:
    changed(qtbot, plan_page, plan_page.layout_line.buttons["neutral"].click)
    assert "neutral layout" in plan_page.door.notes.words


def test_a_ticked_step_that_was_set_aside_reads_as_open(workspace: Workspace) -> None:
    workspace.set_mark("money", Mark.RATHER_NOT_SAY)
    workspace.set_mark("documents", Mark.LATER)
    plan = ChosenSteps(workspace, {"money", "documents"})
    assert [section.id for section in plan.sections] == ["documents", "money"]
    assert plan.mark("money") is Mark.OPEN
    assert plan.mark("documents") is Mark.LATER


def test_everything_to_press_has_a_name(plan_page: PlanPage) -> None:
    buttons = plan_page.findChildren(QAbstractButton)
    assert [b.text() for b in buttons if not b.accessibleName()] == []


_CONTROL = Qt.KeyboardModifier.ControlModifier


def _wheel(held: Qt.KeyboardModifier) -> QWheelEvent:
    return QWheelEvent(
        QPointF(5, 5), QPointF(5, 5), QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton,
        held, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip


def test_it_says_when_no_step_is_ticked(qtbot: QtBot, plan_page: PlanPage) -> None:
    for row in plan_page.steps.values():
        if row.box.isChecked():
            changed(qtbot, plan_page, row.box.click)
    assert "No step is ticked" in plan_page.door.notes.words
    assert plan_page.preview.count == 1
