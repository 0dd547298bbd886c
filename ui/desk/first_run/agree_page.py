"""The last screen: what will be made, and the one button that makes it."""

from PySide6.QtWidgets import QProgressBar

from nocontact_desktop.app.doors import Doors
from nocontact_desktop.app.first_run import Draft, will_make
from nocontact_desktop.i18n import text as _
from ui.desk.choosing.group import Group
from ui.desk.first_run.page import FirstRunPage
from ui.parts import Card, PlainLabel


class AgreePage(FirstRunPage):
    """Lists everything that will be on the computer afterwards."""

    def __init__(self, draft: Draft, doors: Doors) -> None:
        super().__init__(
            _("Ready"),
            _("Nothing has been stored so far. If you agree, this is what will be made:"),
        )
        self.next_label = _("I agree, make it")
        card = Card()
        for sentence in will_make(draft, doors):
            card.body.addWidget(PlainLabel(sentence))
        self.add(card)
        self.say(_("Nothing else, and nothing is sent anywhere."))
        words = _("Making the vault. This takes a few seconds.")
        if draft.restoring:
            words = _("Bringing the copy back. A large one takes some minutes.")
        self.bar = bar = QProgressBar()
        bar.setRange(0, 0)
        bar.setTextVisible(False)
        bar.setAccessibleName(words)
        self.busy = Group(PlainLabel(words), bar)
        self.busy.hide()
        self.add(self.busy)

    def show_busy(self, busy: bool) -> None:
        """Show that it is being made."""
        self.bar.setRange(0, 0)
        self.busy.setVisible(busy)

    def show_progress(self, hundredths: int) -> None:
        """Show how far bringing a copy back is."""
        self.bar.setRange(0, 100)
        self.bar.setValue(hundredths)
