"""Going to the pages of a window, with everything on them unfolded."""

from __future__ import annotations

from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from nocontact_desktop import resources
from tests.ui.assistive.conftest import Twin
from ui.desk.item_head import ItemHead
from ui.desk.page import HOME, SEARCH, Place
from ui.desk.step_page import StepPage
from ui.parts.buttons import FoldButton

SECTIONS = tuple(
    path.stem.split("-", 1)[1] for path in sorted(resources.folder("plan").glob("[0-9]*.toml"))
)
ANSWERING = (*SECTIONS, "card", "plan", "settings")
PAGES = (
    HOME, SEARCH, "helplines", "timeline", "day", "open-things", "what-changed", "people-map",
    "access-map", "change-order", "keeping", "gaps", "by-time", "day-sheet", "people-sheet",
    "access-sheet", "helpline-sheet", "advocate", "advocate-notes", *ANSWERING,
)  # fmt: skip
CONTROLS = (QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit)


def page_of(twin: Twin) -> QWidget:
    """The page that is shown."""
    assert twin.shell.page is not None
    return twin.shell.page


def go(twin: Twin, qtbot: QtBot, page: str) -> None:
    """Open a page with everything on it unfolded."""
    twin.shell.go(Place(page))
    _be_built(twin)
    opened = page_of(twin)
    if isinstance(opened, StepPage):
        opened.reveal()
    for _round in range(3):
        for button in page_of(twin).findChildren(QAbstractButton):
            if isinstance(button, ItemHead | FoldButton):
                button.setChecked(True)
        _be_built(twin)
    twin.settle()
    qtbot.waitUntil(twin.is_settled)


def _be_built(twin: Twin) -> None:
    """Pages are built piece by piece: wait until nothing is added any more."""
    counts = [-1]
    while len(counts) < 6 or len(set(counts[-5:])) > 1:
        QApplication.processEvents()
        counts.append(len(page_of(twin).findChildren(QWidget)))


def controls(root: QWidget) -> list[QWidget]:
    """What answers something: no button that only goes somewhere or opens something."""
    found = [w for w in root.findChildren(QWidget) if isinstance(w, CONTROLS)]
    return [w for w in found if w.isVisible() and w.isEnabled() and _answers(w)]


def _answers(widget: QWidget) -> bool:
    if isinstance(widget, QAbstractButton):
        return widget.isCheckable()
    return True
