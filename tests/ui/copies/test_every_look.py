"""The pages about copies in every look, size and direction: named, reachable, nothing cut."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from nocontact_desktop import i18n
from nocontact_desktop.app.first_run import Draft
from nocontact_desktop.i18n import Catalogue
from nocontact_desktop.vault import Vault, keep_generation
from tests.ui.copies.conftest import WORDS
from tests.ui.desk.test_every_page import WAYS, Stretched, Way, _controls, _cut_off, _named
from ui.desk.copies.copies_page import CopiesPage
from ui.desk.copies.rescue_window import Broken, RescueWindow
from ui.desk.first_run.copy_page import CopyPage
from ui.desk.opened import Opened
from ui.parts import Column
from ui.theme import Look, apply

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture(params=WAYS, ids=str)
def way(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[Way]:
    """A language, a size and a direction."""
    way: Way = request.param
    i18n.use(Catalogue(way.language, {} if way.language == "en" else Stretched()))
    mirrored = i18n.active().right_to_left
    direction = Qt.LayoutDirection
    qapp.setLayoutDirection(direction.RightToLeft if mirrored else direction.LeftToRight)
    apply(qapp, Look(scale=way.scale))
    yield way
    i18n.use(Catalogue())
    qapp.setLayoutDirection(direction.LeftToRight)
    apply(qapp, Look())


def looked_at(page: QWidget, way: Way) -> None:
    """Show it and look for what has no name, is out of reach, or does not fit."""
    page.resize(way.width, 540)
    page.show()
    for _turn in range(20):
        QApplication.processEvents()
    assert page.width() == way.width
    controls = _controls(page)
    assert [control for control in controls if not _named(control)] == []
    tab = Qt.FocusPolicy.TabFocus
    reached = [c for c in controls if c.focusPolicy() & tab or not c.isEnabled() or _by_arrows(c)]
    assert len(reached) == len(controls)
    assert _cut_off(page) == []


def _by_arrows(control: QWidget) -> bool:
    """Whether it is one of a few of which one stays down; Tab reaches that one."""
    group = control.group() if isinstance(control, QAbstractButton) else None
    return group is not None and group.exclusive()


def test_the_page_about_copies(opened: Opened, qtbot: QtBot, way: Way) -> None:
    keep_generation(opened.vault)
    page = CopiesPage(opened)
    qtbot.addWidget(page)
    page.make.choose(opened.vault.place.folder.parent / "here.dat")
    for part in (page.check, page.practice):
        part.choose(opened.vault.place.folder.parent / "a rather long name of a file.dat")
    page.check.go_on.click()
    looked_at(page, way)
    assert opened.tasks.wait(20_000)
    QApplication.processEvents()


def test_the_copy_of_the_first_run(opened: Opened, qtbot: QtBot, way: Way) -> None:
    page = CopyPage(Draft(opened.profile, restoring=True), opened.tasks)
    column = Column()
    column.add(page)
    qtbot.addWidget(column)
    page.trial.choose(opened.vault.place.folder)
    page.trial.go_on.click()
    looked_at(column, way)


def test_the_way_back_from_damage(opened: Opened, qtbot: QtBot, way: Way) -> None:
    def never(_secret: str) -> Vault:
        raise AssertionError

    keep_generation(opened.vault)
    broken = Broken(opened.vault.place.folder, opened.profile, WORDS, never)
    window = RescueWindow("Calculator", "A sentence.", broken, opened.tasks)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitUntil(window.put.isVisible)
    window.other.choose(opened.vault.place.folder)
    window.other.go_on.click()
    looked_at(window, way)
