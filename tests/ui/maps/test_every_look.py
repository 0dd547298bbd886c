"""The maps in every size and language: nothing cut off, all named, all within reach of the keys."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import Shiboken

from nocontact_desktop.app.workspace import Workspace
from tests.plan.crowd import crowd
from tests.plan.tech import household
from tests.ui.desk.looks import WAYS, Way, speaking, wrong_with
from ui import theme
from ui.desk.maps.entries import maps_entries
from ui.desk.page import Place
from ui.desk.saving import SaveQueue
from ui.desk.shell import Shell
from ui.theme import Look

PAGES = ("people-map", "access-map", "change-order")


def _plan(page: str) -> Workspace:
    if page == "people-map":
        return crowd(9)
    tech = household()
    tech.add(("blocking", "channels"), "Mine: Ωμέγα, ماما, <b>bold</b> & more", action="block")
    tech.account("A" * 60, they_reach="could", recovery_account="Main mail")
    return tech.plan


@pytest.fixture(autouse=True)
def _plain(qapp: QApplication) -> Iterator[None]:
    yield
    theme.apply(qapp, Look())


@pytest.mark.parametrize("way", WAYS, ids=str)
@pytest.mark.parametrize("page", PAGES)
def test_nothing_is_cut_off_and_all_is_named_and_within_reach(
    qtbot: QtBot, qapp: QApplication, page: str, way: Way
) -> None:
    with speaking(qapp, way.language):
        theme.apply(qapp, Look(scale=way.scale))
        plan = _plan(page)
        saving = SaveQueue(plan)
        shell = Shell(plan, saving, "Calculator", maps_entries(plan))
        qtbot.addWidget(shell)
        shell.resize(way.width, 540)
        shell.show()
        shell.go(Place(page))
        shown = shell.page
        assert shown is not None
        qtbot.waitUntil(lambda: not shown._pieces.busy)  # type: ignore[attr-defined]
        assert wrong_with(shell) == []
        shell.close()
        Shiboken.delete(shell)
        saving.flush()
        saving.deleteLater()
