"""What is said of the second vault before anything is chosen, and after it was made."""

from __future__ import annotations

from nocontact_desktop.i18n import text as _
from nocontact_desktop.vault import BEFOREHAND
from ui.desk.choosing.group import Group
from ui.desk.second.making import Chosen
from ui.parts import Note, PlainLabel

AFTERWARDS = (
    "To open it, leave this vault first. Then open it in the same way as this one, but type the "
    "words of the second vault.",
    "It is empty now. Put harmless things into it, such as a shopping list or papers that you have "
    "to renew. Open it now and then. A vault that nobody uses looks made up.",
    "Keep its recovery code apart from the one of this vault.",
    "Nothing about the second vault is stored in this one. Nobody can look its words up for you.",
)
_PIN = "Its PIN works on this computer only, as the words do everywhere."
_LEAVING = (
    "After the code for leaving was typed, this vault opens with its recovery code only. Then its "
    "words and its PIN work again."
)


def beforehand() -> Group:
    """What it is for, what is lost, what it cannot do."""
    first, lost, limits, last = (_(sentence) for sentence in BEFOREHAND)
    return Group(PlainLabel(first, "lead"), Note(lost, "notice"), PlainLabel(limits), Note(last))


def afterwards(chosen: Chosen) -> Group:
    """How to open it, and what to do with it."""
    extra = ([_PIN] if chosen.pin else []) + ([_LEAVING] if chosen.leaving else [])
    made = Note(_("The second vault is made."), "done")
    return Group(made, *(PlainLabel(_(sentence)) for sentence in (*AFTERWARDS, *extra)))
