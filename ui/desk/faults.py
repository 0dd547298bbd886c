"""What becomes of an error that nobody caught: a calm sentence in the window, and nothing else.

Neither the error nor its traceback is printed, written or kept: both can hold what a person typed.
"""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable
from types import TracebackType

from nocontact_desktop.errors import ExpectedError, UnexpectedError
from nocontact_desktop.i18n import text as _
from ui.alerts import Alerts


class Faults:
    """The last stop of every error. `alerts` gives where the open window speaks, if it does."""

    def __init__(self, alerts: Callable[[], Alerts | None]) -> None:
        self._alerts = alerts

    def install(self) -> None:
        """From now on no error of this process is printed."""
        sys.excepthook = self.tell
        sys.unraisablehook = _drop
        threading.excepthook = _drop

    def tell(
        self, _kind: type[BaseException], error: BaseException, _trace: TracebackType | None
    ) -> None:
        """Say it in the window, once as long as it stands there."""
        sys.last_type = sys.last_value = sys.last_traceback = None
        shown = told(error)
        alerts = self._alerts()
        if alerts is not None and alerts.sentence != _(shown.sentence):
            alerts.trouble(shown)


def told(error: BaseException) -> ExpectedError:
    """The error as it may be shown."""
    return error if isinstance(error, ExpectedError) else UnexpectedError()


def _drop(_what: object) -> None:
    """Outside the main thread nothing can be shown; whoever waits for the outcome is told."""
