"""The recovery sheet goes out by the same door."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from nocontact_desktop import resources
from nocontact_desktop.disguise.profile import load_profiles
from nocontact_desktop.system.memory import MemorySystem
from tests.exports.reading import words
from ui.desk.paper.file_way import FileWay
from ui.desk.paper.recovery_panel import RecoverySheetPanel
from ui.tasks import TaskRunner

CODE = "7K3MN-Q9RTV-2WXYZ-4ABCD-EFGH5-JK6"


def test_a_neutral_sheet_with_the_code_is_saved(
    qtbot: QtBot, tasks: TaskRunner, tmp_path: Path
) -> None:
    profile = load_profiles(resources.folder("disguises"))[0]
    panel = RecoverySheetPanel(CODE, profile, MemorySystem(tmp_path, tmp_path), tasks)
    qtbot.addWidget(panel)
    panel.show()
    panel.door.file.click()
    way = panel.door.way
    assert isinstance(way, FileWay)
    way.choose(tmp_path / f"{profile.pdf_name}.pdf")
    qtbot.waitUntil(lambda: panel.door.way is None)
    told = words((tmp_path / "document.pdf").read_bytes(), tmp_path)
    assert CODE[:5] in told
    assert "Recovery" not in told
