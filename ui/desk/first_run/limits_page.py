"""The first screen: what the program can do, and plainly what it cannot."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout

from nocontact_desktop.i18n import text as _
from ui.desk.first_run.page import FirstRunPage
from ui.desk.look_choice import LookChoice
from ui.parts import Card, PlainLabel, link_button
from ui.theme import Look, px

_CAN = (
    "It helps you to make a plan, one small step at a time.",
    "It keeps what you write encrypted. Without your words it cannot be read.",
    "To everybody else it looks like an everyday program, and it works as one.",
    "It needs no internet and sends nothing.",
)
_CANNOT = (
    "It does not call for help. In danger, call your local emergency number.",
    "It does not protect you from programs that record keys or the screen, or from whoever "
    "administers this computer.",
    "It does not protect you if somebody makes you open it. No code is worth an injury.",
    "It does not protect paper once it is printed.",
)


class LimitsPage(FirstRunPage):
    """What this can and cannot do, before anything is asked."""

    look_chosen = Signal(Look)
    restore_chosen = Signal(bool)

    def __init__(self, look: Look, *, restoring: bool = False) -> None:
        super().__init__(_("Before you begin"))
        bar = LookChoice(look)
        bar.chosen.connect(self.look_chosen)
        self.bar = bar
        self.add(bar)
        self.add(_list(_("What this program can do"), _CAN))
        self.add(_list(_("What it cannot do"), _CANNOT))
        self.say(
            _(
                "Nothing has been stored yet. You can leave at any time: press the Shift key "
                "three times, or use the button at the top."
            )
        )
        words = _("Begin a new plan instead") if restoring else _("I have a copy from before")
        self.copy = link_button(words)
        self.copy.clicked.connect(lambda: self.restore_chosen.emit(not restoring))
        self.add(self.copy)


def _list(title: str, sentences: tuple[str, ...]) -> Card:
    card = Card()
    card.body.addWidget(PlainLabel(title, "strong"))
    for sentence in sentences:
        row = QHBoxLayout()
        row.setSpacing(px(8))
        mark = PlainLabel("•")
        mark.setWordWrap(False)
        row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(PlainLabel(_(sentence)), 1)
        card.body.addLayout(row)
    return card
