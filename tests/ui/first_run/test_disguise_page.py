"""A name and a picture of one's own for the disguise."""

from __future__ import annotations

import pytest

from nocontact_desktop.app.first_run import Step
from tests.ui.first_run.acting import shown, type_in
from tests.ui.first_run.conftest import Scene
from ui.desk.first_run.disguise_page import DisguisePage
from ui.desk.first_run.launcher_page import LauncherPage

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def test_a_name_and_a_picture_of_ones_own_go_everywhere(scene: Scene) -> None:
    scene.flow.show_step(Step.DISGUISE)
    page = shown(scene, DisguisePage)
    assert page.own.line.placeholderText() == scene.draft.shipped.name
    type_in(page.own.line, " Household sums ")
    page.own.buttons[1].click()
    assert scene.draft.name == "Household sums"
    assert scene.draft.profile.icon == page.own.buttons[1].picture_id
    assert scene.flow.forth.isEnabled()
    scene.flow.show_step(Step.LAUNCHER)
    assert "Household sums" in shown(scene, LauncherPage).choices.rows["yes"].mark.accessibleName()
    scene.flow.show_step(Step.DISGUISE)
    again = shown(scene, DisguisePage)
    assert again.own.line.text().strip() == "Household sums"
    assert again.own.buttons[1].isChecked()


def test_another_disguise_brings_its_own_name_and_picture_unless_they_were_chosen(
    scene: Scene,
) -> None:
    scene.flow.show_step(Step.DISGUISE)
    page = shown(scene, DisguisePage)
    page.cards[1].click()
    second = page.cards[1].profile
    assert (scene.draft.profile.name, scene.draft.profile.icon) == (second.name, second.icon)
    assert [b.isChecked() for b in page.own.buttons].index(True) == 1
    page.own.buttons[0].click()
    page.cards[2].click()
    assert scene.draft.profile.icon == page.own.buttons[0].picture_id
    assert scene.draft.profile.name == page.cards[2].profile.name


def test_a_name_that_no_menu_could_show_is_said_and_holds_the_way(scene: Scene) -> None:
    scene.flow.show_step(Step.DISGUISE)
    page = shown(scene, DisguisePage)
    page.own.line.setText("a\u202eb")
    assert page.own.remark.isVisible()
    assert not scene.flow.forth.isEnabled()
    page.own.line.setText("x" * 60)
    assert len(page.own.line.text()) == 30
    assert not page.own.remark.isVisible()
    assert scene.flow.forth.isEnabled()
