"""Which disguise to wear: each shown with its name and a small picture of itself."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from nocontact_desktop.app.first_run import Draft
from nocontact_desktop.disguise.profile import Profile
from nocontact_desktop.i18n import text as _
from ui.desk.choosing.disguise_cards import DisguiseCards
from ui.desk.choosing.name_and_picture import NameAndPicture
from ui.desk.first_run.page import FirstRunPage


class DisguisePage(FirstRunPage):
    """Lets the person pick one of the shipped disguises."""

    def __init__(self, draft: Draft, profiles: Sequence[Profile]) -> None:
        super().__init__(
            _("What others will see"),
            _(
                "This name and look is what everybody sees: in the menu, in the window, in the "
                "list of running programs. Take what would surprise nobody on this computer."
            ),
        )
        self._draft = draft
        row = DisguiseCards(profiles, draft.shipped)
        row.picked.connect(self._pick)
        self.cards = row.cards
        self.add(row)
        self.say(_("Each of them really works."), "muted")
        self.own = NameAndPicture(profiles, draft.shipped, draft.name, draft.icon)
        self.own.changed.connect(self._keep_own)
        self.say(_("You can give it a name of your own, and another picture."), gap=8)
        self.add(self.own)

    def first_field(self) -> QWidget | None:
        """The chosen disguise."""
        return next((card for card in self.cards if card.isChecked()), None)

    def _pick(self, profile: Profile) -> None:
        self._draft.shipped = profile
        self.own.wear(profile)
        self._keep_own()

    def _keep_own(self) -> None:
        self._draft.name, self._draft.icon = self.own.name, self.own.icon
        self.answered.emit()
