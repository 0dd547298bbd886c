"""The first process as a whole: what it loads, and what other programs can see of it."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from nocontact_desktop import resources
from nocontact_desktop.disguise.installation import Installation
from nocontact_desktop.disguise.profile import Profile, load_profiles
from nocontact_desktop.system.memory import MemorySystem
from tests.disguise.tell_tale import tell_tale_words
from ui.cover.main import _wear, desk_command
from ui.cover.registry import screen_class
from ui.cover.window import MainWindow

FAKE = str(Path(__file__).with_name("fake_desk.py"))
PROFILES = load_profiles(resources.folder("disguises"))
ROOT = Path(__file__).parents[3]
NEVER = ("nocontact_desktop.plan", "nocontact_desktop.vault", "nocontact_desktop.exports")
LATER = ("decimal", "json", "keyring", "reportlab", "PySide6.QtSvg", "PySide6.QtNetwork")

RUNNER = """
import os, sys
from nocontact_desktop import system
from ui.cover import main
again = [sys.executable, "-c", os.environ["AGAIN"]]
anew = lambda _: main.begin_anew(again)
sys.exit(main.run(system.current(), lambda _: {command!r}, anew, waits_as={waits_as!r}))
"""

SHOW_AND_TELL = """
import sys
from PySide6.QtWidgets import QApplication
from nocontact_desktop import resources
from nocontact_desktop.disguise.profile import load_profiles
import ui.cover.main
from ui.cover.window import MainWindow
app = QApplication(["x"])
window = MainWindow(load_profiles(resources.folder("disguises"))[0], False)
window.show()
print(*sys.modules)
"""


def _until(check: Callable[[], object], seconds: float = 15) -> None:
    end = time.monotonic() + seconds
    while not check():
        assert time.monotonic() < end, "it did not happen"
        time.sleep(0.02)


def test_the_second_process_is_this_program_again(tmp_path: Path) -> None:
    command = desk_command(MemorySystem(tmp_path / "data", tmp_path / "program"))
    assert command == [sys.executable, str(tmp_path / "program" / "main.py"), "--desk"]


def test_the_first_process_loads_nothing_of_what_it_hides() -> None:
    out = subprocess.run(
        [sys.executable, "-c", SHOW_AND_TELL], capture_output=True, text=True, check=True, cwd=ROOT
    )
    loaded = out.stdout.split()
    assert "ui.cover.calculator" in loaded
    assert [name for name in loaded if name.startswith(NEVER)] == []
    assert [name for name in loaded if name in LATER] == []


class Screen:
    """The program on an X server of its own."""

    def __init__(self, folder: Path, profile: Profile) -> None:
        reading, writing = os.pipe()
        self.server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1280x800x24", "-noreset"],
            pass_fds=[writing],
            stderr=subprocess.DEVNULL,
        )
        os.close(writing)
        with os.fdopen(reading) as answer:
            number = answer.readline().strip()
        self.environment = {
            **os.environ,
            "DISPLAY": f":{number}",
            "QT_QPA_PLATFORM": "xcb",
            "PYTHONPATH": os.pathsep.join(filter(None, [str(ROOT), *sys.path])),
            "XDG_DATA_HOME": str(folder),
        }
        self.kept = folder / "kept"
        self.profile = profile
        self.program: subprocess.Popen[bytes] | None = None

    def start(self, *steps: str, waits_as: str = "") -> int:
        """Start the program in front of a fake desk that takes `steps`; returns its id."""
        command = [sys.executable, "-S", "-E", FAKE, str(self.kept), *steps]
        script = RUNNER.format(command=command, waits_as=waits_as)
        self.program = subprocess.Popen(
            [sys.executable, "-c", script], env=self.environment | {"AGAIN": script}, cwd=ROOT
        )
        return self.program.pid

    def ask(self, *command: str) -> str:
        """What a program says on this screen."""
        done = subprocess.run(
            command, env=self.environment, capture_output=True, text=True, check=False
        )
        return done.stdout

    def windows(self) -> list[str]:
        """The ids of the windows that can be seen."""
        return self.ask("xdotool", "search", "--onlyvisible", "--name", ".").split()

    def told(self) -> list[dict[str, str]]:
        """What the fake desk was told."""
        files = self.kept.parent.glob("kept.*[0-9]")
        return [json.loads(file.read_text("utf-8")) for file in files]

    def end(self) -> None:
        """End what was started."""
        for process in filter(None, (self.program, self.server)):
            process.terminate()
            process.wait(10)


@pytest.fixture(params=PROFILES, ids=lambda profile: profile.id)
def screen(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Screen]:
    profile: Profile = request.param
    folder = tmp_path / "home" / profile.folder
    folder.mkdir(parents=True)
    (folder / profile.files.slots).touch()
    screen = Screen(tmp_path / "home", profile)
    yield screen
    screen.end()


@pytest.mark.desktop
def test_other_programs_see_a_calculator(screen: Screen) -> None:
    process = screen.start("stay")
    _until(screen.windows)
    (window,) = screen.windows()
    _until(lambda: "_NET_WM_ICON" in screen.ask("xprop", "-id", window))
    profile = screen.profile
    seen = screen.ask("xprop", "-id", window, "-notype")
    tree = screen.ask("xwininfo", "-root", "-tree")
    assert f'WM_CLASS = "{profile.window_class}", "{profile.window_class}"' in seen
    assert f'_NET_WM_NAME = "{profile.name}"' in seen
    names = re.findall(r'"([^"]*)"', tree)
    assert profile.name in names
    comm = Path(f"/proc/{process}/comm").read_text("utf-8").strip()
    assert comm == profile.process
    listed = screen.ask("ps", "-o", "args=", "-p", str(process))
    assert tell_tale_words("\n".join([seen, tree, listed])) == []


@pytest.mark.desktop
def test_a_code_held_on_a_real_keyboard_is_tried_and_the_window_vanishes(screen: Screen) -> None:
    go = screen.kept.with_name("go")
    screen.start('say {"say": "opened"}', f"wait {go}", 'say {"say": "leaving"}', "stay")
    _until(screen.windows)
    (window,) = screen.windows()
    screen.ask("xdotool", "windowfocus", "--sync", window)
    screen.ask("xdotool", "type", "--delay", "30", "007314")
    screen.ask("xdotool", "keydown", "Return", "sleep", "0.9", "keyup", "Return")
    _until(lambda: not screen.windows())
    assert [told["secret"] for told in screen.told()] == ["007314"]
    go.touch()
    _until(screen.windows)
    assert screen.windows() == [window]


@pytest.fixture
def empty_home(tmp_path: Path) -> Iterator[Screen]:
    screen = Screen(tmp_path / "home", PROFILES[0])
    screen.kept.parent.mkdir()
    yield screen
    screen.end()


@pytest.mark.desktop
def test_an_installed_program_is_an_everyday_one_until_somebody_asks_for_more(
    empty_home: Screen,
) -> None:
    """It is in the menu of every account, and the other person may have one of their own."""
    process = empty_home.start("stay", waits_as="quick-sums")
    _until(empty_home.windows)
    (window,) = empty_home.windows()
    worn = next(profile for profile in PROFILES if profile.id == "quick-sums")
    assert f'_NET_WM_NAME = "{worn.name}"' in empty_home.ask("xprop", "-id", window, "-notype")
    empty_home.ask("xdotool", "windowfocus", "--sync", window)
    for typed in ("719264", "help"):
        _hold_and_type(empty_home, typed)
        assert empty_home.told() == []
    _hold_and_type(empty_home, "begin")
    _until(empty_home.told)
    assert empty_home.told() == [{"do": "first_run", "profile": "quick-sums"}]
    assert not empty_home.windows()
    assert b"RESOURCE_STATE" not in Path(f"/proc/{process}/cmdline").read_bytes()


def _hold_and_type(screen: Screen, text: str) -> None:
    """Hold "=" on a plain zero and type into the line, or on a number."""
    screen.ask("xdotool", "key", "Escape")
    if text.isdigit():
        screen.ask("xdotool", "type", "--delay", "30", text)
    screen.ask("xdotool", "keydown", "Return", "sleep", "0.9", "keyup", "Return")
    if not text.isdigit():
        screen.ask("xdotool", "type", "--delay", "30", text)
        screen.ask("xdotool", "key", "Return")


def test_after_the_first_run_the_window_gets_the_screen_that_was_chosen(
    qapp: QApplication, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("RESOURCE_NAME", raising=False)
    before = qapp.applicationName(), qapp.desktopFileName()
    window = MainWindow(PROFILES[0], is_dark=False)
    qtbot.addWidget(window)
    (pad,) = [profile for profile in PROFILES if profile.id == "lists"]
    _wear(MemorySystem(tmp_path, tmp_path), qapp, window, Installation(pad, tmp_path, False))
    assert type(window.front) is screen_class("pad")
    assert window.front.fitting.plain_folder == tmp_path
    assert window.windowTitle() == "Lists and Notes"
    assert os.environ["RESOURCE_NAME"] == qapp.applicationName() == pad.window_class
    monkeypatch.delenv("RESOURCE_NAME")
    qapp.setApplicationName(before[0])
    qapp.setDesktopFileName(before[1])


HUSHED = """
import os, sys
from ui.cover import main
main._hush()
os.write(2, b"/home/somebody/telling")
"""


def test_what_goes_wrong_is_not_written_into_the_journal() -> None:
    done = subprocess.run(
        [sys.executable, "-c", HUSHED], capture_output=True, text=True, check=True, cwd=ROOT
    )
    assert done.stderr == ""


SPOKEN = """
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from nocontact_desktop import resources
from nocontact_desktop.i18n import text
from ui.cover import main
app = QApplication(["x"])
resources.folder = lambda name: Path(sys.argv[1])
main._speak(app, sys.argv[2])
print(text("Calculator"), app.layoutDirection().name, "polib" in sys.modules)
"""


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("ar", "حاسبة RightToLeft True\n"),
        ("fr", "Calculator LeftToRight False\n"),
    ],
)
def test_it_speaks_the_systems_language_if_it_can(tmp_path: Path, language: str, said: str) -> None:
    (tmp_path / "ar.po").write_text('msgid "Calculator"\nmsgstr "حاسبة"\n', "utf-8")
    done = subprocess.run(
        [sys.executable, "-c", SPOKEN, str(tmp_path), language],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
        env=os.environ | {"PYTHONIOENCODING": "utf-8", "QT_QPA_PLATFORM": "offscreen"},
    )
    assert done.stdout == said
