"""Which helplines of a country stand on the card."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from nocontact_desktop.app.card import PICKED_HELPLINES
from nocontact_desktop.app.lines import COUNTRY, Line, all_lines, known_countries, lines_of
from nocontact_desktop.app.workspace import Workspace
from nocontact_desktop.i18n import side_by_side
from nocontact_desktop.i18n import text as _
from nocontact_desktop.plan.model import Answers
from ui.desk.paper.tick_row import TickRow
from ui.forms import PrivateCombo
from ui.parts import Card, Heading, PlainLabel
from ui.theme import px

_KEPT_TOGETHER = "\N{NO-BREAK SPACE}"


class CardHelplines(Card):
    """No country is chosen for anybody. What was ticked in one country stays with the next."""

    country_chosen = Signal(str)
    picked = Signal(list)
    """The ids of the ticked helplines."""

    def __init__(self, workspace: Workspace, answers: Answers) -> None:
        super().__init__()
        self._all = all_lines(workspace)
        known = {line.id for line in self._all}
        self._chosen = [id_ for id_ in answers.get(PICKED_HELPLINES, []) if id_ in known]
        self.rows: dict[str, TickRow] = {}
        self.country = PrivateCombo()
        self.country.setAccessibleName(_("Country"))
        self.country.addItem(_("Choose a country"), "")
        for code, name in known_countries(workspace):
            self.country.addItem(_(name), code)
        self.country.setCurrentIndex(max(0, self.country.findData(answers.get(COUNTRY, ""))))
        self.country.currentIndexChanged.connect(self._choose)
        self._note = PlainLabel(_("Check a number before you rely on it."), "small")
        self._list = QVBoxLayout()
        self._list.setSpacing(px(4))
        self.body.addWidget(Heading(_("Helplines")))
        label = PlainLabel(_("Country"), "small")
        label.label(self.country)
        self.body.addWidget(label)
        self.body.addWidget(self.country)
        self.body.addLayout(self._list)
        self.body.addWidget(self._note)
        self._fill()

    def _choose(self) -> None:
        self.country_chosen.emit(str(self.country.currentData()))
        self._fill()

    def _fill(self) -> None:
        for row in self.rows.values():
            row.hide()
            self._list.removeWidget(row)
            row.deleteLater()
        code = str(self.country.currentData())
        offered = {line.id for line in lines_of(self._all, code)}
        self.rows = {
            line.id: self._row(line, code)
            for line in self._all
            if line.id in offered or line.id in self._chosen
        }
        for row in self.rows.values():
            self._list.addWidget(row)
        self._note.setVisible(bool(self.rows))

    def _row(self, line: Line, code: str) -> TickRow:
        words = line.name
        row = TickRow(line.id, words, _about(line, code), ticked=line.id in self._chosen)
        row.box.toggled.connect(lambda _on: self._tick())
        return row

    def _tick(self) -> None:
        self._chosen = [id_ for id_, row in self.rows.items() if row.box.isChecked()]
        self.picked.emit(self._chosen)


def _about(line: Line, code: str) -> str:
    helpline = line.helpline
    year = helpline.source_year
    source = _("source from {year}", year=year) if year else _("source without a year")
    if line.item is not None:
        source = _("as you wrote it")
    region = helpline.country.partition(" (")[2].rstrip(")")
    country = region if helpline.country_code == code or not helpline.country else helpline.country
    number = (helpline.phone or helpline.web).replace(" ", _KEPT_TOGETHER)
    return side_by_side((number, _(country) if country else "", helpline.hours, source))
