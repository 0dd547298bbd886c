"""Slow work with the files of the vault: one piece at a time, whatever page is open meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import Signal

from nocontact_desktop.errors import ExpectedError, UnexpectedError
from nocontact_desktop.i18n import text as _
from ui.desk.copies.under_way import Moving
from ui.desk.files.unfinished import note_unfinished
from ui.desk.opened import Opened
from ui.desk.outcome import Outcome
from ui.desk.paper.secret_check import SecretCheck


@dataclass(frozen=True, slots=True)
class Told:
    """What is said afterwards on the page, as far as it went well and as far as it did not.

    `plain` is for the window, when the page was left, and holds no name of a file.
    """

    plain: str
    good: str = ""
    trouble: str = ""
    damaged: frozenset[str] = field(default=frozenset())
    """The files that were found damaged."""


@dataclass(frozen=True, slots=True)
class Job:
    """One piece of work: `work` runs in a thread, the others say what came of it."""

    words: str
    work: Callable[[Moving], object]
    told: Callable[[object], Told]
    failed: Callable[[ExpectedError], Told]
    can_stop: bool = True


class FileWork(Outcome):
    """Lasts as long as the window. Work goes on when its page is left, and can be stopped there."""

    begun = Signal()
    moved = Signal(int)
    """Hundredths of the work that are done."""
    done = Signal(object)
    """A `Told`, on the page."""

    def __init__(self, opened: Opened) -> None:
        super().__init__(opened)
        self.secret = SecretCheck(opened.vault.matches)
        self.job: Job | None = None
        self.hundredths = -1
        self.damaged: frozenset[str] = frozenset()
        self._moving = Moving()
        self._part: Path | None = None
        opened.on_leaving.append(self.leave_nothing)

    @property
    def busy(self) -> bool:
        """Whether something is under way; then nothing else is begun."""
        return self.job is not None

    def start(self, job: Job) -> None:
        """Do it in a thread; `done` comes later, or a word in the window."""
        if self.busy:
            return
        self.job, self.hundredths = job, -1
        self._moving = moving = Moving()
        moving.moved.connect(self._move)
        task = self._opened.slow.run(lambda: job.work(moving))
        task.done.connect(lambda outcome: self._end(job.told(outcome)))
        task.failed.connect(self._failed)
        self.begun.emit()

    def stop(self) -> None:
        """Let it end soon, with nothing half done."""
        self._moving.stop()

    def note_part(self, part: Path | None) -> None:
        """What lies half written outside the vault now; any thread. It is kept in the vault, too,
        so that the next opening can take it away, should this process be killed."""
        self._part = part
        with suppress(ExpectedError):  # a full disk of the vault is no reason to save nothing
            note_unfinished(self._opened.vault.store, part)

    def leave_nothing(self) -> None:
        """Take away what lies half written outside the vault; quick, since the process ends."""
        part = self._part
        if part is not None:
            with suppress(OSError):
                part.unlink()

    def _move(self, hundredths: int) -> None:
        self.hundredths = hundredths
        self.moved.emit(hundredths)

    def _failed(self, error: Exception) -> None:
        job = self.job
        if isinstance(error, ExpectedError) and job is not None:
            self._end(job.failed(error))
        else:
            sentence = _(UnexpectedError.sentence)
            self._end(Told(sentence, trouble=sentence))

    def _end(self, told: Told) -> None:
        self.job = None
        self.damaged |= told.damaged
        self._say(self.done, told, told.plain)
