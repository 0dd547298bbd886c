"""What was chosen for the second vault, and making it, also when its page is left meanwhile."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtCore import Signal

from nocontact_desktop.app.first_run import PIN_ADVISED
from nocontact_desktop.errors import ExpectedError, UnexpectedError
from nocontact_desktop.i18n import text as _
from nocontact_desktop.vault import NewVault, Vault, set_up_second
from nocontact_desktop.vault.second import share_of
from ui.desk import stored
from ui.desk.opened import Opened
from ui.desk.outcome import Outcome

_TAKEN_ALONG = (
    stored.LOOK_SCHEME,
    stored.LOOK_SCALE,
    stored.EXIT_KEY,
    stored.IDLE_SECONDS,
    stored.LANGUAGE,
    PIN_ADVISED,
)
"""Settings that the second vault begins with: the hands know the exit key already, and the pages
have to be the same in both.
"""


@dataclass(slots=True)
class Chosen:
    """The secrets of the second vault, as far as they are chosen."""

    words: str = field(default="", repr=False)
    recovery_code: str = field(default="", repr=False)
    pin: str = field(default="", repr=False)
    leaving: str = field(default="", repr=False)


class Making(Outcome):
    """One at a time. It lasts as long as the window, and keeps no secret once it is over."""

    done = Signal(object)
    """The `Chosen` that opens it."""
    failed = Signal(object)
    """An `ExpectedError`; this vault is as it was."""

    def __init__(self, opened: Opened) -> None:
        super().__init__(opened)
        self._chosen = Chosen()
        self.busy = False

    def start(self, again: str, chosen: Chosen) -> None:
        """Make it in a thread; `done` or `failed` comes later."""
        self.busy = True
        self._chosen = chosen
        task = self._opened.slow.run(lambda: make(self._opened.vault, again, chosen))
        task.done.connect(self._done)
        task.failed.connect(self._failed)

    def _done(self, _nothing: object) -> None:
        self.busy = False
        chosen, self._chosen = self._chosen, Chosen()
        self._say(self.done, chosen, _("The second vault is made."))

    def _failed(self, error: Exception) -> None:
        self.busy = False
        self._chosen = Chosen()
        told = error if isinstance(error, ExpectedError) else UnexpectedError()
        self._say(self.failed, told, _("It was not made. {why}", why=_(told.sentence)))


def make(vault: Vault, again: str, chosen: Chosen) -> None:
    """Set the second vault up; slow, for a thread. Raises what `set_up_second` raises."""
    share = share_of(vault) if chosen.pin else None
    new = NewVault(chosen.words, chosen.recovery_code, chosen.pin or None, share)
    found = {name: vault.store.setting(name) for name in _TAKEN_ALONG}
    settings = {name: value for name, value in found.items() if value}
    set_up_second(vault, again, new, chosen.leaving or None, settings)
