"""Carrying out a change of what opens the vault, also when its page is left meanwhile."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal

from nocontact_desktop.errors import ExpectedError, UnexpectedError
from nocontact_desktop.i18n import text as _
from nocontact_desktop.vault import keep_generation
from ui.desk.opened import Opened
from ui.desk.outcome import Outcome

Work = Callable[[], str]
"""Changes something, in one atomic step; gives the translated sentence about it. Slow."""


class Changing(Outcome):
    """One change at a time. After each a copy beside the vault is made, with the new secrets."""

    done = Signal(str)
    """A translated sentence about what is different now."""
    failed = Signal(object)
    """An `ExpectedError`; everything opens as before."""

    def __init__(self, opened: Opened) -> None:
        super().__init__(opened)
        self.busy = False

    def start(self, work: Work) -> None:
        """Do it in a thread; `done` or `failed` comes later."""
        self.busy = True
        task = self._opened.slow.run(work)
        task.done.connect(self._done)
        task.failed.connect(self._failed)

    def _done(self, sentence: object) -> None:
        self.busy = False
        keeping = self._opened.slow.run(
            lambda: keep_generation(self._opened.vault, also_today=True)
        )
        keeping.failed.connect(self._not_kept)
        self._say(self.done, str(sentence), str(sentence))

    def _failed(self, error: Exception) -> None:
        self.busy = False
        told = error if isinstance(error, ExpectedError) else UnexpectedError()
        self._say(self.failed, told, _(told.sentence))

    def _not_kept(self, error: Exception) -> None:
        if not isinstance(error, ExpectedError):
            raise error
        why = _(error.sentence)
        self._opened.tell(
            _("A copy beside the vault could not be made this time. {why}", why=why), None
        )
