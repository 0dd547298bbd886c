"""The entry in the menu, as it is now, and the choice to have it or not."""

from __future__ import annotations

from functools import partial
from typing import NamedTuple

from PySide6.QtWidgets import QVBoxLayout, QWidget

from nocontact_desktop.app.doors import Doors, start_command
from nocontact_desktop.disguise.profile import Profile
from nocontact_desktop.errors import ExpectedError
from nocontact_desktop.i18n import text as _
from nocontact_desktop.vault import system_share
from ui.desk.choices import Choices
from ui.desk.opened import Opened, on_stick
from ui.desk.paint import png
from ui.parts import Note, PlainLabel
from ui.tasks import TaskRunner
from ui.theme import px

_MENU, _DESKTOP, _NONE = "menu", "desktop", "none"


class _Now(NamedTuple):
    """What lies in the menu now."""

    chosen: str
    names: tuple[str, ...]


class LauncherChoice(QWidget):
    """Looks into the menu when it is built and after each change; every change is made at once.

    Meanwhile nothing can be chosen, so that no two changes are under way.
    """

    def __init__(self, doors: Doors, profile: Profile, tasks: TaskRunner) -> None:
        super().__init__()
        self._doors = doors
        self._profile = profile
        self._tasks = tasks
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        options = [
            (_MENU, _("In the menu, as “{name}”", name=_(profile.name))),
            (_DESKTOP, _("In the menu and on the desktop, where it is seen at once")),
            (_NONE, _("No entry")),
        ]
        if not doors.system.launcher.has_desktop:
            del options[1]
        self.choices = Choices(options, frozenset())
        self.choices.picked.connect(lambda picked: self._change(next(iter(picked))))
        self.choices.setEnabled(False)
        self.now = PlainLabel("", "muted")
        self.trouble = Note("", "notice")
        self.trouble.hide()
        for part in (self.choices, self.now, self.trouble):
            column.addWidget(part)
        self._look()

    def _look(self) -> None:
        task = self._tasks.run(partial(_now, self._doors, self._profile))
        task.done.connect(self._show)
        task.failed.connect(self._failed)

    def _change(self, wanted: str) -> None:
        self.choices.setEnabled(False)
        self.trouble.hide()
        task = self._tasks.run(partial(_make, self._doors, self._profile, wanted))
        task.done.connect(self._show)
        task.failed.connect(self._failed)

    def _show(self, now: _Now) -> None:
        self.choices.show_chosen(frozenset({now.chosen}))
        self.choices.setEnabled(True)
        names = ", ".join(_("“{name}”", name=name) for name in now.names)
        words = _("In the menu now: {names}", names=names) if names else _("There is none now.")
        self.now.setText(words)

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, ExpectedError):
            raise error
        self.trouble.set_words(_(error.sentence))
        self.trouble.show()
        self._look()


def launcher_choice(opened: Opened) -> LauncherChoice | None:
    """For this vault; none where there is no menu, and for a vault on a stick."""
    system = opened.system
    if on_stick(system, opened.vault.place.folder) or not system.launcher.available:
        return None
    doors = Doors(system, system_share, start_command(system.portable_root()), png)
    return LauncherChoice(doors, opened.profile, opened.tasks)


def _now(doors: Doors, profile: Profile) -> _Now:
    found = doors.launchers()
    there = _DESKTOP if any(each.on_desktop for each in found) else _MENU
    chosen = there if doors.has_launcher(profile) else _NONE
    return _Now(chosen, tuple(each.name for each in found))


def _make(doors: Doors, profile: Profile, wanted: str) -> _Now:
    if wanted == _NONE:
        doors.remove_launchers()
        doors.remove_launcher(profile)  # also where it starts a copy that lies elsewhere
    else:
        doors.add_launcher(profile, on_desktop=wanted == _DESKTOP)
    return _now(doors, profile)
