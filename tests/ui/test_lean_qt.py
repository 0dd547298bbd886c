"""Qt without the writer of its stub files."""

import subprocess
import sys

CODE = """
import sys
from ui import lean_qt
before = list(sys.meta_path)
lean_qt.load()
assert sys.meta_path == before
assert not hasattr(sys.modules[lean_qt.STUB_WRITER], "generate_pyi")
from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget
assert "FocusReason" in QWidget.setFocus.__doc__
try:
    QObject().setObjectName(1, 2)
except TypeError as error:
    assert "setObjectName" in str(error)
else:
    raise AssertionError
"""


def test_nothing_else_is_missing() -> None:
    done = subprocess.run([sys.executable, "-c", CODE], capture_output=True, text=True, check=False)
    assert done.stderr == ""
    assert done.returncode == 0
