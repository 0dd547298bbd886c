"""A key that is really held down, on an X server that lets it repeat."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from select import select

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QWindow
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.waiting import until
from ui.cover.repeats import WAIT_MS, Repeats

ROOT = Path(__file__).parents[3]
HOLD_MS = 800
TIMES = 3
"""How often the key is held. Without mending, every second holding does not come to its end."""
SERVER = ("Xvfb", "-screen", "0", "1280x800x24", "-noreset", "-nolisten", "tcp")
REPEATING = ("-ardelay", "300", "-arinterval", "20")
PRESS, RELEASE = QEvent.Type.KeyPress, QEvent.Type.KeyRelease

WINDOW = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from nocontact_desktop import resources
from nocontact_desktop.disguise.profile import load_profiles
from ui.cover.screen import Fitting
from ui.cover.window import MainWindow

app = QApplication(["x"])
profiles = load_profiles(resources.folder("disguises"))
profile = next(each for each in profiles if each.engine == sys.argv[1])
window = MainWindow(profile, False, Fitting(Path(sys.argv[2]), int(sys.argv[3])))
window.code_given.connect(lambda code: print(code, flush=True))
if sys.argv[4] == "at once":
    window.show()
    window.settle()
else:
    window.put_away()
    window.settle()
    window.bring_back()
print("ready", flush=True)
app.exec()
"""


@contextmanager
def server() -> Iterator[dict[str, str]]:
    """An X server of our own: what programs on it find in their environment."""
    reading, writing = os.pipe()
    command = [*SERVER, *REPEATING, "-displayfd", str(writing)]
    xvfb = subprocess.Popen(command, pass_fds=[writing], stderr=subprocess.DEVNULL)
    os.close(writing)
    with os.fdopen(reading) as answer:
        display = f":{answer.readline().strip()}"
    try:
        yield {**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
    finally:
        xvfb.terminate()
        xvfb.wait(10)


class Disguise:
    """A window with one of the screens, and hands on the keyboard."""

    def __init__(self, program: subprocess.Popen[str], environment: dict[str, str]) -> None:
        self.program = program
        self.environment = environment

    def says(self) -> str:
        assert self.program.stdout is not None
        ready, _, _ = select([self.program.stdout], [], [], 30)
        return self.program.stdout.readline().strip() if ready else "nothing"

    def do(self, *words: str) -> str:
        done = subprocess.run(
            ["xdotool", *words], env=self.environment, capture_output=True, text=True, check=False
        )
        return done.stdout

    def shown(self) -> list[str]:
        """The ids of the windows that can be seen."""
        return self.do("search", "--onlyvisible", "--name", ".").split()


@contextmanager
def started(engine: str, folder: Path, shown: str) -> Iterator[Disguise]:
    """A disguise that has the keyboard."""
    with server() as environment:
        program = subprocess.Popen(
            [sys.executable, "-c", WINDOW, engine, str(folder), str(HOLD_MS), shown],
            env=environment | {"PYTHONPATH": os.pathsep.join([str(ROOT), *sys.path])},
            stdout=subprocess.PIPE,
            text=True,
        )
        disguise = Disguise(program, environment)
        try:
            assert disguise.says() == "ready"
            until(lambda: bool(disguise.shown()))
            disguise.do("windowfocus", "--sync", disguise.shown()[0])
            yield disguise
        finally:
            program.kill()
            program.communicate()


@pytest.mark.desktop
@pytest.mark.parametrize(
    ("engine", "shown"),
    [
        ("calculator", "at once"),
        ("converter", "at once"),
        ("pad", "at once"),
        pytest.param("calculator", "later", id="calculator, behind a first run before"),
    ],
)
def test_a_key_that_is_held_and_repeats_gives_the_code(
    engine: str, shown: str, tmp_path: Path
) -> None:
    with started(engine, tmp_path, shown) as disguise:
        for number in range(TIMES):
            if engine == "pad":
                disguise.do("key", "ctrl+f")
            disguise.do("key", "--delay", "0", *f"731{number}")
            disguise.do("keydown", "Return")
            assert disguise.says() == f"731{number}"
            disguise.do("keyup", "Return")
            disguise.do("key", "Escape")
        disguise.do("key", "--delay", "0", *"55")
        disguise.do("keydown", "Return")
        time.sleep(HOLD_MS / 1600)  # it repeats, and is let go too soon
        disguise.do("keyup", "Return")
        time.sleep(HOLD_MS / 1000)
        disguise.program.terminate()
        assert disguise.says() == ""


class Window(QWindow):
    """Writes down the keys that come to it."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[tuple[str, bool]] = []

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent):
            self.seen.append(("down" if event.type() == PRESS else "up", event.isAutoRepeat()))
        return super().event(event)


@pytest.fixture
def window(qtbot: QtBot) -> Window:
    window = Window()
    Repeats(window)
    return window


def send(window: Window, kind: QEvent.Type, at: int, code: int = 36) -> None:
    event = QKeyEvent(kind, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier, code, 0, 0, "a")
    event.setTimestamp(at)
    QApplication.sendEvent(window, event)


def test_up_and_down_at_the_same_moment_is_a_repetition(window: Window) -> None:
    send(window, PRESS, 100)
    send(window, RELEASE, 600)
    assert window.seen == [("down", False)]
    send(window, PRESS, 600)
    assert window.seen == [("down", False), ("up", True), ("down", True)]


def test_a_key_that_goes_up_does_so_soon_after(window: Window, qtbot: QtBot) -> None:
    send(window, RELEASE, 600)
    assert window.seen == []
    qtbot.waitUntil(lambda: window.seen == [("up", False)], timeout=WAIT_MS * 40)


@pytest.mark.parametrize(("at", "code"), [(605, 36), (600, 37)], ids=["later", "other key"])
def test_what_comes_after_it_comes_after_it(window: Window, at: int, code: int) -> None:
    send(window, RELEASE, 600)
    send(window, PRESS, at, code)
    assert window.seen == [("up", False), ("down", False)]


def test_where_no_time_is_told_nothing_is_kept_back(window: Window) -> None:
    send(window, RELEASE, 0)
    assert window.seen == [("up", False)]
