"""A cover in front of a fake desk, for tests of what goes between the two processes."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from nocontact_desktop.disguise.installation import Installation
from nocontact_desktop.disguise.profile import Profile
from nocontact_desktop.system.memory import MemorySigns
from tests.ui.cover.person import Person
from ui.cover.cover import Cover
from ui.cover.window import MainWindow

FAKE = str(Path(__file__).with_name("fake_desk.py"))
OPENED, LEAVING, WRONG = 'say {"say": "opened"}', 'say {"say": "leaving"}', 'say {"say": "wrong"}'


class Stage:
    """A cover in front of a fake desk, and what there is to know of both."""

    def __init__(self, window: MainWindow, person: Person, profile: Profile, folder: Path) -> None:
        self.person = person
        self.window = window
        self.folder = folder
        self.steps: list[str] = ["stay"]
        self.installation = Installation(profile, folder / "data", portable=False)
        self.found: Installation | None = self.installation
        self.worn: list[Installation] = []
        self.finished = 0
        self.changed = 0
        self.program: list[str] = []
        self.signs = MemorySigns()
        self.cover = Cover(
            window, self.command, lambda: self.found, self.worn.append, lambda: self.signs
        )
        self.cover.finished.connect(self._on_finished)
        self.cover.changed.connect(self._on_changed)

    def _on_finished(self) -> None:
        self.finished += 1

    def _on_changed(self) -> None:
        self.changed += 1

    def moves(self) -> None:
        """Let the installation lie in another folder, in another disguise."""
        self.found = self.installation._replace(folder=self.folder / "other")

    def command(self) -> list[str]:
        return self.program or [
            sys.executable,
            "-S",
            "-E",
            FAKE,
            str(self.folder / "kept"),
            *self.steps,
        ]

    def kept(self) -> dict[int, dict[str, str]]:
        """What each process was told, by its id."""
        files = self.folder.glob("kept.*[0-9]")
        return {int(f.suffix[1:]): json.loads(f.read_text("utf-8")) for f in files}

    def let(self, name: str) -> None:
        """Let a process go on that waits for `name`."""
        (self.folder / name).touch()

    def hold(self, code: str) -> None:
        """Type the code and hold "="."""
        self.person.type(code)
        QTest.keyPress(self.person.focus, Qt.Key.Key_Return)
        QTest.qWait(650)
        QTest.keyRelease(self.person.focus, Qt.Key.Key_Return)


def is_alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


def has_kept(stage: Stage, count: int) -> bool:
    return len(stage.kept()) == count


def shows_ordinary_sum(person: Person, code: str = "7314") -> bool:
    _memory, line, number = person.labels()
    return line.endswith("=") and code not in (line + number).replace(",", "")
