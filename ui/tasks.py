"""The one way to run slow work: in a thread of a pool, with the outcome in the main thread.

Nothing else in the program makes threads. Work is a plain function without arguments; it touches no
widget. Its outcome comes as a signal of the `Task`, in the thread that the `TaskRunner` lives in.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QDeadlineTimer, QObject, QRunnable, QThreadPool, Signal

Work = Callable[[], object]


class Task(QObject):
    """One piece of work under way. Connect its signals right after `TaskRunner.run` gave it."""

    done = Signal(object)
    """What the work returned."""
    failed = Signal(object)
    """The exception that the work raised, of whatever class."""


class _Run(QRunnable):
    """The work on its way through the pool; it only leaves its outcome and rings the bell."""

    def __init__(self, work: Work, task: Task, bell: Callable[[], None]) -> None:
        super().__init__()
        self.setAutoDelete(False)
        self.task = task
        self.result: object = None
        self.error: Exception | None = None
        self.finished = False
        self._work = work
        self._bell = bell

    def run(self) -> None:
        """Called by the pool, in one of its threads."""
        try:
            self.result = self._work()
        except Exception as error:  # noqa: BLE001 - carried to the window, whatever it is
            self.error = error
        self.finished = True
        self._bell()


class TaskRunner(QObject):
    """Runs work on at most `threads` threads; with one thread, in the order given.

    A task lives until it has told its outcome. It has no parent in Qt: what is connected to it may
    hold the last reference to this runner, which must not delete it a second time.
    """

    _rung = Signal()

    def __init__(self, threads: int = 2, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(threads)
        self._runs: list[_Run] = []
        self._rung.connect(self._deliver)

    @property
    def busy(self) -> bool:
        """Whether some work has not yet told its outcome."""
        return bool(self._runs)

    def run(self, work: Work) -> Task:
        """Start `work`. The outcome never comes before the caller is back in the event loop."""
        run = _Run(work, Task(), self._rung.emit)
        self._runs.append(run)
        self._pool.start(run)
        return run.task

    def wait(self, timeout_ms: int) -> bool:
        """Wait for all work and tell its outcome here and now; whether all of it came in time."""
        deadline = QDeadlineTimer(timeout_ms)
        while self._runs:
            if not self._pool.waitForDone(deadline):
                return False
            self._deliver()
        return True

    def _deliver(self) -> None:
        while self._runs and (run := next((r for r in self._runs if r.finished), None)):
            self._runs.remove(run)
            if run.error is None:
                run.task.done.emit(run.result)
            else:
                run.task.failed.emit(run.error)
