"""Ready items that one click adds: a few at first, all of them when asked for."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from nocontact_desktop.i18n import text as _
from nocontact_desktop.plan.model import Suggestion
from ui.forms import PrivateLine
from ui.parts import FlowLayout, PlainLabel, WordsButton, chip_button, link_button
from ui.theme import px, rem

FEW = 6
SEARCHABLE = 12


class Suggestions(QWidget):
    """Buttons with the titles of suggestions that are not in the list yet."""

    chosen = Signal(str)

    def __init__(
        self, suggestions: Sequence[Suggestion] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._all = tuple(suggestions)
        self._open = False
        self._chips: dict[str, WordsButton] = {}
        self._line = PrivateLine()
        self._line.setPlaceholderText(_("Search in the suggestions"))
        self._line.setAccessibleName(_("Search in the suggestions"))
        self._line.setMaximumWidth(rem(22))
        self._line.textChanged.connect(lambda _typed: self._show_chips())
        self._more = link_button("")
        self._more.clicked.connect(self._turn)
        holder = QWidget()
        self._flow = FlowLayout(holder)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        column.addWidget(PlainLabel(_("Add with one click"), "small"))
        column.addWidget(self._line)
        column.addWidget(holder)
        column.addWidget(self._more)
        self._show_chips()
        if not self._all:
            self.hide()

    def offer(self, suggestions: Sequence[Suggestion]) -> None:
        """Offer these from now on."""
        self._all = tuple(suggestions)
        self._show_chips()
        self.setVisible(bool(self._all))

    def point_to(self, suggestion_id: str) -> QWidget | None:
        """Show all of them, with the focus on one; None when that is not offered."""
        self._open = True
        self._line.clear()
        self._show_chips()
        chip = self._chips.get(suggestion_id)
        if chip is not None:
            chip.setFocus(Qt.FocusReason.OtherFocusReason)
        return chip

    def _show_chips(self) -> None:
        wanted = self._line.text().strip().casefold()
        matching = [s for s in self._all if wanted in f"{_(s.title)} {_(s.hint)}".casefold()]
        shown = matching if self._open else matching[:FEW]
        for suggestion in shown:
            self._chip(suggestion)
        visible = {suggestion.id for suggestion in shown}
        for suggestion_id, chip in self._chips.items():
            chip.setVisible(suggestion_id in visible)
        self._line.setVisible(self._open and len(self._all) > SEARCHABLE)
        hidden = len(self._all) > FEW
        self._more.setVisible(hidden)
        self._more.set_words(
            _("Show fewer") if self._open else _("Show all {count}", count=len(self._all))
        )

    def _chip(self, suggestion: Suggestion) -> None:
        if suggestion.id in self._chips:
            return
        chip = chip_button(_(suggestion.title))
        chip.setAccessibleName(_("Add: {title}", title=_(suggestion.title)))
        chip.setAccessibleDescription(_(suggestion.hint))
        chip.setToolTip(_(suggestion.hint))
        chip.clicked.connect(lambda: self.chosen.emit(suggestion.id))
        self._chips[suggestion.id] = chip
        self._flow.addWidget(chip)

    def _turn(self) -> None:
        self._open = not self._open
        self._line.clear()
        self._show_chips()
