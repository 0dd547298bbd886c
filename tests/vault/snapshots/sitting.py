"""One sitting at the real screens, in a process of its own, as it is for a person.

The vault is opened as it is when the cover asks for it, and the sitting ends as leaving does: with
the exit key, and a kill. The process that starts it has the screens loaded, but neither a window
nor a vault, so that it can be forked, and a sitting begins in no time.
"""

from __future__ import annotations

import faulthandler
import importlib
import json
import os
import signal
import sys
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from nocontact_desktop import resources
from nocontact_desktop.app.composition import load_content
from nocontact_desktop.disguise.installation import Installation, find
from nocontact_desktop.disguise.profile import Profile, load_profiles
from nocontact_desktop.system.memory import MemoryLauncher, MemorySystem
from ui.desk import main
from ui.desk.cover_line import CoverLine
from ui.desk.first_run.flow import FirstRun
from ui.desk.opened import Opened
from ui.desk.page import Place
from ui.desk.session import Session
from ui.desk.shell import Shell
from ui.desk.step_page import StepPage
from ui.sample.hands import wait_until

NOBODY = -1
"""No descriptor: there is no cover to tell anything."""
for _late in ("pypdf", "reportlab.pdfgen.canvas", "ui.desk.first_run.start"):
    importlib.import_module(_late)  # what screens load when they need it: once, and not each time

PROFILES = load_profiles(resources.folder("disguises"))
PATIENCE = 100
"""Seconds for a sitting, which takes one or two; a busy machine makes it several times that."""
Told = dict[str, str]
"""What the person knows after a sitting."""


class CutShortError(Exception):
    """A sitting ended before its end; it wrote why to its standard error."""


@dataclass(frozen=True)
class Home:
    """Where an installation lies, and how it is called."""

    root: Path

    @cached_property
    def system(self) -> MemorySystem:
        """One with folders of its own and no menu."""
        launcher = MemoryLauncher(available=False)
        return MemorySystem(self.root / "data", self.root / "stick", launcher=launcher)

    @property
    def profile(self) -> Profile:
        """What is worn here, and before the first run the default disguise."""
        found = self._found
        return found.profile if found else PROFILES[0]

    @property
    def folder(self) -> Path:
        """Where the vault is."""
        found = self._found
        assert found is not None
        return found.folder

    @property
    def _found(self) -> Installation | None:
        return find((self.system.portable, self.system.data), PROFILES)


class Seat:
    """What the person has before them: the first run, and then the plan."""

    def __init__(self, home: Home) -> None:
        self._home = home
        self.session = Session(home.system, CoverLine(NOBODY, NOBODY), home.profile)

    def begin(self) -> FirstRun:
        """The first run."""
        self.session.open_first_run()
        assert isinstance(self.session.window, FirstRun)
        return self.session.window

    def open(self, secret: str) -> None:
        """The vault that a secret opens, in its window."""
        home = self._home
        vault = main._unlock(home.system, home.profile, home.folder, secret)
        self.session.open_plan(vault, load_content())

    @property
    def shell(self) -> Shell:
        """The window of the open vault."""
        assert self.session.plan is not None
        return self.session.plan.shell

    @property
    def page(self) -> QWidget:
        """What is shown in it."""
        assert self.shell.page is not None
        return self.shell.page

    def go(self, page: str) -> None:
        """Once all is saved, go to a page, and wait until all of it is there."""
        assert self.session.plan is not None
        self.session.plan.flush(5_000)
        self.shell.go(Place(page))
        wait_until(lambda: not isinstance(self.page, StepPage) or self.page.settled)

    def settle(self) -> None:
        """Wait until nothing is being done or saved any more."""
        plan = self.session.plan
        assert plan is not None
        opened = plan.opened
        assert isinstance(opened, Opened)
        plan.flush(5_000)
        wait_until(lambda: not (opened.slow.busy or opened.tasks.busy))

    def leave(self) -> None:
        """Press the exit key, which ends this process."""
        for _ in range(3):
            QTest.keyClick(self.shell, Qt.Key.Key_Shift)


@contextmanager
def sat(home: Home, act: Callable[[Seat], Told], *, stays: bool = False) -> Iterator[Told]:
    """Let somebody act, and leave. With `stays`, the vault is open until the context ends."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        _sit(home, act, writing, stays=stays)
    os.close(writing)
    ended = False
    try:
        with os.fdopen(reading, encoding="utf-8") as line:
            told = line.readline()
            if not told:
                raise CutShortError
            if not stays:
                ended = True
                if os.waitpid(child, 0)[1] != signal.SIGKILL:
                    raise CutShortError
            yield json.loads(told)
    finally:
        if not ended:
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)


def _sit(home: Home, act: Callable[[Seat], Told], told: int, *, stays: bool) -> None:
    """What the process does. It never comes back; one that hangs says where, and ends."""
    faulthandler.dump_traceback_later(PATIENCE, exit=True)
    try:
        seat = Seat(home)
        known = act(seat)
        seat.settle()
        os.write(told, json.dumps(known).encode() + b"\n")
        if stays:
            faulthandler.cancel_dump_traceback_later()
            signal.pause()
        seat.leave()
    except BaseException:  # noqa: BLE001 - the parent must not go on twice
        traceback.print_exc()
        sys.stderr.flush()
    os._exit(1)
