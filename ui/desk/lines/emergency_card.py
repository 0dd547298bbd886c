"""How help comes at once, in the country that was chosen."""

from __future__ import annotations

from nocontact_desktop.app.reading_out import day_in_words
from nocontact_desktop.exports.emergency import Emergency
from nocontact_desktop.i18n import text as _
from ui.parts import Card, Heading, PlainLabel


class EmergencyCard(Card):
    """Says the number, and how to call without a word where that is known. It dials nothing."""

    def __init__(self, emergency: Emergency | None, *, chosen: bool) -> None:
        super().__init__("accent")
        self.body.addWidget(Heading(_("In danger now")))
        if emergency is not None:
            self._say(emergency)
        elif chosen:
            self.body.addWidget(PlainLabel(_unknown()))
        else:
            words = _("Choose a country, and its emergency number stands here.")
            self.body.addWidget(PlainLabel(words))

    def _say(self, told: Emergency) -> None:
        self.body.addWidget(PlainLabel(_(told.number), "title"))
        for label, words in ((_("If you cannot speak"), told.silent), (_("By text"), told.text)):
            if words:
                self.body.addWidget(PlainLabel(label, "strong"))
                self.body.addWidget(PlainLabel(_(words)))
        day = day_in_words(told.checked.isoformat())
        checked = _("Checked on {day}. Check before you rely on it.", day=day)
        self.body.addWidget(PlainLabel(checked, "small"))


def _unknown() -> str:
    return _(
        "We have no emergency number for this country that we are sure of. Ask somebody you trust, "
        "and keep it as a line of your own."
    )
