"""Choosing files to be taken in, and what is said before that when it matters."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from nocontact_desktop.errors import ExpectedError, UnexpectedError
from nocontact_desktop.i18n import text as _
from nocontact_desktop.vault import Room, Vault, room_for
from ui.announce import announce
from ui.desk.copies.picking import file_picker
from ui.desk.files.chosen_file import size_of
from ui.desk.files.file_work import FileWork
from ui.desk.files.sentences import about_room, no_room
from ui.desk.files.taking_in import taking_in
from ui.desk.opened import Opened
from ui.parts import FlowLayout, Note, link_button, primary_button
from ui.theme import px

_MUCH = 1_000_000_000
"""So much room is worth a question. Less is taken without one."""
_SHARE = 8
"""And so is this part of what is free."""


class TakeIn(QWidget):
    """One button; a question before it costs much of the disk."""

    begun = Signal()
    """Something was pressed: what was said before is over."""

    def __init__(self, opened: Opened, work: FileWork) -> None:
        super().__init__()
        self._opened = opened
        self._work = work
        self._paths: list[Path] = []
        self.picker: QFileDialog | None = None
        self.go_on = primary_button(_("Add files"), "plus")
        self.cost = Note("", "notice")
        self.anyway = primary_button(_("Add them"))
        self.not_now = link_button(_("Not now"))
        self.go_on.clicked.connect(self._pick)
        self.anyway.clicked.connect(self._take)
        self.not_now.clicked.connect(self._leave_it)
        self._lay_out()
        self._ask(asked=False)

    def choose(self, paths: list[Path]) -> None:
        """Take these in, unless there is something to ask first."""
        self._paths = paths
        self.go_on.setEnabled(False)
        task = self._opened.tasks.run(partial(_looked_at, self._opened.vault, paths))
        task.done.connect(self._measured)
        task.failed.connect(self._not_measured)

    def set_busy(self, *, busy: bool) -> None:
        """Nothing can be begun while something is under way."""
        for button in (self.go_on, self.anyway):
            button.setEnabled(not busy)

    def _pick(self) -> None:
        self.begun.emit()
        picker = file_picker(self, self._opened.profile)
        picker.setFileMode(QFileDialog.FileMode.ExistingFiles)
        picker.setWindowTitle(_("Choose files"))
        picker.filesSelected.connect(lambda files: self.choose([Path(file) for file in files]))
        picker.finished.connect(picker.deleteLater)
        picker.open()
        self.picker = picker

    def _measured(self, found: object) -> None:
        self.set_busy(busy=self._work.busy)
        size, room = found if isinstance(found, tuple) else (0, Room(0, 0, 0))
        if room.vault and room.vault >= room.free:
            self._say(no_room(room))
        elif room.all > _MUCH or (room.all * _SHARE > room.free and room.all):
            self._say(about_room(size, room))
            self._ask(asked=True)
            self.anyway.setFocus()
        else:
            self._take()

    def _not_measured(self, error: Exception) -> None:
        self.set_busy(busy=self._work.busy)
        told = error if isinstance(error, ExpectedError) else UnexpectedError()
        self._say(_(told.sentence))

    def _take(self) -> None:
        self._ask(asked=False)
        self._work.start(taking_in(self._opened.vault, self._paths))

    def _leave_it(self) -> None:
        self._ask(asked=False)
        self.go_on.setFocus()

    def _say(self, words: str) -> None:
        self.cost.set_words(words)
        self.cost.show()
        announce(self.cost, words)

    def _ask(self, *, asked: bool) -> None:
        self.cost.setVisible(asked)
        self.anyway.setVisible(asked)
        self.not_now.setVisible(asked)
        self.go_on.setVisible(not asked)

    def _lay_out(self) -> None:
        buttons = QWidget()
        row = FlowLayout(buttons, gap=10)
        for button in (self.go_on, self.anyway, self.not_now):
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(12))
        column.addWidget(self.cost)
        column.addWidget(buttons)


def _looked_at(vault: Vault, paths: list[Path]) -> tuple[int, Room]:
    size = sum(map(size_of, paths))
    return size, room_for(vault, size)
