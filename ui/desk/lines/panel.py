"""A few fitting helplines on a step, with the way to all of them."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from nocontact_desktop.app.lines import SECTION, country_of, fitting
from nocontact_desktop.app.workspace import Workspace
from nocontact_desktop.exports.helplines import LineKind
from nocontact_desktop.i18n import text as _
from nocontact_desktop.plan.model import Panel
from ui.desk.lines.line_row import LineRow
from ui.desk.lines.line_words import kind_words
from ui.desk.page import Place
from ui.parts import Card, Heading, PlainLabel, divider, quiet_button

_WANTED: dict[Panel, tuple[LineKind, ...]] = {
    Panel.HELPLINES: (),
    Panel.CRISIS_LINES: (LineKind.CRISIS,),
}


class LinesPanel(Card):
    """Says whom one can talk to. Nothing here has to be done, and nothing is dialled."""

    go = Signal(object)

    def __init__(self, workspace: Workspace, panel: Panel, parent: QWidget | None = None) -> None:
        super().__init__("accent", parent)
        chosen = bool(country_of(workspace))
        self.body.addWidget(Heading(_("Somebody to talk to")))
        lines = fitting(workspace, _WANTED[panel])
        self.rows = [LineRow(line, kind_words(workspace), short=True) for line in lines]
        if not lines:
            self.body.addWidget(PlainLabel(_words(chosen=chosen)))
        for at, row in enumerate(self.rows):
            if at:
                self.body.addWidget(divider())
            self.body.addWidget(row)
        self.more = quiet_button(_("All helplines") if chosen else _("Choose your country"))
        self.more.clicked.connect(lambda: self.go.emit(Place(SECTION)))
        self.body.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeading)


def _words(*, chosen: bool) -> str:
    if chosen:
        return _("We know no such line in this country. You can keep one of your own.")
    return _("People who know such things listen, and do not push. Their numbers are kept here.")
