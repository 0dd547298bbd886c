"""The changes themselves: new words, a PIN, a recovery code, the part in the keyring."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from nocontact_desktop.app.first_run import PIN_ADVISED, YES
from nocontact_desktop.errors import KeyringMissingError, NoKeyringError, UnsafeKeyringError
from nocontact_desktop.i18n import text as _
from nocontact_desktop.vault import (
    Familiar,
    add_share,
    change_pin,
    change_recovery_code,
    change_words,
    familiar,
    new_code,
    remove_share,
)
from ui.desk.choosing.code_choice import CodeChoice
from ui.desk.choosing.group import Group
from ui.desk.choosing.pin_choice import PinChoice
from ui.desk.choosing.words_apart import WordsApart
from ui.desk.opened import Opened
from ui.desk.paper.recovery_panel import RecoverySheetPanel
from ui.desk.secrets.changing import Changing, Work
from ui.desk.secrets.panel import ChangePanel
from ui.parts import Check, PlainLabel


class WordsPanel(ChangePanel):
    """New words in the place of the old ones."""

    def __init__(self, opened: Opened, changing: Changing) -> None:
        lead = _("The words you have now work until the last button is pressed.")
        super().__init__(opened, changing, _("New words"), lead, _("Use these words from now on"))

    def choose(self) -> QWidget:
        """Five given words, or own ones that do not stand in the plan."""
        self.choice = WordsApart(self.opened)
        self.choice.changed.connect(self.refresh)
        return self.choice

    def ready(self) -> bool:
        """Whether the words were typed back."""
        return self.choice.known

    def work(self) -> Work:
        """Change the words."""
        vault, words = self.opened.vault, self.choice.words

        def change() -> str:
            change_words(vault, words)
            return _("Your new words work from now on. The old ones no longer open this vault.")

        return change


class PinPanel(ChangePanel):
    """A PIN, new or first. Its part goes into the keyring if it is not there."""

    def __init__(self, opened: Opened, changing: Changing) -> None:
        lead = _(
            "A PIN works on this computer only, together with its keyring. Another code that was "
            "set up to open a second vault and hide this one stops working when a PIN is set."
        )
        super().__init__(opened, changing, _("PIN"), lead, _("Use this PIN from now on"))

    def choose(self) -> QWidget:
        """The question that the keyring depends on, and the PIN."""
        self.alone = private_check(self.opened)
        self.alone.toggled.connect(self.refresh)
        self.choice = PinChoice()
        self.choice.changed.connect(self.refresh)
        return Group(*about_keyring(self.opened), self.alone, self.choice)

    def ready(self) -> bool:
        """Whether the PIN was typed twice, on a computer that may keep its part."""
        return self.alone.isChecked() and self.choice.known

    def finish(self) -> None:
        """First look whether the PIN stands in the plan."""
        vault, pin = self.opened.vault, self.choice.pin
        task = self.opened.tasks.run(lambda: familiar(vault, pin))
        task.done.connect(self._looked)
        task.failed.connect(self._not_looked)

    def work(self) -> Work:
        """Put the part into the keyring, and set the PIN."""
        vault, keyring, pin = self.opened.vault, self.opened.keyring, self.choice.pin

        def change() -> str:
            if keyring is None:
                raise NoKeyringError
            vault.store.set_setting(PIN_ADVISED, YES)
            add_share(vault, keyring)
            change_pin(vault, pin)
            return _("This PIN works from now on, on this computer. Your words work as before.")

        return change

    def _looked(self, found: object) -> None:
        if isinstance(found, Familiar) and found.refused:
            self.choice.refuse(found.sentence)
            self.refresh()
        else:
            super().finish()

    def _not_looked(self, error: Exception) -> None:
        self.refresh()
        raise error


class NoPinPanel(ChangePanel):
    """The PIN and its part in the keyring taken away."""

    def __init__(self, opened: Opened, changing: Changing) -> None:
        lead = _("Your words and your recovery code go on working.")
        title = _("Take the PIN away")
        super().__init__(opened, changing, title, lead, title)

    def choose(self) -> QWidget:
        """One sentence about what goes."""
        return PlainLabel(_("The PIN goes, and its part is taken out of this computer’s keyring."))

    def work(self) -> Work:
        """Take both away; a keyring that does not answer keeps a part that opens nothing."""
        vault, keyring = self.opened.vault, self.opened.keyring

        def change() -> str:
            if keyring is None:
                change_pin(vault, None)
                return _("There is no PIN any more.")
            try:
                remove_share(vault, keyring)
            except (KeyringMissingError, UnsafeKeyringError):
                return _(
                    "There is no PIN any more. The keyring did not answer, so a small entry may "
                    "still be in it. It opens nothing."
                )
            return _("There is no PIN any more, and nothing of it in the keyring.")

        return change


class KeyringPanel(ChangePanel):
    """The part put into the keyring again, which brings the PIN back."""

    def __init__(self, opened: Opened, changing: Changing) -> None:
        lead = _("This brings your PIN back, after a new login, say, or on another computer.")
        super().__init__(
            opened, changing, _("Mend the PIN"), lead, _("Put the part into the keyring")
        )

    def choose(self) -> QWidget:
        """The question that the keyring depends on."""
        self.alone = private_check(self.opened)
        self.alone.toggled.connect(self.refresh)
        return Group(*about_keyring(self.opened), self.alone)

    def ready(self) -> bool:
        """Whether this computer may keep the part."""
        return self.alone.isChecked()

    def work(self) -> Work:
        """Put the part there."""
        vault, keyring = self.opened.vault, self.opened.keyring

        def change() -> str:
            if keyring is None:
                raise NoKeyringError
            vault.store.set_setting(PIN_ADVISED, YES)
            add_share(vault, keyring)
            return _("Your PIN works on this computer again.")

        return change


class CodePanel(ChangePanel):
    """A new recovery code in the place of the old one."""

    def __init__(self, opened: Opened, changing: Changing) -> None:
        lead = _("The code you have now works until the last button is pressed.")
        super().__init__(
            opened, changing, _("A new recovery code"), lead, _("Use this code from now on")
        )

    def choose(self) -> QWidget:
        """The code, a sheet with it, and the line to type it back."""
        opened = self.opened
        self._known = False
        self.code = new_code()
        sheet = RecoverySheetPanel(self.code, opened.profile, opened.system, opened.tasks)
        keep = _("Keep it where nobody looks, best outside your home, or with somebody you trust.")
        self.choice = CodeChoice(self.code, sheet, keep, may_skip=False)
        self.choice.done.connect(self._typed)
        return self.choice

    def ready(self) -> bool:
        """Whether the code was typed back."""
        return self._known

    def work(self) -> Work:
        """Change the code."""
        vault, code = self.opened.vault, self.code

        def change() -> str:
            change_recovery_code(vault, code)
            return _(
                "The new recovery code works from now on. The old one no longer opens this vault. "
                "Destroy the old sheet if you can do so safely."
            )

        return change

    def _typed(self) -> None:
        self._known = True
        self.refresh()


def private_check(opened: Opened) -> Check:
    """The one thing that has to be true before anything goes into a keyring."""
    check = Check("alone", _("Only I use this login, and nobody else can sign in as me."))
    check.setEnabled(opened.keyring is not None)
    return check


def about_keyring(opened: Opened) -> tuple[QWidget, ...]:
    """What goes into the keyring, and under which name."""
    label = opened.profile.keyring.label
    sentence = _(
        "One part of the key goes into the keyring of this computer, under the name “{label}”. It "
        "opens nothing without the PIN.",
        label=label,
    )
    return (PlainLabel(sentence),)
