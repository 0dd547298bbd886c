"""The settings. All of them are kept inside the vault."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from nocontact_desktop.i18n import plural
from nocontact_desktop.i18n import text as _
from ui.desk import stored
from ui.desk.column_page import ColumnPage
from ui.desk.exit_key_choice import ExitKeyChoice
from ui.desk.exit_route import ExitRoute
from ui.desk.idle import AWAY_CHOICES
from ui.desk.look_choice import LookChoice
from ui.forms import PrivateCombo
from ui.parts import Card, Check, Heading, PlainLabel
from ui.theme import Look

IDLE_CHOICES = (30, 60, 120, 180, 300, 600)

Write = Callable[[str, str], None]


class SettingsPage(ColumnPage):
    """Appearance, the exit key, the idle time, and the language where there is a choice."""

    look_changed = Signal(Look)
    idle_changed = Signal(int, int)
    """The seconds without a touch, and those without the focus."""
    pictures_changed = Signal(bool)
    """Whether windows are kept out of pictures of the screen."""

    def __init__(
        self,
        read: stored.Read,
        write: Write,
        route: ExitRoute,
        languages: Sequence[tuple[str, str]] = (),
        launcher: QWidget | None = None,
        *,
        keeps_pictures: bool = False,
    ) -> None:
        super().__init__()
        self._read = read
        self._write = write
        self._add_look()
        self._add_exit(route)
        self._add_idle()
        self._add_pictures(can=keeps_pictures)
        if len(languages) > 1:
            self._add_languages(languages)
        self.column.add(PlainLabel(_("All of this is stored inside the vault only."), "muted"))
        if launcher is not None:
            self._add_launcher(launcher)

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
        self.idle = _times(IDLE_CHOICES, stored.idle(self._read))
        self.idle.setAccessibleName(_("Hide after this time without a touch"))
        self.idle.currentIndexChanged.connect(
            lambda: self._choose_time(stored.IDLE_SECONDS, self.idle)
        )
        explained = _("When nobody touches the program for this time, it hides by itself.")
        self._card(_("Hide by itself"), explained, self.idle)
        self.away = _times(AWAY_CHOICES, stored.away(self._read))
        self.away.setAccessibleName(_("Hide after this time in another program"))
        self.away.currentIndexChanged.connect(
            lambda: self._choose_time(stored.UNFOCUSED_SECONDS, self.away)
        )
        explained = _(
            "When you click into another program, this one hides after this time. When the screen "
            "locks or the computer sleeps, it hides at once."
        )
        self._card(_("Hide when you use something else"), explained, self.away)

    def _add_pictures(self, *, can: bool) -> None:
        title = _("Pictures of the screen")
        if not can:
            words = _("This system cannot keep other programs from taking pictures of the screen.")
            self._card(title, "", PlainLabel(words, "muted"))
            return
        self.pictures = Check("", _("Keep this program out of pictures of the screen"))
        self.pictures.setChecked(stored.keeps_pictures(self._read))
        self.pictures.toggled.connect(self._choose_pictures)
        explained = _(
            "With this on, other programs, and people who see your screen from afar, do not see "
            "what is here. A camera does, and some spying programs find other ways."
        )
        self._card(title, explained, self.pictures)

    def _choose_pictures(self, kept: bool) -> None:
        self._write(stored.PICTURES, "" if kept else "allowed")
        self.pictures_changed.emit(kept)

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

    def _choose_time(self, name: str, times: PrivateCombo) -> None:
        self._write(name, str(int(times.currentData())))
        self.idle_changed.emit(int(self.idle.currentData()), int(self.away.currentData()))


def _times(choices: Sequence[int], now: int) -> PrivateCombo:
    """The choices, with the one that is nearest to what is stored."""
    combo = PrivateCombo()
    for seconds in choices:
        combo.addItem(_duration(seconds), seconds)
    combo.setCurrentIndex(min(range(len(choices)), key=lambda i: abs(choices[i] - now)))
    return combo


def _duration(seconds: int) -> str:
    if not seconds:
        return _("At once")
    if seconds < 60:
        return plural("{count} second", "{count} seconds", seconds)
    return plural("{count} minute", "{count} minutes", seconds // 60)
