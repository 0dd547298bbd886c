"""An open vault with something standing over its window, as a process for the exit key's test.

`python -m tests.ui.session.standing_over KIND FOLDER`; it says "saved" on a line of its own
whenever everything is committed, beside what the vault process says to the cover.
"""

import os
import sys
import threading
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QDialog, QFileDialog, QMenu, QVBoxLayout, QWidget

from nocontact_desktop.system.memory import MemorySystem
from tests.ui.session.desk_process import profile, reopen
from ui.desk.cover_line import CoverLine
from ui.desk.session import Session


def nothing(_window: QWidget) -> None:
    """Only the window itself."""


def dialog(window: QWidget) -> None:
    """A modal dialog in a loop of its own."""
    modal = QDialog(window)
    QVBoxLayout(modal).addWidget(QWidget())
    modal.resize(300, 200)
    modal.exec()


def menu(window: QWidget) -> None:
    """An open menu."""
    opened = QMenu(window)
    opened.addAction("one")
    opened.exec(window.mapToGlobal(window.rect().center()))


def picker(window: QWidget) -> None:
    """A file picker."""
    QFileDialog(window).exec()


def slow(_window: QWidget) -> None:
    """Two threads that keep the interpreter busy."""
    for _ in range(2):
        threading.Thread(target=_toil, daemon=True).start()


def _toil() -> None:
    while True:
        sum(range(10_000))


KINDS: dict[str, Callable[[QWidget], None]] = {
    each.__name__: each for each in (nothing, dialog, menu, picker, slow)
}


def main(kind: str, folder: Path) -> int:
    """Open the vault and put something over it."""
    session = Session(MemorySystem(folder.parent, folder.parent / "x"), CoverLine(), profile())
    session.open_plan(reopen(folder))
    assert session.plan is not None
    session.plan.saving.saved.connect(lambda: os.write(1, b"saved\n"))
    window = session.plan.shell
    QTimer.singleShot(300, lambda: KINDS[kind](window))
    return session.app.exec()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], Path(sys.argv[2])))
