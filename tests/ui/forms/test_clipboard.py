"""Copied text is marked as secret and does not stay; selected text never gets out."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtGui import QClipboard
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.forms import PrivateClipboard

SECRET = "x-kde-passwordManagerHint"
TYPED = "behind the clock"


class DesktopClipboard(QObject):
    """Twin of `QClipboard` on a desktop: knows who owns what, which offscreen does not."""

    changed = Signal(QClipboard.Mode)

    def __init__(self) -> None:
        super().__init__()
        self.selection = ""
        self.data = QMimeData()
        self.own = False

    def select(self, text: str) -> None:
        """What a widget does when text in it is selected."""
        self.selection = text
        self.changed.emit(QClipboard.Mode.Selection)

    def copy(self, text: str, *, own: bool = True) -> None:
        """What a widget, or another program, does when text is copied."""
        data = QMimeData()
        data.setText(text)
        self.own = own
        self._take(data)

    def setMimeData(self, data: QMimeData) -> None:  # noqa: N802 - Qt's name
        self.own = True
        self._take(data)

    def mimeData(self) -> QMimeData:  # noqa: N802 - Qt's name
        return self.data

    def ownsSelection(self) -> bool:  # noqa: N802 - Qt's name
        return bool(self.selection)

    def ownsClipboard(self) -> bool:  # noqa: N802 - Qt's name
        return self.own

    def clear(self, mode: QClipboard.Mode) -> None:
        if mode is QClipboard.Mode.Selection:
            self.selection = ""
        else:
            self._take(QMimeData())

    def _take(self, data: QMimeData) -> None:
        self.data = data
        self.changed.emit(QClipboard.Mode.Clipboard)


@pytest.fixture
def clipboard(qapp: QApplication) -> DesktopClipboard:
    return DesktopClipboard()


@pytest.fixture
def guard(clipboard: DesktopClipboard) -> Iterator[PrivateClipboard]:
    made = PrivateClipboard(clipboard, kept_ms=30)  # type: ignore[arg-type]
    yield made
    made.clear()
    made.deleteLater()


def test_copied_text_is_marked_as_secret(
    clipboard: DesktopClipboard, guard: PrivateClipboard
) -> None:
    clipboard.copy(TYPED)
    assert clipboard.data.text() == TYPED
    assert clipboard.data.data(SECRET).data() == b"secret"


def test_copied_text_goes_after_a_while(
    qtbot: QtBot, clipboard: DesktopClipboard, guard: PrivateClipboard
) -> None:
    clipboard.copy(TYPED)
    qtbot.waitUntil(lambda: not clipboard.data.text())


def test_leaving_takes_copied_text_away(
    clipboard: DesktopClipboard, guard: PrivateClipboard
) -> None:
    clipboard.copy(TYPED)
    guard.clear()
    assert not clipboard.data.text()


def test_what_another_program_copied_is_left_alone(
    clipboard: DesktopClipboard, guard: PrivateClipboard
) -> None:
    clipboard.copy(TYPED)
    clipboard.copy("from elsewhere", own=False)
    guard.clear()
    assert clipboard.data.text() == "from elsewhere"
    assert not clipboard.data.hasFormat(SECRET)


def test_selected_text_is_gone_before_anyone_can_ask(
    clipboard: DesktopClipboard, guard: PrivateClipboard
) -> None:
    clipboard.select(TYPED)
    assert clipboard.selection == ""


SCRIPT = """
import sys
from PySide6.QtCore import Qt
from PySide6.QtGui import QClipboard
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from ui.forms import PrivateClipboard, PrivateLine, PrivateText

app = QApplication([])
clipboard = app.clipboard()
guard = PrivateClipboard(clipboard) if sys.argv[1] == "guarded" else None
seen = []
for widget, area in ((line := PrivateLine(), line), (text := PrivateText(), text.viewport())):
    (widget.setText if widget is line else widget.setPlainText)("clock clock clock")
    widget.show()
    QTest.qWaitForWindowExposed(widget)
    QTest.mouseDClick(area, Qt.MouseButton.LeftButton, pos=area.rect().center())
    QTest.mouseRelease(area, Qt.MouseButton.LeftButton, pos=area.rect().center())
    QTest.keyClick(widget, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    seen.append(clipboard.ownsSelection())
    widget.copy()
    seen.append(clipboard.mimeData().hasFormat("x-kde-passwordManagerHint"))
print(seen)
"""


def _run_on_x11(how: str) -> str:
    """What the script says on a real X server of its own."""
    root = Path(__file__).parents[3]
    ready, told = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(told), "-nolisten", "tcp"],
        pass_fds=(told,),
        stderr=subprocess.DEVNULL,
    )
    try:
        os.close(told)
        display = os.read(ready, 16).decode().strip()
        env = os.environ | {
            "DISPLAY": f":{display}",
            "QT_QPA_PLATFORM": "xcb",
            "PYTHONPATH": os.pathsep.join([str(root), *filter(None, sys.path)]),
        }
        done = subprocess.run(
            [sys.executable, "-c", SCRIPT, how],
            env=env, capture_output=True, text=True, timeout=30, check=True,
        )  # fmt: skip
        return done.stdout.strip()
    finally:
        os.close(ready)
        server.terminate()
        server.wait(10)


@pytest.mark.desktop
def test_selecting_with_the_mouse_leaves_nothing_on_a_real_x_server() -> None:
    assert _run_on_x11("guarded") == "[False, True, False, True]"


@pytest.mark.desktop
def test_without_the_guard_the_selection_would_be_there() -> None:
    assert _run_on_x11("bare") == "[True, False, True, False]"
