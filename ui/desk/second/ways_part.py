"""How else the second vault opens: by its words only, by a PIN too, or by a leaving code too."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup

from nocontact_desktop.i18n import text as _
from nocontact_desktop.vault.second import share_of
from ui.desk.choosing.group import Group
from ui.desk.choosing.pin_choice import PinChoice
from ui.desk.opened import Opened
from ui.desk.second.leaving_part import LeavingPart
from ui.parts import Card, PlainLabel, Radio


class WaysPart(Group):
    """Three choices, of which the first is taken at first. A PIN needs the keyring's part."""

    changed = Signal()

    def __init__(self, opened: Opened) -> None:
        super().__init__()
        self._buttons = QButtonGroup(self)
        self.words = self._radio("words", _("Its words only"))
        self.with_pin = self._radio("pin", _("Its words, and a PIN"))
        self.with_leaving = self._radio("leaving", _("Its words, and a code for leaving"))
        self.pin = PinChoice()
        self.leaving = LeavingPart(opened)
        card = Card()
        for radio in (self.words, self.with_pin, self.with_leaving):
            card.body.addWidget(radio)
        hint = _(
            "If people have seen you open this vault with digits, a PIN fits better. There can be "
            "a PIN or a code for leaving, not both. A PIN that is set later takes its place."
        )
        self.add(PlainLabel(hint, "muted"), card, self.pin, self.leaving)
        self.with_pin.setVisible(share_of(opened.vault) is not None)
        self.words.setChecked(True)
        self._buttons.buttonToggled.connect(self._turned)
        self.pin.changed.connect(self.changed)
        self.leaving.changed.connect(self.changed)
        self._turned()

    @property
    def ready(self) -> bool:
        """Whether what the choice needs is there."""
        if self.with_pin.isChecked():
            return bool(self.pin.pin) and self.pin.known
        return not self.with_leaving.isChecked() or self.leaving.ready

    @property
    def chosen_pin(self) -> str:
        """The PIN, or nothing."""
        return self.pin.pin if self.with_pin.isChecked() else ""

    @property
    def chosen_leaving(self) -> str:
        """The leaving code, or nothing."""
        return self.leaving.code if self.with_leaving.isChecked() else ""

    def _radio(self, id_: str, words: str) -> Radio:
        radio = Radio(id_, words)
        self._buttons.addButton(radio)
        return radio

    def _turned(self) -> None:
        self.pin.setVisible(self.with_pin.isChecked())
        self.leaving.setVisible(self.with_leaving.isChecked())
        self.changed.emit()
