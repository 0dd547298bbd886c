"""Work for a preview in the background: one piece at a time, and of those that wait the newest."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from ui.tasks import TaskRunner


class Drawing(QObject):
    """Ask as often as you like. `ready` comes for the newest wish, and for some before it."""

    ready = Signal(object)
    """What the work returned. `settled` says whether it is the newest."""

    def __init__(
        self, tasks: TaskRunner, pause_ms: int = 150, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._wish: Callable[[], object] | None = None
        self._under_way = False
        self._timer = QTimer(self, singleShot=True, interval=pause_ms)
        self._timer.timeout.connect(self._start)

    @property
    def settled(self) -> bool:
        """Whether nothing newer than the last `ready` was asked for."""
        return self._wish is None and not self._under_way

    def ask(self, work: Callable[[], object]) -> None:
        """Do `work` after a short pause, in the place of what is waiting."""
        self._wish = work
        self._timer.start()

    def _start(self) -> None:
        if self._wish is None or self._under_way:
            return
        work, self._wish = self._wish, None
        self._under_way = True
        task = self._tasks.run(work)
        task.done.connect(self._done)
        task.failed.connect(self._failed)

    def _done(self, result: object) -> None:
        self._under_way = False
        self._go_on()
        self.ready.emit(result)

    def _failed(self, error: Exception) -> None:
        self._under_way = False
        self._go_on()
        raise error

    def _go_on(self) -> None:
        if self._wish is not None and not self._timer.isActive():
            self._start()
