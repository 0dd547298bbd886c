"""After the look has changed, the focus is where it was."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from nocontact_desktop.app.workspace import Workspace
from ui.desk.look_choice import LookChoice
from ui.desk.page import PageEntry, Place
from ui.desk.saving import SaveQueue
from ui.desk.shell import Shell
from ui.theme import Look


def test_a_page_built_anew_has_the_focus_on_the_same_box(
    qtbot: QtBot, workspace: Workspace, saving: SaveQueue
) -> None:
    boxes: list[LookChoice] = []

    def build() -> QWidget:
        page = QWidget()
        boxes.append(LookChoice(Look()))
        boxes[-1].chosen.connect(lambda _look: shell.rebuild())
        QVBoxLayout(page).addWidget(boxes[-1])
        return page

    entry = PageEntry("look", "Look", "settings", build)
    shell = Shell(workspace, saving, "Calculator", (entry,))
    qtbot.addWidget(shell)
    shell.show()
    shell.go(Place("look"))
    boxes[0].scale.setFocus()
    boxes[0].scale.setCurrentIndex(2)
    assert len(boxes) == 2
    assert shell.window().focusWidget() is boxes[1].scale
