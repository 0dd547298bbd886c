"""A right code leaves nothing in the process that goes on; of a wrong one nothing is kept apart."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.memory.account import IS_ROOT
from tests.memory.remains import left_of

ROOT = Path(__file__).parents[3]
CODE = "7192640583"
HOLDING = """
import sys
from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtWidgets import QApplication, QLabel
from ui.cover import remains

remains.AGAIN_MS = 20
app = QApplication(["x"])
kept = remains.Remains(app)
label = QLabel()
code = sys.stdin.readline().strip()
for end in range(1, len(code) + 1):
    label.setText(f"{int(code[:end]):,}")
kept.keep(code)
del code
getattr(kept, sys.argv[1])()
look = QTimer(app, interval=10)
look.timeout.connect(lambda: kept.is_covering or app.quit())
look.start()
app.exec()
print(label.text(), flush=True)
sys.stdin.read()
"""


@pytest.mark.skipif(sys.platform != "linux", reason="for Linux")
@pytest.mark.skipif(not IS_ROOT, reason="only root may look into other processes")
@pytest.mark.parametrize(
    ("what", "shown", "is_left"),
    [("cover", "0" * 13, False), ("forget", "7,192,640,583", True)],
)
def test_of_the_right_code_nothing_is_left(what: str, shown: str, *, is_left: bool) -> None:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), *sys.path])}
    with subprocess.Popen(
        [sys.executable, "-c", HOLDING, what],
        env=environment | {"QT_QPA_PLATFORM": "offscreen"},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(CODE + "\n")
        process.stdin.flush()
        said = process.stdout.readline().strip()
        left = left_of([CODE, CODE[:6], "7,192,640", "719,264"], process.pid)
    assert said == shown
    assert bool(left) is is_left, left
