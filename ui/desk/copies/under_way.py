"""Slow work with a bar that moves and a button that stops it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from nocontact_desktop.errors import ExpectedError, StoppedError
from nocontact_desktop.i18n import text as _
from ui.announce import announce
from ui.parts import PlainLabel, link_button
from ui.tasks import TaskRunner
from ui.theme import px

Progress = Callable[[int, int], None]
Work = Callable[[Progress], object]


class Moving(QObject):
    """The progress of one piece of work, called in its thread. After `stop` it ends the work."""

    moved = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._stopped = False
        self._shown = -1

    def stop(self) -> None:
        """Let the work end, undone, the next time that it reports."""
        self._stopped = True

    def __call__(self, done: int, total: int) -> None:
        """Tell each hundredth once; raises `StoppedError` after `stop`."""
        if self._stopped:
            raise StoppedError
        hundredths = 100 * done // max(total, 1)
        if hundredths != self._shown:
            self._shown = hundredths
            self.moved.emit(hundredths)


class UnderWay(QWidget):
    """Hidden while nothing is under way. Work that is left alone is stopped."""

    done = Signal(object)
    failed = Signal(object)
    """An `ExpectedError`; nothing was kept."""

    def __init__(self, tasks: TaskRunner) -> None:
        super().__init__()
        self._tasks = tasks
        self._moving = Moving()
        self._words = PlainLabel("", "muted")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.stop = link_button(_("Stop"))
        self.stop.clicked.connect(self._stop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        column.addWidget(self._words)
        column.addWidget(self.bar)
        column.addWidget(self.stop, 0, Qt.AlignmentFlag.AlignLeading)
        self.hide()

    def start(self, words: str, work: Work, *, can_stop: bool = True) -> None:
        """Run `work` in a thread, with what it is called as a translated sentence."""
        self._moving = moving = Moving()
        self._words.setText(words)
        self.bar.setAccessibleName(words)
        self.bar.setRange(0, 0)
        self.stop.setEnabled(True)
        self.stop.setVisible(can_stop)
        moving.moved.connect(self._show)
        self.destroyed.connect(moving.stop)
        task = self._tasks.run(lambda: work(moving))
        task.done.connect(self._done)
        task.failed.connect(self._failed)
        self.show()
        announce(self._words, words)

    def _show(self, hundredths: int) -> None:
        self.bar.setRange(0, 100)
        self.bar.setValue(hundredths)

    def _stop(self) -> None:
        self.stop.setEnabled(False)
        self._moving.stop()

    def _done(self, outcome: object) -> None:
        self.hide()
        self.done.emit(outcome)

    def _failed(self, error: Exception) -> None:
        self.hide()
        if not isinstance(error, ExpectedError):
            raise error
        self.failed.emit(error)
