"""Which ways open this vault, and the changes of each."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from nocontact_desktop.errors import ExpectedError
from nocontact_desktop.i18n import text as _
from nocontact_desktop.vault import has_pin
from ui.announce import announce
from ui.desk.column_page import ColumnPage
from ui.desk.copies.entries import COPIES
from ui.desk.opened import Opened
from ui.desk.page import Place
from ui.desk.second.entries import SECOND
from ui.desk.secrets.changing import Changing
from ui.desk.secrets.key_panel import KeyPanel
from ui.desk.secrets.panel import ChangePanel
from ui.desk.secrets.panels import CodePanel, KeyringPanel, NoPinPanel, PinPanel, WordsPanel
from ui.desk.secrets.upkeep import pin_is_advised, pin_is_cut_off
from ui.parts import (
    Card,
    FlowLayout,
    Heading,
    Note,
    PlainLabel,
    WordsButton,
    link_button,
    quiet_button,
)

Kind = Callable[[Opened, Changing], ChangePanel]

_OLD_COPIES = (
    "Copies that you made before at other places still open with what opened them then. Make a "
    "new one there, on the page Copies, and destroy the old one if you can do so safely."
)


_WHY_NOT = (
    "There is no PIN. When you set this up, words alone were safer on this computer, because "
    "somebody else could use it or look after it. If that has changed, you can set one now."
)

_WAITS = (
    "After five codes that open nothing, the next one has to wait: half a minute at first, a "
    "quarter of an hour at most. The right one has to wait, too, and the disguise does not say "
    "so. A recovery code never waits."
)


class SecretsPage(ColumnPage):
    """The ways in, one card each, and below them a link to the page for a second vault."""

    def __init__(self, opened: Opened, changing: Changing) -> None:
        super().__init__()
        self._opened = opened
        self._changing = changing
        self.panel: ChangePanel | None = None
        self._advised = pin_is_advised(opened)
        self.news = Note(" ", "done")
        self.news.hide()
        self.to_copies = link_button(_("Copies"))
        self.to_copies.clicked.connect(lambda: self.go.emit(Place(COPIES)))
        self.to_copies.hide()
        self.column.add(self.news)
        self.column.body.addWidget(self.to_copies, 0, Qt.AlignmentFlag.AlignLeading)
        self.ways = QWidget()
        self._rows = QVBoxLayout(self.ways)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self.column.add(self.ways)
        self.buttons: dict[str, WordsButton] = {}
        self._add_cards()
        self._rows.addWidget(PlainLabel(_(_WAITS), "muted"))
        link = link_button(_("A second vault, with words of its own"))
        link.clicked.connect(lambda: self.go.emit(Place(SECOND)))
        self._rows.addWidget(link, 0, Qt.AlignmentFlag.AlignLeading)
        changing.told_on(self)
        changing.done.connect(self._done)
        changing.failed.connect(self._failed)
        self._look()

    def open_panel(self, kind: Kind) -> None:
        """Begin a change, in the place of the overview."""
        self.news.hide()
        self.to_copies.hide()
        self.ways.hide()
        self.panel = kind(self._opened, self._changing)
        self.panel.closed.connect(self._close_panel)
        self.column.add(self.panel)
        self.column.verticalScrollBar().setValue(0)
        self.panel.begin()

    def _begin(self, kind: Kind, _checked: bool = False) -> None:
        self.open_panel(kind)

    def _add_cards(self) -> None:
        change = _("Change the words")
        words = _("They open this vault here and on any other computer.")
        self._card(_("Words"), words, ("words", change, WordsPanel))
        self.pin_state = PlainLabel(self._about_pin(there=False), "muted")
        self._card(
            _("PIN with this computer"),
            _("Digits are quick to type. They work on this computer only, with its keyring."),
            ("pin", self._pin_words(there=False), PinPanel),
            ("mend", _("Mend the PIN"), KeyringPanel),
            ("no_pin", _("Take the PIN away"), NoPinPanel),
            state=self.pin_state,
        )
        code = _("For the day when the words are forgotten. It opens copies, too.")
        self._card(_("Recovery code"), code, ("code", _("Make a new recovery code"), CodePanel))
        inside = _(
            "Words and codes open a key, and that key opens the vault. It stays the same when you "
            "change the words."
        )
        self._card(_("The key inside"), inside, ("key", _("Make a new key"), KeyPanel))
        for id_ in ("pin", "mend", "no_pin"):
            self.buttons[id_].hide()

    def _card(
        self,
        title: str,
        purpose: str,
        *changes: tuple[str, str, Kind],
        state: PlainLabel | None = None,
    ) -> None:
        card = Card()
        card.body.addWidget(Heading(title))
        card.body.addWidget(PlainLabel(purpose))
        if state is not None:
            card.body.addWidget(state)
        holder = QWidget()
        row = FlowLayout(holder, gap=10)
        for id_, label, kind in changes:
            button = quiet_button(label)
            button.clicked.connect(partial(self._begin, kind))
            button.setEnabled(not self._changing.busy)
            self.buttons[id_] = button
            row.addWidget(button)
        card.body.addWidget(holder)
        self._rows.addWidget(card)

    def _about_pin(self, *, there: bool) -> str:
        if there:
            return _("There is a PIN.")
        if self._opened.keyring is None:
            return _("A vault on a stick has no PIN, so that nothing stays on a computer.")
        if not self._advised:
            return _(_WHY_NOT)
        return _("There is no PIN. It is for a computer that nobody else uses.")

    def _pin_words(self, *, there: bool) -> str:
        if there:
            return _("Change the PIN")
        return _("Set a PIN") if self._advised else _("This computer is mine alone now")

    def _look(self) -> None:
        opened = self._opened
        task = opened.tasks.run(lambda: (has_pin(opened.vault), pin_is_cut_off(opened)))
        task.done.connect(self._looked)

    def _looked(self, found: object) -> None:
        there, cut_off = found if isinstance(found, tuple) else (False, False)
        self._advised = pin_is_advised(self._opened)
        self.pin_state.setText(self._about_pin(there=there))
        if cut_off:
            self.pin_state.setText(
                _("There is a PIN, but the keyring of this computer lacks its part of the key.")
            )
        has_keyring = self._opened.keyring is not None
        self.buttons["pin"].set_words(self._pin_words(there=there))
        self.buttons["pin"].setVisible(has_keyring)
        self.buttons["mend"].setVisible(has_keyring and cut_off)
        self.buttons["no_pin"].setVisible(there)

    def _close_panel(self) -> None:
        panel, self.panel = self.panel, None
        if panel is not None:
            panel.hide()
            panel.deleteLater()
        self.ways.show()
        for button in self.buttons.values():
            button.setEnabled(not self._changing.busy)
        self._look()
        self.buttons["words"].setFocus(Qt.FocusReason.OtherFocusReason)

    def _done(self, sentence: str) -> None:
        self._close_panel()
        self._say(f"{sentence} {_(_OLD_COPIES)}")
        self.to_copies.show()

    def _failed(self, error: ExpectedError) -> None:
        if self.panel is not None:
            self.panel.show_failed(error)
        else:
            self._close_panel()
            self._say(_(error.sentence))

    def _say(self, sentence: str) -> None:
        self.news.set_words(sentence)
        self.news.show()
        announce(self.news, sentence)
        self.column.verticalScrollBar().setValue(0)
