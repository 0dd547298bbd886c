"""Choosing the exit key and practising it: in the first run and in the settings."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from nocontact_desktop.i18n import text as _
from ui.announce import announce
from ui.desk.choices import Choices
from ui.desk.exit_route import ExitRoute
from ui.exit_key import NAMES, combination
from ui.parts import Note, primary_button
from ui.theme import px


class ExitKeyChoice(QWidget):
    """The combinations, and a button after which one press is practice."""

    chosen = Signal(str)

    def __init__(self, route: ExitRoute) -> None:
        super().__init__()
        self._route = route
        options = [(each.value, _(name)) for each, name in NAMES.items()]
        self.choices = Choices(options, frozenset({route.key.chosen.value}))
        self.choices.picked.connect(self._pick)
        self.button = primary_button(_("Practise it now"))
        self.button.clicked.connect(self._practise)
        self.note = Note(" ")
        self.practised = Note(_("That was it. From now on it is real."), "done")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(12))
        column.addWidget(self.choices)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeading)
        column.addWidget(self.note)
        column.addWidget(self.practised)
        self.note.hide()
        self.practised.hide()

    def hideEvent(self, event: QHideEvent) -> None:
        """Practice ends with the screen that it belongs to."""
        self._route.stop()
        super().hideEvent(event)

    def _pick(self, picked: frozenset[str]) -> None:
        chosen = combination(next(iter(picked)))
        self._route.stop()
        self._route.key.choose(chosen)
        self.practised.hide()
        self.chosen.emit(chosen.value)

    def _practise(self) -> None:
        name = _(NAMES[self._route.key.chosen])
        self.note.set_words(_("Press {key}. This one time nothing is hidden.", key=name))
        self.note.show()
        announce(self.note, self.note.words)
        self.practised.hide()
        self._route.practise(self._done, self._over)

    def _done(self) -> None:
        self.note.hide()
        self.practised.show()
        announce(self.practised, self.practised.words)

    def _over(self) -> None:
        self.note.hide()
