"""The disguise comes back as it went, among the windows of a real desktop."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.journey.stage import missing, stage

pytestmark = [
    pytest.mark.desktop,
    pytest.mark.skipif(bool(missing()), reason="needs a desktop to test on"),
]

ROOT = Path(__file__).parents[2]
GOING_AND_COMING = """
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from nocontact_desktop import resources
from nocontact_desktop.disguise.profile import load_profiles
from ui.cover.window import MainWindow

def settled(is_so):
    for _ in range(200):
        if is_so():
            return
        QTest.qWait(50)
    raise SystemExit("it does not settle")

def go_and_come():
    window.put_away()
    QTest.qWait(100)
    window.bring_back()
    settled(lambda: window.windowHandle().isExposed())
    QTest.qWait(300)

# the waits are for what the desktop has to say about a window that came
app = QApplication(["x"])
window = MainWindow(load_profiles(resources.folder("disguises"))[0], False)
window.show()
settled(lambda: window.frameGeometry() != window.geometry())
QTest.qWait(300)
window.move(200, 150)
window.resize(500, 600)
QTest.qWait(300)
ordinary = window.geometry()
go_and_come()
settled(lambda: window.geometry() == ordinary)
window.showMaximized()
settled(lambda: window.isMaximized() and window.width() > 1000)
go_and_come()
print(window.isMaximized())
window.showNormal()
settled(lambda: window.size() == ordinary.size())
"""


def test_a_window_comes_back_where_and_as_it_was(tmp_path: Path) -> None:
    with stage(tmp_path, keyring=False) as desk:
        done = subprocess.run(
            [sys.executable, "-c", GOING_AND_COMING],
            env=desk.environment | {"PYTHONPATH": os.pathsep.join(sys.path)},
            capture_output=True,
            text=True,
            check=True,
            cwd=ROOT,
            timeout=60,
        )
    assert done.stdout.split() == ["True"]
