"""Making another disguise or a removal ready, after which the vault is closed for it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal

from nocontact_desktop.errors import ExpectedError, UnexpectedError
from nocontact_desktop.i18n import text as _
from ui.desk.opened import Opened
from ui.desk.outcome import Outcome


class OutwardWork(Outcome):
    """One at a time. It goes on when its page is left meanwhile."""

    failed = Signal(object)
    """An `ExpectedError`; everything is as before."""

    def __init__(self, opened: Opened) -> None:
        super().__init__(opened)
        self.busy = False

    def start(self, begin: Callable[[], None], then: Callable[[], None]) -> None:
        """Run `begin` in a thread, after whatever else writes there; then call `then`."""
        self.busy = True
        task = self._opened.slow.run(begin)
        task.done.connect(lambda _none: then())
        task.failed.connect(self._not_begun)

    def _not_begun(self, error: Exception) -> None:
        self.busy = False
        told = error if isinstance(error, ExpectedError) else UnexpectedError()
        self._say(self.failed, told, _(told.sentence))
