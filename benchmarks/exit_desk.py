"""An open vault on one of its screens, for the measurement of the way out.

`python3 -m benchmarks.exit_desk NUMBER FOLDER`. It waits in a field of a step until somebody types
a word that ends with `q`, one second more, and then goes to the screen of that number; `there`
says that it came.
"""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QPoint, QTimer
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget

from benchmarks.exits import WORDS, profile
from nocontact_desktop import system
from nocontact_desktop.vault import open_vault
from ui.desk.copies.picking import file_picker
from ui.desk.cover_line import CoverLine
from ui.desk.page import HOME, SEARCH, Place
from ui.desk.paper.file_way import neutral_picker
from ui.desk.plan_window import PlanWindow
from ui.desk.session import Seen, Session
from ui.forms import PrivateCombo, PrivateLine

STEP = "money"
PATIENCE_MS = 1000


def menu(window: QWidget) -> None:
    """The menu of a field."""
    line = next(each for each in window.findChildren(PrivateLine) if each.isVisible())
    where = QPoint(4, 4)
    reason = QContextMenuEvent.Reason.Keyboard
    QApplication.sendEvent(line, QContextMenuEvent(reason, where, line.mapToGlobal(where)))


def choices(window: QWidget) -> None:
    """A list that opens."""
    combo = PrivateCombo(window)
    combo.addItems(["one", "two", "three"])
    combo.show()
    combo.showPopup()


def save_picker(window: QWidget) -> None:
    """Where a document goes."""
    neutral_picker(window, "document").open()


def open_picker(window: QWidget) -> None:
    """Which file is taken in."""
    file_picker(window, profile()).open()


def question(window: QWidget) -> None:
    """As Qt's picker asks, in a loop of its own."""
    QMessageBox.warning(window, "", "one?")


def slow_work(_window: QWidget) -> None:
    """Two threads that keep the interpreter busy."""
    for _ in range(2):
        threading.Thread(target=_toil, daemon=True).start()


def _toil() -> None:
    while True:
        sum(range(10_000))


OVER: dict[str, Callable[[QWidget], None]] = {
    each.__name__: each for each in (menu, choices, save_picker, open_picker, question, slow_work)
}


def screens(plan: PlanWindow) -> list[str]:
    """All pages, and what can stand over one."""
    steps = [section.id for section in plan.workspace.sections]
    return [HOME, SEARCH, *steps, *plan.shell._entries, *OVER]


def main(number: int, folder: Path) -> int:
    """Open the vault, and show the screen of this number once something was typed."""
    session = Session(system.current(), CoverLine(), profile())
    session.open_plan(open_vault(folder, profile().files, WORDS, None))
    plan = session.plan
    assert plan is not None  # noqa: S101 - just opened
    plan.shell.go(Place(STEP))
    every = screens(plan)
    name = every[number % len(every)]
    QTimer.singleShot(0, lambda: _wait_for_words(plan, name))
    return session.app.exec()


def _wait_for_words(plan: PlanWindow, name: str) -> None:
    line = next(each for each in plan.shell.findChildren(PrivateLine) if each.isVisible())
    line.setFocus()
    line.end(False)
    line.textChanged.connect(
        lambda text: text.endswith("q") and QTimer.singleShot(PATIENCE_MS, lambda: _go(plan, name))
    )
    Seen(plan.shell, lambda: _say("ready"))
    plan.shell.update()


def _say(words: str) -> None:
    os.write(1, words.encode() + b"\n")


def _go(plan: PlanWindow, name: str) -> None:
    QTimer.singleShot(200, lambda: _say(f"there {name}"))
    if name in OVER:
        OVER[name](plan.shell)
    else:
        plan.shell.go(Place(name))


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]), Path(sys.argv[2])))
