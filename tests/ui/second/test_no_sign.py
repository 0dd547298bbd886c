"""Nothing on any page tells which of two vaults is open, or that there are two (T7).

Compared are a vault without a second one, the same vault after one was set up, and the second.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from nocontact_desktop.vault import NewVault, new_code
from nocontact_desktop.vault.second import set_up_second, share_of
from tests.ui.assistive import program
from tests.ui.second.conftest import WORDS, Home
from ui.desk.page import HOME, SEARCH, Place
from ui.desk.paper.paper_page import PaperPage
from ui.desk.step_page import StepPage

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

OTHER = "lantern quay marigold thimble oxbow"
OTHER_PIN = "718204"
Tree = list[tuple[str, ...]]


@pytest.fixture(autouse=True)
def _somebody_listens(qapp: QApplication) -> Iterator[None]:
    QAccessible.setActive(True)
    yield
    QAccessible.setActive(False)


def settled(home: Home) -> bool:
    page = home.plan.shell.page
    opened = home.plan.opened
    assert opened is not None
    busy = opened.slow.busy or opened.tasks.busy
    return not busy and (not isinstance(page, PaperPage | StepPage) or page.settled)


def tree(home: Home) -> Tree:
    """Role, name, description and state of everything that can be seen."""
    nodes = list(program.walk(home.plan.shell))
    said = [tuple(node.text(kind) for kind in program.SAID) for node in nodes]
    states = [(node.state().disabled, node.state().checked) for node in nodes]
    return [
        (str(node.role()), *words, str(state))
        for node, words, state in zip(nodes, said, states, strict=True)
    ]


def pages_of(home: Home, qtbot: QtBot) -> dict[str, Tree]:
    """The trees of all pages, those that are in no menu too, and what belongs to the window."""
    shell = home.plan.shell
    ids = [HOME, SEARCH, *(s.id for s in home.plan.workspace.sections), *shell._entries]
    assert {"secrets", "second", "settings"} <= set(ids)
    found: dict[str, Tree] = {"window": [(shell.windowTitle(), shell.objectName())]}
    found["menus"] = [(str(len(menu.actions())),) for menu in shell.findChildren(QMenu)]
    for page in ids:
        shell.go(Place(page))
        qtbot.waitUntil(lambda: settled(home))
        assert home.plan.saving.flush(20_000)  # some pages ask it for what they show
        for _turn in range(3):
            QApplication.processEvents()
        found[page] = tree(home)
    return found


def settings_of(home: Home) -> list[object]:
    return home.vault.database.read(
        lambda c: [row[0] for row in c.execute("select name from settings order by name")]
    )


def test_three_vaults_look_the_same_on_every_page(
    open_home: Callable[..., Home], qtbot: QtBot
) -> None:
    seen, settings = [], []
    for secret in (WORDS, WORDS, OTHER):
        home = open_home(secret)
        seen.append(pages_of(home, qtbot))
        settings.append(settings_of(home))
        if len(seen) == 1:
            share = share_of(home.vault)
            new = NewVault(OTHER, new_code(), OTHER_PIN, share)
            set_up_second(home.vault, WORDS, new)
        home.shut()
    for page, expected in seen[0].items():
        assert seen[1][page] == expected, page
        assert seen[2][page] == expected, page
    assert settings[0] == settings[1] == settings[2]
