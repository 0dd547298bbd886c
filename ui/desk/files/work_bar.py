"""How far the work with files is, and the button that stops it."""

from __future__ import annotations

from ui.desk.files.file_work import FileWork
from ui.parts import ProgressStrip


class WorkBar(ProgressStrip):
    """Hidden while nothing is under way. Whoever comes back to the page finds it as it stands."""

    def __init__(self, work: FileWork) -> None:
        super().__init__()
        self._work = work
        work.begun.connect(self._begin)
        work.moved.connect(self.move_to)
        work.done.connect(self.hide)
        self.stopped.connect(work.stop)
        if work.busy:
            self._begin()

    def _begin(self) -> None:
        job = self._work.job
        if job is not None:
            self.begin(job.words, can_stop=job.can_stop)
            self.move_to(self._work.hundredths)
