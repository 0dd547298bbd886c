"""One file in the list: its name, its size, and what can be done with it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from nocontact_desktop.i18n import side_by_side
from nocontact_desktop.i18n import text as _
from nocontact_desktop.vault import Attachment
from ui.desk.files.file_work import FileWork
from ui.desk.files.names import shown
from ui.desk.files.row_panels import RemovePanel, RenamePanel, SavePanel
from ui.desk.files.sentences import size
from ui.desk.opened import Opened
from ui.parts import FlowLayout, Note, PlainLabel, WordsButton, link_button
from ui.theme import px

Panel = SavePanel | RenamePanel | RemovePanel
Kind = Callable[[Opened, FileWork, Attachment], Panel]

_KINDS: tuple[tuple[str, str, Kind], ...] = (
    ("save", "Save a copy", SavePanel),
    ("rename", "Rename", RenamePanel),
    ("remove", "Remove", RemovePanel),
)


class FileRow(QWidget):
    """Its buttons carry the name of the file for people who hear them."""

    opened_panel = Signal()
    wanted = Signal(object)
    """A `Job` about this file."""

    def __init__(
        self, opened: Opened, work: FileWork, kept: Attachment, *, shares: bool, damaged: bool
    ) -> None:
        super().__init__()
        self._opened = opened
        self._work = work
        self.kept = kept
        self.panel: Panel | None = None
        self.buttons: dict[str, WordsButton] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, px(4), 0, px(4))
        self._column.setSpacing(px(4))
        self.name = PlainLabel(shown(kept.name), "strong")
        same = _("same content as another file here, kept once") if shares else ""
        self.about = PlainLabel(side_by_side((size(kept.size), same)), "muted")
        self._column.addWidget(self.name)
        self._column.addWidget(self.about)
        if damaged:
            words = _("This file is damaged. It cannot be saved; the others are not harmed.")
            self._column.addWidget(Note(words, "notice", boxed=False))
        self._add_buttons()

    def open_panel(self, id_: str) -> None:
        """Open what belongs to one of the buttons."""
        self.close_panel()
        kind = next(kind for each, _label, kind in _KINDS if each == id_)
        self.panel = panel = kind(self._opened, self._work, self.kept)
        panel.wanted.connect(self.wanted)
        panel.closed.connect(partial(self._closed, id_))
        self._column.addWidget(panel)
        self.opened_panel.emit()
        panel.show()
        panel.begin()

    def close_panel(self) -> None:
        """Close what is open."""
        panel, self.panel = self.panel, None
        if panel is not None:
            panel.hide()
            panel.deleteLater()

    def set_busy(self, *, busy: bool) -> None:
        """Nothing can be begun while something is under way."""
        for button in self.buttons.values():
            button.setEnabled(not busy)
        if busy:
            self.close_panel()

    def _closed(self, id_: str) -> None:
        self.close_panel()
        self.buttons[id_].setFocus(Qt.FocusReason.OtherFocusReason)

    def _add_buttons(self) -> None:
        holder = QWidget()
        row = FlowLayout(holder, gap=6)
        for id_, label, _kind in _KINDS:
            button = link_button(_(label))
            button.setAccessibleName(f"{_(label)}: {shown(self.kept.name)}")
            button.clicked.connect(partial(self._press, id_))
            self.buttons[id_] = button
            row.addWidget(button)
        self._column.addWidget(holder)

    def _press(self, id_: str, _checked: bool = False) -> None:
        self.open_panel(id_)
