"""Every page and every step of the whole window has an id, a row and a place of its own."""

from __future__ import annotations

import pytest

from tests.ui.session import test_plan_flush
from ui.desk.page import HOME, SEARCH, Part
from ui.desk.plan_window import PlanWindow

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

plan, tasks = test_plan_flush.plan, test_plan_flush.tasks


def test_no_page_hides_a_step(plan: PlanWindow) -> None:
    steps = {section.id for section in plan.workspace.sections}
    pages = {HOME, SEARCH, *plan.shell._entries}
    assert steps & pages == set()


def test_every_step_and_every_page_of_the_menu_has_a_row_in_one_part(plan: PlanWindow) -> None:
    rail = plan.shell.rail
    listed = {id_ for id_, entry in plan.shell._entries.items() if entry.in_menu}
    steps = {section.id for section in plan.workspace.sections}
    assert set(rail._fold_of) == listed | steps
    assert set(rail._buttons) - set(rail._fold_of) == {HOME, SEARCH}


def test_what_is_offered_on_the_overview_does_not_stand_among_the_settings(
    plan: PlanWindow,
) -> None:
    for entry in plan.shell._entries.values():
        assert not entry.line or entry.part is not Part.PROGRAM
