"""A new key inside the vault, for when somebody may have copied its files."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from nocontact_desktop.errors import ExpectedError
from nocontact_desktop.i18n import text as _
from nocontact_desktop.vault import renew_key, replace_old_generations
from ui.desk.choosing.group import Group
from ui.desk.opened import Opened
from ui.desk.secrets.changing import Changing, Work
from ui.desk.secrets.panel import ChangePanel
from ui.parts import Note, PlainLabel

_WHAT_IT_DOES = (
    "With a new key, what they have opens nothing that you write from now on. Your words, your PIN "
    "and your recovery code stay the same. If somebody may know one of them, change that first.",
    "The copies that the program keeps beside the vault are written anew. Nothing older can be "
    "brought back from them afterwards.",
    "This can take some minutes. If you have to leave in the middle, your vault opens as before. "
    "Then do this once more.",
)
_LIMIT = (
    "What is in their copy stays open to them. Nothing can change that. Copies that you made at "
    "other places also still open with what opened them then."
)


class KeyPanel(ChangePanel):
    """Says exactly what it changes and what it cannot, before the last button."""

    def __init__(self, opened: Opened, changing: Changing) -> None:
        lead = _(
            "For when somebody may have copied the files of this vault, and knows words or a code "
            "that opened it then. New words alone do not shut them out: with the old ones and "
            "their copy they could read what you write later, if they copy the files again."
        )
        super().__init__(opened, changing, _("A new key"), lead, _("Make the new key"))

    def choose(self) -> QWidget:
        """What it does, and what it cannot do."""
        does = (PlainLabel(_(sentence)) for sentence in _WHAT_IT_DOES)
        return Group(*does, Note(_(_LIMIT), "notice"))

    def work(self) -> Work:
        """Encrypt everything anew, and write the copies beside the vault after that."""
        vault = self.opened.vault

        def change() -> str:
            renew_key(vault)
            done = _("The vault has a new key.")
            try:
                replace_old_generations(vault)
            except ExpectedError as error:
                left = _(
                    "Not all copies beside it could be written anew, so old words may still open "
                    "one of those. Do this once more later. {why}",
                    why=_(error.sentence),
                )
                return f"{done} {left}"
            return (
                done + " " + _("Old copies of its files open nothing that you write from now on.")
            )

        return change
