"""What is done for an open vault once, after its window is up: quietly, and in its own time."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from nocontact_desktop.app.first_run import NO, PIN_ADVISED
from nocontact_desktop.errors import ExpectedError, KeyringMissingError, UnsafeKeyringError
from nocontact_desktop.i18n import text as _
from nocontact_desktop.vault import (
    DEFAULT,
    SlotKind,
    Stretch,
    has_pin,
    keep_generation,
    share_state,
    strengthen,
)
from ui.desk.copies.entries import COPIES
from ui.desk.files.unfinished import clear_unfinished
from ui.desk.opened import SECRETS, Opened
from ui.desk.page import Place

PAUSE_MS = 1000
"""The person comes first: so long the window has the computer for itself."""


class Upkeep(QObject):
    """Looks whether the PIN can work, keeps a copy beside the vault, raises the cost of a guess,
    and takes away what a kill left of a file that was being saved.

    All of it is safe to kill. What fails is told in one sentence; the plan is not touched by it.
    """

    def __init__(
        self, opened: Opened, parent: QObject | None = None, wanted: Stretch = DEFAULT
    ) -> None:
        super().__init__(parent)
        self._opened = opened
        self._wanted = wanted

    def begin_soon(self) -> None:
        """Begin when the window had its time."""
        QTimer.singleShot(PAUSE_MS, self, self.begin)

    def begin(self) -> None:
        """Begin now; comes back at once."""
        opened = self._opened
        if opened.vault.mended:
            self._tell_mended()
        look = opened.slow.run(lambda: pin_is_advised(opened) and pin_is_cut_off(opened))
        look.done.connect(self._looked)
        look.failed.connect(self._tell)
        raising = opened.slow.run(lambda: strengthen(opened.vault, self._wanted))
        raising.failed.connect(self._tell)
        clearing = opened.slow.run(lambda: clear_unfinished(opened.vault.store))
        clearing.failed.connect(self._tell)
        keeping = opened.slow.run(lambda: keep_generation(opened.vault))
        keeping.failed.connect(self._tell_no_copy)

    def _looked(self, cut_off: object) -> None:
        if cut_off:
            sentence = _(
                "Your PIN does not work on this computer now, because its keyring does not have "
                "its part of the key. Your words go on working, and you can mend this."
            )
            self._opened.tell(sentence, Place(SECRETS))

    def _tell_mended(self) -> None:
        sentence = _(
            "A small part of the files that open this vault was damaged. It is mended, and nothing "
            "is lost. It is a good time to make a copy on a stick."
        )
        self._opened.tell(sentence, Place(COPIES))

    def _tell_no_copy(self, error: Exception) -> None:
        if not isinstance(error, ExpectedError):
            raise error
        why = _(error.sentence)
        self._opened.tell(
            _("A copy beside the vault could not be made this time. {why}", why=why), None
        )

    def _tell(self, error: Exception) -> None:
        if not isinstance(error, ExpectedError):
            raise error
        self._opened.tell(_(error.sentence), None)


def pin_is_advised(opened: Opened) -> bool:
    """Whether a PIN suits this computer, as far as is known: an older vault does not say."""
    return opened.vault.store.setting(PIN_ADVISED) != NO


def pin_is_cut_off(opened: Opened) -> bool:
    """Whether there is a PIN that cannot work now; the keyring is asked only if there is one."""
    if opened.keyring is None or opened.vault.opened_with is SlotKind.PIN_AND_SHARE:
        return False
    return has_pin(opened.vault) and not share_is_there(opened)


def share_is_there(opened: Opened) -> bool:
    """Whether the keyring holds the part that this vault's PIN needs; slow, for a thread."""
    try:
        return opened.keyring is not None and share_state.share_is_there(
            opened.vault, opened.keyring
        )
    except (KeyringMissingError, UnsafeKeyringError):
        return False
