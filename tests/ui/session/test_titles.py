"""Every page of the open vault is called one thing, and it stands there once: in the bar above."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.second import conftest as second
from ui.desk.page import HOME, SEARCH, Place
from ui.desk.paper.paper_page import PaperPage
from ui.desk.step_page import StepPage

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

open_home, _unstretched = second.open_home, second._unstretched


def test_the_title_stands_once_and_names_the_page_for_those_who_hear_it(
    open_home: Callable[..., second.Home], qtbot: QtBot
) -> None:
    shell = open_home().plan.shell
    assert {"settings", "secrets", "second"} <= set(shell._entries)
    titles = {page: entry.title for page, entry in shell._entries.items()}
    titles |= {HOME: "Overview", SEARCH: "Search", "documents": "Documents"}
    for page_id, title in titles.items():
        shell.go(Place(page_id))
        qtbot.waitUntil(lambda: _settled(shell.page))
        QApplication.processEvents()
        assert shell.page is not None
        assert shell.page.accessibleName() == title
        above, *others = [w for w in shell.findChildren(QLabel) if _says(w, title)]
        assert shell.top_bar.isAncestorOf(above)
        assert others == [], page_id


def _settled(page: QWidget | None) -> bool:
    return not isinstance(page, PaperPage | StepPage) or page.settled


def _says(label: QLabel, title: str) -> bool:
    """Whether these words can be seen, anywhere but in the list of all pages."""
    return label.isVisible() and title in (label.text(), label.accessibleName())
