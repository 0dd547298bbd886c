"""Slow work with a bar that moves and a button that stops it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from nocontact_desktop.errors import ExpectedError, StoppedError
from ui.parts import ProgressStrip
from ui.tasks import TaskRunner

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


class UnderWay(ProgressStrip):
    """Hidden while nothing is under way. Work that is left alone is stopped."""

    done = Signal(object)
    failed = Signal(object)
    """An `ExpectedError`; nothing was kept."""

    def __init__(self, tasks: TaskRunner) -> None:
        super().__init__()
        self._tasks = tasks
        self._moving = Moving()
        self.stopped.connect(self._stop_work)

    def start(self, words: str, work: Work, *, can_stop: bool = True) -> None:
        """Run `work` in a thread, with what it is called as a translated sentence."""
        self._moving = moving = Moving()
        moving.moved.connect(self.move_to)
        self.destroyed.connect(moving.stop)
        task = self._tasks.run(lambda: work(moving))
        task.done.connect(self._done)
        task.failed.connect(self._failed)
        self.begin(words, can_stop=can_stop)

    def _stop_work(self) -> None:
        self._moving.stop()

    def _done(self, outcome: object) -> None:
        self.hide()
        self.done.emit(outcome)

    def _failed(self, error: Exception) -> None:
        self.hide()
        if not isinstance(error, ExpectedError):
            raise error
        self.failed.emit(error)
