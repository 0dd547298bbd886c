"""The share that goes into the computer's keyring, because a PIN alone would be too short."""

from nocontact_desktop.app.doors import Keyring
from nocontact_desktop.app.first_run import Draft
from nocontact_desktop.errors import (
    ExpectedError,
    KeyringMissingError,
    SilentKeyringError,
    UnsafeKeyringError,
)
from nocontact_desktop.i18n import text as _
from nocontact_desktop.vault import KeyringShare
from ui.desk.choices import Choices
from ui.desk.first_run.page import FirstRunPage
from ui.parts import Note
from ui.tasks import TaskRunner

_YES, _NO = "yes", "no"


def check(share: KeyringShare) -> None:
    """See whether the keyring is one to trust, without writing to it.

    Raises `UnsafeKeyringError`, `NoKeyringError` or `SilentKeyringError`.
    """
    try:
        share.get()
    except (UnsafeKeyringError, SilentKeyringError):
        raise
    except KeyringMissingError:
        return  # nothing of ours is in it yet


class KeyringPage(FirstRunPage):
    """Says what goes into the keyring and asks; an unsafe keyring is refused with its sentence."""

    def __init__(self, draft: Draft, keyring: Keyring, tasks: TaskRunner) -> None:
        super().__init__(
            _("Half of the key in the keyring"),
            _(
                "A PIN is short, so this computer’s keyring keeps the other half of the key. "
                "Neither half opens a thing without the other."
            ),
        )
        self._draft = draft
        label = draft.profile.keyring.label
        options = (
            (_YES, _("Yes. It is named “{label}” in the keyring.", label=label)),
            (_NO, _("No. Leave the keyring alone, and make no PIN.")),
        )
        draft.share_agreed = True
        self.choices = Choices(options, frozenset({_YES}))
        self.choices.picked.connect(self._pick)
        self.refused = Note(" ", "notice")
        self.refused.hide()
        self.add(self.choices)
        self.add(self.refused)
        self.say(_("Your words and your recovery code never need the keyring."), "muted")
        task = tasks.run(lambda: check(keyring(draft.profile.keyring)))
        task.failed.connect(self._refuse)

    def _pick(self, picked: frozenset[str]) -> None:
        self._draft.share_agreed = _YES in picked
        self.answered.emit()

    def _refuse(self, error: Exception) -> None:
        if not isinstance(error, ExpectedError):
            raise error
        self._draft.share_agreed = False
        self.choices.show_chosen(frozenset({_NO}))
        self.choices.rows[_YES].setEnabled(False)
        self.refused.set_words(
            _(error.sentence) + " " + _("No PIN will be made. Your words open the vault.")
        )
        self.refused.show()
        self.answered.emit()
