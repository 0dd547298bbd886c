"""The page for a second vault: five parts one after the other, and what to do afterwards."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from nocontact_desktop.errors import ExpectedError
from nocontact_desktop.i18n import text as _
from nocontact_desktop.vault import new_code
from ui.announce import announce
from ui.desk.choosing.code_choice import CodeChoice
from ui.desk.choosing.words_apart import WordsApart
from ui.desk.choosing.words_choice import WordsChoice
from ui.desk.column_page import ColumnPage
from ui.desk.opened import Opened
from ui.desk.paper.recovery_panel import RecoverySheetPanel
from ui.desk.second.agree_part import AgreePart
from ui.desk.second.making import Chosen, Making
from ui.desk.second.told import afterwards, beforehand
from ui.desk.second.ways_part import WaysPart
from ui.parts import (
    FlowLayout,
    Heading,
    follow_reading_order,
    primary_button,
    quiet_button,
)


class SecondPage(ColumnPage):
    """Keeps what was chosen as long as it is shown; nothing of it is stored in this vault."""

    def __init__(self, opened: Opened, making: Making) -> None:
        super().__init__()
        self._opened = opened
        self._making = making
        self.chosen = Chosen()
        self.at = 0
        self._code_known = False
        self._parts: dict[int, QWidget] = {}
        self._titles = (
            "",
            _("Words for the second vault"),
            _("Its recovery code"),
            _("How it opens"),
            _("Make it"),
        )
        self._builders: tuple[Callable[[], QWidget], ...] = (
            beforehand,
            self._words,
            self._code,
            self._ways,
            self._agree,
        )
        self._lay_out()
        self._show(0)
        making.told_on(self)
        making.done.connect(self._made)
        making.failed.connect(self._not_made)

    @property
    def part(self) -> QWidget:
        """What is shown now."""
        return self._parts[self.at]

    @property
    def busy(self) -> bool:
        """Whether one is being made, from here or from this page before it was left."""
        return self._making.busy

    def _lay_out(self) -> None:
        self.heading = Heading("")
        self._stand = QVBoxLayout()
        self.back = quiet_button(_("Back"))
        self.forth = primary_button(_("Next"))
        self.back.clicked.connect(lambda: self._show(self.at - 1))
        self.forth.clicked.connect(self.go_on)
        self._row = QWidget()
        row = FlowLayout(self._row, gap=10)
        row.addWidget(self.forth)
        row.addWidget(self.back)
        self.column.add(self.heading)
        self.column.body.addLayout(self._stand)
        self.column.add(self._row)

    def go_on(self) -> None:
        """Go to the next part, or make the vault after the last one."""
        if self.busy or not self._ready():
            return
        if self.at + 1 < len(self._builders):
            self._show(self.at + 1)
        else:
            self._make()

    def _show(self, at: int) -> None:
        if self.at in self._parts:
            self._parts[self.at].hide()
        self.at = at
        if at not in self._parts:
            self._parts[at] = self._builders[at]()
            self._stand.addWidget(self._parts[at])
        self._parts[at].show()
        self.heading.setText(self._titles[at])
        self.heading.setVisible(bool(self._titles[at]))
        self.column.verticalScrollBar().setValue(0)
        self._refresh()
        follow_reading_order(self)
        announce(self.heading, self._titles[at])
        if at:
            self._first_control().setFocus(Qt.FocusReason.OtherFocusReason)

    def _first_control(self) -> QWidget:
        match self.part:
            case WordsChoice() as words if not words.known:
                return words.have
            case CodeChoice() as code if not self._code_known:
                return code.have
            case WaysPart() as ways:
                return ways.words
            case AgreePart() as agree:
                return agree.tick
            case _:
                return self.forth if self.forth.isEnabled() else self.back

    def _words(self) -> QWidget:
        choice = WordsApart(self._opened)
        choice.changed.connect(self._refresh)
        return choice

    def _code(self) -> QWidget:
        opened = self._opened
        self.chosen.recovery_code = code = new_code()
        sheet = RecoverySheetPanel(code, opened.profile, opened.system, opened.slow)
        keep = _("Keep it apart from the recovery code of this vault, and do not mix them up.")
        choice = CodeChoice(code, sheet, keep, may_skip=False)
        choice.done.connect(self._code_done)
        return choice

    def _ways(self) -> QWidget:
        part = WaysPart(self._opened)
        part.changed.connect(self._refresh)
        return part

    def _agree(self) -> QWidget:
        part = AgreePart()
        part.changed.connect(self._refresh)
        part.entered.connect(self.go_on)
        return part

    def _code_done(self) -> None:
        self._code_known = True
        self._refresh()

    def _ready(self) -> bool:
        match self.part:
            case WordsChoice() as words:
                return bool(words.words) and words.known
            case CodeChoice():
                return self._code_known
            case WaysPart() | AgreePart() as part:
                return part.ready
            case _:
                return True

    def _refresh(self) -> None:
        last = self.at + 1 == len(self._builders)
        self.forth.set_words(_("Make the second vault") if last else _("Next"))
        self.forth.setEnabled(self.at in self._parts and self._ready() and not self.busy)
        self.back.setVisible(self.at > 0)
        self.back.setEnabled(not self.busy)

    def _make(self) -> None:
        agree, words, ways = self._parts[4], self._parts[1], self._parts[3]
        if not (
            isinstance(agree, AgreePart)
            and isinstance(words, WordsChoice)
            and isinstance(ways, WaysPart)
        ):
            raise TypeError
        chosen = self.chosen
        chosen.words, chosen.pin = words.words, ways.chosen_pin
        chosen.leaving = ways.chosen_leaving
        self._making.start(agree.take(), chosen)
        self.part.setEnabled(False)
        self._refresh()
        agree.say(_("The second vault is being made. This takes a moment."))

    def _made(self, chosen: Chosen) -> None:
        done = afterwards(chosen)
        self._row.hide()
        for part in self._parts.values():
            part.hide()
            part.deleteLater()
        self.chosen = Chosen()
        self._stand.addWidget(done)
        done.show()
        self.heading.hide()
        announce(done, _("The second vault is made."))

    def _not_made(self, error: ExpectedError) -> None:
        self.part.setEnabled(True)
        self._refresh()
        if isinstance(self.part, AgreePart):
            self.part.say(_(error.sentence))
            self.part.line.setFocus()
        else:
            self._opened.tell(_("It was not made. {why}", why=_(error.sentence)), None)
