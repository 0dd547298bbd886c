"""The settings. All of them are kept inside the vault."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from nocontact_desktop.i18n import plural
from nocontact_desktop.i18n import text as _
from ui.desk import stored
from ui.desk.exit_key_choice import ExitKeyChoice
from ui.desk.exit_route import ExitRoute
from ui.desk.idle import AWAY_SECONDS
from ui.desk.look_choice import LookChoice
from ui.forms import PrivateCombo
from ui.parts import Card, Column, Heading, PlainLabel
from ui.theme import Look

IDLE_CHOICES = (30, 60, 120, 180, 300, 600)

Write = Callable[[str, str], None]


class SettingsPage(QWidget):
    """Appearance, the exit key, the idle time, and the language where there is a choice."""

    look_changed = Signal(Look)
    idle_changed = Signal(int)

    def __init__(
        self,
        read: stored.Read,
        write: Write,
        route: ExitRoute,
        languages: Sequence[tuple[str, str]] = (),
        launcher: QWidget | None = None,
    ) -> None:
        super().__init__()
        self._read = read
        self._write = write
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        self.column = Column()
        layout.addWidget(self.column)
        self.column.add(Heading(self.title(), 1))
        self._add_look()
        self._add_exit(route)
        self._add_idle()
        if len(languages) > 1:
            self._add_languages(languages)
        self.column.add(PlainLabel(_("All of this is stored inside the vault only."), "muted"))
        if launcher is not None:
            self._add_launcher(launcher)

    def title(self) -> str:
        """The name of the page."""
        return _("Settings")

    def _add_look(self) -> None:
        self.look = LookChoice(stored.look(self._read))
        self.look.chosen.connect(self._choose_look)
        self._card(_("Appearance"), "", self.look)

    def _add_exit(self, route: ExitRoute) -> None:
        self.exit_key = ExitKeyChoice(route)
        self.exit_key.chosen.connect(lambda chosen: self._write(stored.EXIT_KEY, chosen))
        explained = _("This key hides everything at once, on every screen.")
        self._card(_("The way out"), explained, self.exit_key)

    def _add_idle(self) -> None:
        self.idle = PrivateCombo()
        self.idle.setAccessibleName(_("Hide after this time without a touch"))
        for seconds in IDLE_CHOICES:
            self.idle.addItem(_duration(seconds), seconds)
        now = stored.idle(self._read)
        self.idle.setCurrentIndex(
            min(range(len(IDLE_CHOICES)), key=lambda i: abs(IDLE_CHOICES[i] - now))
        )
        self.idle.currentIndexChanged.connect(self._choose_idle)
        explained = _(
            "When nobody touches the program for this time, it hides by itself. While you use "
            "another program, it hides after {count} seconds.",
            count=AWAY_SECONDS,
        )
        self._card(_("Hide by itself"), explained, self.idle)

    def _add_languages(self, languages: Sequence[tuple[str, str]]) -> None:
        self.language = PrivateCombo()
        self.language.setAccessibleName(_("Language"))
        for code, name in languages:
            self.language.addItem(name, code)
        chosen = [code for code, _name in languages].index
        known = {code for code, _name in languages}
        current = self._read(stored.LANGUAGE, "en")
        self.language.setCurrentIndex(chosen(current if current in known else "en"))
        self.language.currentIndexChanged.connect(
            lambda: self._write(stored.LANGUAGE, self.language.currentData())
        )
        self._card(_("Language"), _("It changes when you open the vault again."), self.language)

    def _add_launcher(self, launcher: QWidget) -> None:
        explained = _(
            "With an entry you start it like any other program. Anybody who looks into the menu "
            "can see it."
        )
        self._card(_("The entry in the menu"), explained, launcher)

    def _card(self, title: str, explained: str, widget: QWidget) -> None:
        card = Card()
        heading = Heading(title)
        heading.label(widget)
        card.body.addWidget(heading)
        if explained:
            card.body.addWidget(PlainLabel(explained, "muted"))
        card.body.addWidget(widget)
        self.column.add(card)

    def _choose_look(self, look: Look) -> None:
        self._write(stored.LOOK_SCHEME, look.scheme.value)
        self._write(stored.LOOK_SCALE, str(look.scale))
        self.look_changed.emit(look)

    def _choose_idle(self) -> None:
        seconds = int(self.idle.currentData())
        self._write(stored.IDLE_SECONDS, str(seconds))
        self.idle_changed.emit(seconds)


def _duration(seconds: int) -> str:
    if seconds < 60:
        return plural("{count} second", "{count} seconds", seconds)
    return plural("{count} minute", "{count} minutes", seconds // 60)
