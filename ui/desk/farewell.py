"""The end of an open vault that is moved or taken away: closed first, then the work."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

from PySide6.QtCore import QObject

from nocontact_desktop.app import removing
from nocontact_desktop.app.ending import bring_to_end
from nocontact_desktop.disguise import pipe
from nocontact_desktop.errors import ExpectedError, UnexpectedError
from nocontact_desktop.i18n import text as _
from nocontact_desktop.vault import Vault
from ui.desk.cover_line import CoverLine
from ui.desk.leaving import Leaving
from ui.desk.outward.removed_window import RemovedWindow
from ui.desk.plan_window import PlanWindow
from ui.tasks import TaskRunner

_SAVE_MS = 2000


class Farewell(QObject):
    """Ends one open plan. `show` puts the last window up in the place of the plan's."""

    def __init__(
        self,
        plan: PlanWindow,
        vault: Vault,
        line: CoverLine,
        *,
        tasks: TaskRunner,
        show: Callable[[RemovedWindow], None],
        leaving: Leaving,
    ) -> None:
        super().__init__(plan)
        self._plan = plan
        self._vault = vault
        self._line = line
        self._tasks = tasks
        self._show = show
        self._leaving = leaving

    def come_back_anew(self) -> None:
        """Off the screen at once; then everything moves, and the first process begins anew.

        What cannot be done now is done at its next start.
        """
        opened = self._plan.opened
        assert opened is not None  # noqa: S101 - a page of the vault asked for this
        self._leaving.hide()
        home = opened.home
        self._plan.flush(_SAVE_MS)
        self._vault.close()
        with suppress(ExpectedError):
            bring_to_end(home)
        self._line.say(pipe.Moved())
        self._leaving.end()

    def take_away(self) -> None:
        """Show the last window, and take everything away behind it."""
        opened = self._plan.opened
        assert opened is not None  # noqa: S101 - as above
        home = opened.home
        window = RemovedWindow(_(opened.profile.name), opened.system.portable_root())
        self._plan.flush(_SAVE_MS)
        self._show(window)
        self._vault.close()
        task = self._tasks.run(lambda: removing.finish(home))
        task.done.connect(window.show_done)
        task.failed.connect(lambda error: window.show_failed(_(_told(error).sentence)))


def _told(error: Exception) -> ExpectedError:
    return error if isinstance(error, ExpectedError) else UnexpectedError()
