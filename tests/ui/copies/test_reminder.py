"""The overview has one calm line about copies, and only when there is something to say."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from tests import shipped
from ui.desk.copies.entries import COPIES, SOME_OPENINGS, copies_entries
from ui.desk.home import HomePage
from ui.desk.opened import Opened
from ui.desk.page import Place
from ui.parts import WordsButton


def test_the_line_leads_to_the_page(opened: Opened, qtbot: QtBot) -> None:
    workspace = shipped.workspace(opened.vault.store)
    entries = copies_entries(opened)
    quiet = HomePage(workspace, entries)
    qtbot.addWidget(quiet)
    assert not _leading(quiet)
    opened.vault.store.set_setting("vault.count", str(SOME_OPENINGS))
    page = HomePage(workspace, entries)
    qtbot.addWidget(page)
    (button,) = _leading(page)
    with qtbot.waitSignal(page.go) as gone:
        button.click()
    assert gone.args == [Place(COPIES)]


def _leading(page: HomePage) -> list[WordsButton]:
    return [each for each in page.findChildren(WordsButton) if each.words == "Copies"]
