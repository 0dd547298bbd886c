"""The open vault's window with everything in it: shell, pages, saving and settings."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QDeadlineTimer, QLocale, QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from nocontact_desktop import resources
from nocontact_desktop.app.composition import build_workspace
from nocontact_desktop.app.content import Content
from nocontact_desktop.app.keeping import Found, begin_counting, settle
from nocontact_desktop.app.kept_store import KeptStore
from nocontact_desktop.disguise.profile import Profile
from nocontact_desktop.i18n import languages
from nocontact_desktop.i18n import text as _
from nocontact_desktop.plan.stages import STAGE
from nocontact_desktop.system import System
from nocontact_desktop.vault import Record, Store, Vault
from ui.alerts import Action
from ui.desk import stored
from ui.desk.advocate.entries import advocate_entries
from ui.desk.changes.entries import changes_entries
from ui.desk.copies.entries import copies_entries
from ui.desk.day.entries import day_entries
from ui.desk.exit_route import ExitRoute
from ui.desk.files.entries import files_entries
from ui.desk.gaps.entries import gaps_entries
from ui.desk.keeping.entries import KEEPING, keeping_entry
from ui.desk.keeping.keep_words import today, told_at_opening
from ui.desk.launcher_choice import launcher_choice
from ui.desk.lines.entries import lines_entry
from ui.desk.maps.entries import maps_entries
from ui.desk.opened import Entries, Opened, keyring_of
from ui.desk.outward.entries import outward_entries
from ui.desk.page import PageEntry, Place
from ui.desk.paper.entries import paper_entries
from ui.desk.paper.secret_check import Confirm
from ui.desk.saving import SaveQueue
from ui.desk.second.entries import second_entries
from ui.desk.secrets.entries import secrets_entries
from ui.desk.settings_page import SettingsPage
from ui.desk.shell import Shell
from ui.desk.timeline.entries import timeline_entries
from ui.desk.tried import SEEN, sentence
from ui.tasks import TaskRunner
from ui.theme import Look

SETTINGS = "settings"

OF_THE_VAULT: tuple[Entries, ...] = (
    files_entries,
    copies_entries,
    secrets_entries,
    second_entries,
    outward_entries,
)
"""What stands below the settings, in this order."""


class PlanWindow(QObject):
    """Builds the shell over an open store, and passes on what changes for the whole process.

    `confirm` tells whether a secret is the right one, before a document leaves the vault. Without
    a `vault` there are no pages about what opens it and about its copies.
    """

    look_changed = Signal(Look)
    idle_changed = Signal(int, int)
    """The seconds without a touch, and those without the focus."""
    pictures_changed = Signal(bool)
    moved = Signal()
    removed = Signal()

    def __init__(
        self,
        store: Store,
        system: System,
        profile: Profile,
        *,
        route: ExitRoute,
        tasks: TaskRunner,
        content: Content | None = None,
        confirm: Confirm | None = None,
        vault: Vault | None = None,
    ) -> None:
        super().__init__()
        self._store = kept = KeptStore(store)
        self._news: list[tuple[str, Place | None]] = []
        self._route = route
        self._tasks = tasks
        self._keeps_pictures = system.keeps_pictures
        self.workspace = workspace = build_workspace(
            kept, content=content, decimal_sign=QLocale().decimalPoint()
        )
        self.saving = SaveQueue(workspace, self)
        self.opened = self._opened(vault, system, profile) if vault is not None else None
        entries = self._entries(system, profile, confirm)
        self.shell = Shell(workspace, self.saving, _(profile.name), entries)
        self.shell.alerts.closed.connect(self._tell_next)
        self._forget_what_is_due()
        self._short = False
        if vault is not None:
            self.saving.saved.connect(lambda: self._look_at_room(vault.store.short_of_room))

    def _entries(
        self, system: System, profile: Profile, confirm: Confirm | None
    ) -> tuple[PageEntry, ...]:
        """All pages beside the steps, in their order."""
        workspace, saving, opened, tasks = self.workspace, self.saving, self.opened, self._tasks
        paper = paper_entries(
            workspace, saving, system, profile, tasks=tasks, confirm=confirm, parent=self
        )
        advocate = advocate_entries(
            workspace,
            saving,
            system,
            profile,
            tasks=tasks,
            confirm=confirm,
            vault_folder=opened.vault.place.folder if opened is not None else None,
            parent=self,
        )
        whole = (
            *day_entries(workspace, saving),
            *timeline_entries(workspace, saving),
            *gaps_entries(workspace, self.saving),
            *changes_entries(workspace, saving),
            *maps_entries(workspace),
            lines_entry(workspace, saving),
        )
        settings = PageEntry(SETTINGS, _("Settings"), "settings", self._settings)
        kept_how = keeping_entry(workspace, saving, opened)
        about = [e for entries in OF_THE_VAULT if opened for e in entries(opened)]
        return (*whole, *paper, *advocate, settings, kept_how, *about)

    def _forget_what_is_due(self) -> None:
        """Forget what the person wanted forgotten by now, and say what will be soon.

        Where it cannot be written, it is tried again at the next opening.
        """
        task = self._tasks.run(partial(settle, self.workspace, today()))
        task.done.connect(self._say_forgotten)
        task.failed.connect(self._say_still_there)
        self.saving.changed.connect(self._count_days)

    def _count_days(self, section_id: str) -> None:
        """What is forgotten after leaving gets its day as soon as the person says so."""
        if section_id == STAGE[0]:
            self._tasks.run(partial(begin_counting, self.workspace, today()))

    def _say_forgotten(self, found: object) -> None:
        assert isinstance(found, Found)  # noqa: S101 - what `settle` gives
        for words in told_at_opening(self.workspace, found):
            self.tell(words, Place(KEEPING))
        if found.forgotten:
            for section_id in found.forgotten:
                self.saving.changed.emit(section_id)
            self.shell.rebuild()

    def _say_still_there(self, _error: object) -> None:
        """Whoever chose a day has to know that it did not happen."""
        words = _(
            "What was to be forgotten by now may still be here, because it could not be taken "
            "away. It is tried again when you open the vault the next time."
        )
        self.tell(words, Place(KEEPING))
        self.shell.rebuild()

    def flush(self, milliseconds: int) -> bool:
        """Commit what was typed, and end what is being written to a file; whether in time."""
        patience = QDeadlineTimer(milliseconds)
        saved = self.saving.flush(milliseconds)
        for undo in self.opened.on_leaving if self.opened else ():
            undo()
        return self._tasks.wait(max(0, patience.remainingTime())) and saved

    def _opened(self, vault: Vault, system: System, profile: Profile) -> Opened:
        keyring = keyring_of(system, profile, vault.place.folder)
        slow = TaskRunner(threads=1, parent=self)
        ends = self.moved.emit, self.removed.emit
        return Opened(
            vault, keyring, profile, system, self.saving, self._tasks, slow, self.tell, *ends
        )

    def tell(self, sentence: str, place: Place | None = None) -> None:
        """Say a translated `sentence` as soon as nothing else is said, with a way to `place`."""
        self._news.append((sentence, place))
        self._tell_next()

    def tell_tries(self, record: Record) -> None:
        """Say that codes were tried in vain since the last visit, and remember that it was said.

        Nobody has to see that this is saved; where it cannot be, it is said once more next time.
        """
        seen = self._store.setting(SEEN, "")
        if words := sentence(record, seen):
            self.tell(words)
        if seen != str(record.vain):
            self._tasks.run(partial(self._store.set_setting, SEEN, str(record.vain)))

    def _tell_next(self) -> None:
        if not self._news or self.shell.alerts.sentence:
            return
        sentence, place = self._news.pop(0)
        if place is None:
            self.shell.alerts.tell(sentence)
        else:
            show = Action(_("Show me"), partial(self.shell.go, place))
            self.shell.alerts.tell(sentence, show)

    def _look_at_room(self, short: bool) -> None:
        """Say once that what was saved took the last room, until there is room again."""
        before, self._short = self._short, short
        words = _(
            "There is hardly any room left on this disk. What you wrote is saved. Make some room "
            "soon, so that what you write next can be saved, too."
        )
        if short and not before:
            self.tell(words)
        elif before and not short and self.shell.alerts.sentence == words:
            self.shell.alerts.clear()

    def _settings(self) -> QWidget:
        page = SettingsPage(
            self._store.setting,
            self._keep,
            self._route,
            _languages(),
            launcher_choice(self.opened) if self.opened else None,
            keeps_pictures=self._keeps_pictures,
        )
        page.pictures_changed.connect(self.pictures_changed)
        page.look_changed.connect(self._change_look)
        page.idle_changed.connect(self.idle_changed)
        return page

    def _keep(self, name: str, value: str) -> None:
        """Store a setting without waiting for it; it is in use already."""
        write = partial(self._store.set_setting, name, value)
        self.saving.run(SETTINGS, write, otherwise=self._not_kept)

    def _not_kept(self, _error: Exception) -> None:
        """Go back to what is stored, when whatever waits for the outcome has gone on."""
        QTimer.singleShot(0, self, self._put_back)

    def _put_back(self) -> None:
        read = self._store.setting
        self._route.key.choose(stored.exit_combination(read))
        self.idle_changed.emit(stored.idle(read), stored.away(read))
        self.pictures_changed.emit(stored.keeps_pictures(read))
        self.look_changed.emit(stored.look(read))
        if self.shell.place.page == SETTINGS:
            self.shell.rebuild()

    def _change_look(self, look: Look) -> None:
        self.look_changed.emit(look)
        self.shell.rebuild()


def _languages() -> tuple[tuple[str, str], ...]:
    """The shipped languages with their own names."""
    codes = languages(resources.folder("languages"))
    return tuple((code, QLocale(code).nativeLanguageName()) for code in codes)
