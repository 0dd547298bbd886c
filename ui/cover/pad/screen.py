"""The pad as a widget."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QStackedWidget, QVBoxLayout, QWidget

from nocontact_desktop.disguise.engine.pad import LONGEST_NOTE, Found, Kind, Pad
from nocontact_desktop.i18n import text as _
from ui.cover.gesture import Hold
from ui.cover.glyph_button import GlyphButton
from ui.cover.line_field import forget
from ui.cover.lone_digits import lone_digits
from ui.cover.pad.keeping import Keeping
from ui.cover.pad.list_page import ListPage
from ui.cover.pad.note_page import NotePage
from ui.cover.pad.results import Results
from ui.cover.pad.search_field import SearchField
from ui.cover.pad.side_list import SideList
from ui.cover.screen import Screen, WayIn
from ui.cover.sheet import sheet
from ui.cover.type_size import line_height

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent, QKeyEvent

    from nocontact_desktop.disguise.profile import Colours

_PAUSE_MS = 600
"""A note is kept when nobody has typed for so long."""


class PadScreen(Screen):
    """Lists to tick and notes to write, kept in the open.

    `code_given` carries what stands in the search field when Enter or the magnifier is held. What
    is searched for is kept nowhere.
    """

    way_in = WayIn(
        "Type the digits into “Search”, then hold Enter for a moment.",
        "Type them into “Search”, then hold Enter for a moment.",
        "In place of Enter, the magnifier can be held with the mouse.",
    )
    practice_size = (380, 380)
    keeps_in_the_open = True

    def build(self) -> None:
        """Search above, names at the side, the page in the middle."""
        self._keeping = Keeping(self.fitting.plain_folder)
        self._pad = Pad(self._keeping.load())
        self._at = 0
        self._is_begun = False
        self._code = ""
        self._hold = Hold(self, self.fitting.hold_ms)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._build_parts()
        self._arrange()
        self._connect()
        self.setProperty("role", "ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._show()

    def _build_parts(self) -> None:
        self._search = SearchField(self)
        self._find = GlyphButton("search", _("Find next"), self)
        self._side = SideList(self)
        self._new = GlyphButton("add", _("New list or note"), self)
        self._rename = GlyphButton("rename", _("Change the name"), self)
        self._delete = GlyphButton("delete", _("Delete this list or note"), self)
        self._undo = GlyphButton("undo", _("Undo"), self)
        self._list = ListPage(self)
        self._note = NotePage(self)
        self._results = Results(self)
        self._empty = QLabel(_("Begin with a new list"), self)
        self._middle = QStackedWidget(self)
        self._said = QLabel(self)

    def _arrange(self) -> None:
        self._empty.setProperty("role", "quiet")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._said.setProperty("role", "quiet")
        self._said.setWordWrap(True)
        for part in (self._list, self._note, self._results, self._empty):
            self._middle.addWidget(part)
        top, tools, body = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        top.addWidget(self._search, 1)
        top.addWidget(self._find)
        tools.setSpacing(0)
        for button in (self._new, self._rename, self._delete, self._undo):
            tools.addWidget(button)
        tools.addStretch(1)
        side = QVBoxLayout()
        side.addWidget(self._side, 1)
        side.addLayout(tools)
        body.setSpacing(10)
        body.addLayout(side)
        body.addWidget(self._middle, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 12, 14, 12)
        layout.setSpacing(8)
        layout.addLayout(top)
        layout.addLayout(body, 1)
        layout.addWidget(self._said)

    def _connect(self) -> None:
        self._search.textChanged.connect(self._on_search)
        self._search.enter_down.connect(self._on_enter)
        self._search.enter_up.connect(self._hold.cancel)
        self._search.left.connect(self._leave_search)
        self._search.went_down.connect(self._results.take_focus)
        self._find.pressed.connect(self._on_enter)
        self._find.released.connect(self._hold.cancel)
        self._hold.held.connect(self._on_held)
        self._side.chosen.connect(self._go)
        self._side.renamed.connect(lambda at, name: self._do(self._pad.rename_page(at, name)))
        self._side.named.connect(self._on_named)
        self._side.delete_asked.connect(self._delete_page)
        self._new.clicked.connect(self._offer_new)
        self._rename.clicked.connect(lambda: self._side.edit_row(self._at))
        self._delete.clicked.connect(self._delete_page)
        self._undo.clicked.connect(self._take_back)
        self._rename.offer_in_menu(self._side)
        self._delete.offer_in_menu(self._side)
        self._side.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self._results.wanted.connect(self._go_to)
        self._note.edited.connect(self._pause.start)
        self._pause.timeout.connect(self._keep_note)
        self._connect_list()

    def _connect_list(self) -> None:
        page, pad = self._list, self._pad
        page.added.connect(self._add_items)
        page.swept.connect(lambda: self._do(pad.delete_done(self._at)))
        page.items.ticked.connect(lambda row, on: self._do(pad.tick(self._at, row, done=on)))
        page.items.renamed.connect(lambda row, text: self._do(pad.rename_item(self._at, row, text)))
        page.items.moved.connect(lambda row, to: self._do(pad.move_item(self._at, row, to)))
        page.items.delete_asked.connect(lambda row: self._do(pad.delete_item(self._at, row)))

    def dress(self, colours: Colours, is_dark: bool) -> None:
        """Put on `colours`, by night or by day."""
        shade = colours.dark if is_dark else colours.light
        self.setStyleSheet(sheet(shade, line_height(self), is_dark=is_dark))
        for button in self.findChildren(GlyphButton):
            button.dress(shade)

    # What the owner may ask for

    @property
    def entry(self) -> QWidget:
        """The search field, where every way begins."""
        return self._search

    def warm_up(self) -> None:
        """Everything is there already."""

    def show_ordinary(self) -> None:
        """The first page, and nothing of a search."""
        self._forget_search()
        self._keep_note()
        self._at = 0
        self._show()
        self._search.setFocus()

    # Showing

    def _show(self) -> None:
        pages = self._pad.pages
        self._at = max(0, min(self._at, len(pages) - 1))
        self._side.show_pages(pages, self._at)
        self._rename.setEnabled(bool(pages))
        self._delete.setEnabled(bool(pages))
        self._undo.setEnabled(self._pad.can_undo)
        self._say_how_it_is_kept()
        self._show_page()

    def _show_page(self) -> None:
        self._keep_note()
        pages = self._pad.pages
        if self._search.text().strip():
            self._middle.setCurrentWidget(self._results)
        elif not pages:
            self._middle.setCurrentWidget(self._empty)
        elif pages[self._at].kind is Kind.NOTE:
            self._note.show_note(pages[self._at])
            self._middle.setCurrentWidget(self._note)
        else:
            self._list.show_list(pages[self._at])
            self._middle.setCurrentWidget(self._list)

    def _say_how_it_is_kept(self) -> None:
        sentence = self._keeping.sentence
        self._say(_(sentence) if sentence else "")

    def _say(self, words: str) -> None:
        self._said.setText(words)
        self._said.setVisible(bool(words))

    # Changing

    def _do(self, changed: bool) -> None:
        """Keep what was changed. Rows are built anew even when nothing was."""
        if changed:
            self._keeping.keep(self._pad.pages)
        self._show()

    def _add_items(self, text: str) -> None:
        if self._pad.add_items(self._at, text):
            self._do(changed=True)
            self._list.show_added()
        else:
            self._say(_("There is no room for that in this list."))

    def _go(self, at: int) -> None:
        if at >= 0:
            self._keep_note()
            self._forget_search()
            self._at = at
            self._show_page()

    def _offer_new(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(_("New list"), lambda: self._add_page(_("New list"), Kind.LIST))
        menu.addAction(_("New note"), lambda: self._add_page(_("New note"), Kind.NOTE))
        menu.popup(self._new.mapToGlobal(self._new.rect().topLeft()))

    def _add_page(self, name: str, kind: Kind) -> None:
        self._keep_note()
        self._forget_search()
        if self._pad.add_page(name, kind):
            self._at = len(self._pad.pages) - 1
            self._do(changed=True)
            self._is_begun = True
            self._side.edit_row(self._at)

    def _on_named(self) -> None:
        """Who has named a new page wants to write in it."""
        is_begun, self._is_begun = self._is_begun, False
        for page in (self._list, self._note):
            if is_begun and page.isVisible():
                page.begin()

    def _delete_page(self) -> None:
        if self._pad.pages:
            self._keep_note()
            self._do(self._pad.delete_page(self._at))

    def _take_back(self) -> None:
        self._keep_note()
        self._do(self._pad.undo())

    def _keep_note(self) -> None:
        self._pause.stop()
        if self._note.page is not None:
            at = self._number_of(self._note.page)
            if at is not None and self._pad.write(at, self._note.text()):
                self._keeping.keep(self._pad.pages)
                self._say_how_it_is_kept()
                if len(self._note.text()) > LONGEST_NOTE:
                    self._say(_("The end of this note is not kept: the note is too long."))

    def _number_of(self, number: int) -> int | None:
        found = (at for at, page in enumerate(self._pad.pages) if page.number == number)
        return next(found, None)

    # Searching, and the gesture

    def _on_search(self, text: str) -> None:
        self._keep_note()
        if text.strip():
            self._results.show_found(tuple(self._pad.search(text)), self._pad.pages)
        self._show_page()

    def _on_enter(self) -> None:
        self._code = self._search.text()
        if self._code.strip():
            self._hold.begin()
            self._results.go_on()

    def _on_held(self) -> None:
        code, self._code = self._code, ""
        self.code_given.emit(lone_digits(code) or code)

    def _go_to(self, place: Found) -> None:
        self._forget_search()
        self._at = place.page
        self._show()
        if place.item is not None:
            self._list.items.setCurrentRow(place.item)
            self._list.items.setFocus()

    def _leave_search(self) -> None:
        self._forget_search()
        self._show_page()

    def _forget_search(self) -> None:
        self._hold.cancel()
        self._code = ""
        forget(self._search)
        self._results.forget()

    # The keyboard and other windows

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys that work everywhere: find, undo."""
        if event.matches(QKeySequence.StandardKey.Find):
            self._search.setFocus()
            self._search.selectAll()
        elif event.matches(QKeySequence.StandardKey.Undo):
            self._take_back()
        else:
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """What was typed last is kept before the window is away."""
        self._keep_note()
        super().hideEvent(event)

    def _is_behind(self) -> bool:
        return not self._pause.isActive() and self._keeping.changed_elsewhere()

    def event(self, event: QEvent) -> bool:
        """Take over what another window of this program has written, when this one is in front."""
        if event.type() == QEvent.Type.WindowActivate and self._is_behind():
            self._pad.reset(self._keeping.load())
            self._show()
        return super().event(event)
