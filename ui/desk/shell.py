"""The window of the open vault: swaps pages and knows nothing of what is on them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from nocontact_desktop.app.workspace import Workspace
from nocontact_desktop.errors import ExpectedError
from nocontact_desktop.i18n import text as _
from nocontact_desktop.plan.stages import STAGE
from nocontact_desktop.plan.wording import TIE
from ui.alerts import Action, Alerts
from ui.desk.group_words import group_words, grouped, part_words
from ui.desk.history import History
from ui.desk.home import HomePage
from ui.desk.kept_focus import KeptFocus
from ui.desk.marks import step_state
from ui.desk.page import HOME, SEARCH, Page, PageEntry, Part, Place
from ui.desk.rail import WIDTH_REM, Rail, RailPage
from ui.desk.saving import SaveQueue
from ui.desk.search_page import SearchPage
from ui.desk.step_page import StepPage
from ui.desk.top_bar import TopBar
from ui.parts import follow_reading_order
from ui.theme import px, rem

FOLDED_BELOW_REM = 46
PATIENCE_MS = 50
"""How long a page waits for what was typed on the one before it; the exit key waits as long."""


class Shell(QWidget):
    """Steps at the side, one page, and above it where one is, "Saved", and the way out.

    `title` is the neutral name of the window and of the way out. `alerts` is where pages speak.
    """

    leave_asked = Signal()

    def __init__(
        self,
        workspace: Workspace,
        saving: SaveQueue,
        title: str,
        entries: tuple[PageEntry, ...] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("shell")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle(title)
        self.alerts = Alerts()
        self.top_bar = TopBar(title)
        self.rail = Rail(self)
        self.page: QWidget | None = None
        self._workspace = workspace
        self._worded = workspace.sections
        self._saving = saving
        self._entries = {entry.id: entry for entry in entries}
        self._history = History()
        self._menu_open = False
        self._late = False
        self._seen: set[str] = set()
        self._lay_out()
        self._fill_rail()
        self._connect()
        self._refresh_states()
        for section in workspace.stage.comes_first(workspace.sections)[:1]:
            self.rail.open_part(section.group)
        self.go(Place(HOME))

    @property
    def place(self) -> Place:
        """Where one is."""
        return self._history.here

    def go(self, place: Place) -> None:
        """Open a page. Whatever was typed before is on its way to the vault already."""
        self._remember()
        self._history.visit(place)
        self._open(place)

    def back(self) -> None:
        """Go to the page before this one, if there is one."""
        place = self._history.back()
        if place is not None:
            self._open(place)

    def rebuild(self) -> None:
        """Build the open page anew, after the look or the language of things has changed."""
        self._remember()
        focus = KeptFocus.of(self.page)
        self._open(self.place)
        if focus is not None and self.page is not None:
            focus.give(self.page)

    def sizeHint(self) -> QSize:
        """A comfortable size."""
        return QSize(px(1120), px(760))

    def minimumSizeHint(self) -> QSize:
        """Small enough for a small screen."""
        return QSize(640, 480)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold the rail away when there is no room for it."""
        super().resizeEvent(event)
        self._place_rail()

    def _lay_out(self) -> None:
        self._layout = QVBoxLayout(self)
        self._layout.setSpacing(0)
        self._layout.addWidget(self.top_bar)
        self.alerts.setContentsMargins(px(16), px(10), px(16), 0)
        self._layout.addWidget(self.alerts)
        self._stand = QVBoxLayout()
        self._layout.addLayout(self._stand, 1)

    def _fill_rail(self) -> None:
        rail = self.rail
        above = ((HOME, "overview"), (SEARCH, "search"))
        rail.add_pages([RailPage(id_, self._title_of(id_), icon) for id_, icon in above])
        listed = [entry for entry in self._entries.values() if entry.in_menu]
        whole, *others = ([e for e in listed if e.part is part] for part in Part)
        self._add_part(Part.WHOLE, whole)
        for each in grouped(self._workspace.sections):
            pages = [RailPage(s.id, _(s.title), s.icon) for s in each.sections]
            rail.add_part(each.group, group_words(each.group), pages)
        for part, entries in zip(list(Part)[1:], others, strict=True):
            self._add_part(part, entries)

    def _add_part(self, part: Part, entries: Sequence[PageEntry]) -> None:
        if entries:
            pages = [RailPage(entry.id, entry.title, entry.icon) for entry in entries]
            self.rail.add_part(part, part_words(part), pages)

    def _connect(self) -> None:
        self.rail.chosen.connect(lambda page_id: self.go(Place(page_id)))
        self.top_bar.menu_asked.connect(self._turn_menu)
        self.top_bar.back_asked.connect(self.back)
        self.top_bar.leave_asked.connect(self.leave_asked)
        for signal in (self._saving.saving, self._saving.saved):
            signal.connect(self._show_saving)
        self._saving.saved.connect(self._saving_works_again)
        self._saving.saved.connect(self._show_what_came_late)
        self._saving.failed.connect(self._saving_failed)
        self._saving.changed.connect(self._refresh_state)
        self._saving.changed.connect(self._reword)
        self._shortcut("Ctrl+F").activated.connect(lambda: self.go(Place(SEARCH)))
        self._shortcut("Alt+Left").activated.connect(self.back)
        self._shortcut("Ctrl+PgDown").activated.connect(lambda: self._step(1))
        self._shortcut("Ctrl+PgUp").activated.connect(lambda: self._step(-1))

    def _shortcut(self, keys: str) -> QShortcut:
        return QShortcut(QKeySequence(keys), self)

    def _open(self, place: Place) -> None:
        old, self.page = self.page, self._build(place)
        if old is not None:
            old.hide()
            self._stand.removeWidget(old)
            old.deleteLater()
        self._stand.addWidget(self.page)
        self.page.show()
        self.rail.choose(place.page)
        self.top_bar.back.setEnabled(self._history.can_go_back)
        title = self._title_of(place.page)
        self.top_bar.set_title(title)
        self._menu_open = False
        self._place_rail()
        follow_reading_order(self.page)
        page = self.page
        page.setAccessibleName(title)
        if isinstance(page, Page):
            page.go.connect(self.go)
            page.show_place(place)

    def _title_of(self, page_id: str) -> str:
        """What a page is called, in the rail and above it."""
        entry = self._entries.get(page_id)
        if entry is not None:
            return entry.title
        own = {HOME: _("Overview"), SEARCH: _("Search")}
        return own.get(page_id) or _(self._workspace.section(page_id).title)

    def _build(self, place: Place) -> QWidget:
        self._late = False  # what is saved while it waits is no reason to build a page anew
        self._late = not self._saving.flush(PATIENCE_MS)
        if place.page == HOME:
            home = HomePage(self._workspace, tuple(self._entries.values()))
            home.stage_chosen.connect(self._keep_stage)
            return home
        if place.page == SEARCH:
            return SearchPage(self._workspace, self._saving, tuple(self._entries.values()))
        entry = self._entries.get(place.page)
        if entry is not None:
            return entry.build()
        return StepPage(self._workspace, self._saving, place.page, self, seen=self._seen)

    def _keep_stage(self, stage_id: str) -> None:
        """Then the overview says and offers what belongs to it."""
        section_id, field_id = STAGE
        work = partial(self._workspace.set_answer, section_id, field_id, stage_id)
        here = Place(HOME, field_id=field_id)
        self._saving.run(section_id, work, lambda _none: self._go_on(here))

    def _go_on(self, here: Place) -> None:
        """Show it anew, unless somebody has gone on meanwhile."""
        if self.place.page == here.page:
            self.go(here)

    def _remember(self) -> None:
        if isinstance(self.page, Page):
            self._history.replace(self.page.place() or self.place)

    def _step(self, by: int) -> None:
        """Go to the next or the previous step; from elsewhere, to the first."""
        ids = [section.id for section in self._workspace.sections]
        at = ids.index(self.place.page) + by if self.place.page in ids else 0
        if 0 <= at < len(ids):
            self.go(Place(ids[at]))

    def _refresh_states(self) -> None:
        for section in self._workspace.sections:
            self._refresh_state(section.id)

    def _reword(self, section_id: str) -> None:
        """Use the words of another tie from now on; the page that is open does when it next opens.

        It is the one on which the tie is chosen, and is not built anew under somebody's hands.
        """
        if section_id != TIE[0] or self._worded is self._workspace.sections:
            return
        self._worded = self._workspace.sections
        for section in self._worded:
            self.rail.set_title(section.id, _(section.title))
        self._refresh_states()
        if self.place.page != section_id:
            self.rebuild()

    def _refresh_state(self, section_id: str) -> None:
        if section_id in {section.id for section in self._workspace.sections}:
            progress = self._workspace.progress(section_id)
            self.rail.set_state(section_id, step_state(progress), progress.sentence)

    def _show_saving(self) -> None:
        self.top_bar.set_state(self._saving.state)

    def _saving_failed(self, error: ExpectedError) -> None:
        """Say it, but not once more after every word while it stands there."""
        self._show_saving()
        self._trouble = _(error.sentence)
        if self.alerts.sentence != self._trouble:
            self.alerts.trouble(error, Action(_("Try again"), self._saving.retry))

    def _show_what_came_late(self) -> None:
        """A step includes by itself what is still being saved; other pages do not."""
        if self._late and not isinstance(self.page, StepPage | SearchPage):
            self.rebuild()

    def _saving_works_again(self) -> None:
        if self.alerts.sentence and self.alerts.sentence == getattr(self, "_trouble", ""):
            self.alerts.clear()

    @property
    def _folded(self) -> bool:
        return self.width() < rem(FOLDED_BELOW_REM)

    def _turn_menu(self) -> None:
        self._menu_open = not self._menu_open
        self._place_rail()
        if self._menu_open:
            self.rail.focus_chosen()

    def _place_rail(self) -> None:
        """Beside the page when there is room, else over it when it was asked for."""
        width = rem(WIDTH_REM)
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        room = 0 if self._folded else width
        self._layout.setContentsMargins(0 if mirrored else room, 0, room if mirrored else 0, 0)
        top = self.top_bar.heightForWidth(self.width()) if self._folded else 0
        left = self.width() - width if mirrored else 0
        self.rail.setGeometry(left, top, width, self.height() - top)
        self.rail.setVisible(not self._folded or self._menu_open)
        self.rail.raise_()
        self.top_bar.menu.setVisible(self._folded)
