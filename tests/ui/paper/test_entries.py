"""Both pages as the shell takes them."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from nocontact_desktop import resources
from nocontact_desktop.disguise.profile import load_profiles
from nocontact_desktop.system.memory import MemorySystem
from tests.ui.paper.conftest import Room
from ui.desk.page import Place
from ui.desk.paper.entries import paper_entries
from ui.desk.paper.paper_page import PaperPage
from ui.desk.shell import Shell


def test_the_shell_opens_both_and_leaves_them_while_they_are_being_drawn(
    qtbot: QtBot, room: Room, runners: QObject, tmp_path: Path
) -> None:
    workspace, saving, tasks = room.workspace, room.saving, room.outside.tasks
    profile = load_profiles(resources.folder("disguises"))[0]
    system = MemorySystem(tmp_path, tmp_path)
    entries = paper_entries(
        workspace, saving, system, profile, tasks=tasks, confirm=None, parent=runners
    )
    shell = Shell(workspace, saving, "Calculator", entries)
    qtbot.addWidget(shell)
    shell.resize(1200, 760)
    shell.show()
    for entry in (*entries, *entries):
        shell.go(Place(entry.id))
        assert isinstance(shell.page, PaperPage)
        assert shell.page.accessibleName() == entry.title
    page = shell.page
    assert isinstance(page, PaperPage)
    qtbot.waitUntil(lambda: page.settled)
