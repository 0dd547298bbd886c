"""The page of files that are kept in the vault."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from nocontact_desktop.errors import ExpectedError, UnexpectedError
from nocontact_desktop.i18n import plural
from nocontact_desktop.i18n import text as _
from nocontact_desktop.vault import Attachment
from ui.announce import announce
from ui.desk.column_page import ColumnPage
from ui.desk.files.file_row import FileRow
from ui.desk.files.file_work import FileWork, Job, Told
from ui.desk.files.jobs import checking
from ui.desk.files.sentences import sharing, size
from ui.desk.files.take_in import TakeIn
from ui.desk.files.work_bar import WorkBar
from ui.desk.opened import Opened
from ui.parts import (
    Card,
    Fold,
    Heading,
    Note,
    PlainLabel,
    divider,
    follow_reading_order,
    link_button,
    quiet_button,
)

MOST_AT_ONCE = 50
"""So many rows are built; more of them when the person asks for more."""

_GOOD_TO_KNOW = (
    "This program opens no file and shows none. To look at one, save a copy and open that.",
    "Nobody has looked into these files for you. One that came from somebody else can do harm when "
    "it is opened.",
    "A file takes more room on the disk than its own size. That room stays taken when the file is "
    "removed, and is used again for the next one.",
    "Copies that you make of the vault hold the files, too.",
)


class FilesPage(ColumnPage):
    """What is slow runs in threads, and goes on when the page is left."""

    def __init__(self, opened: Opened, work: FileWork) -> None:
        super().__init__()
        self._opened = opened
        self._work = work
        self._files: list[Attachment] = []
        self._read = False
        self.rows: list[FileRow] = []
        self.said = Note(" ", "done")
        self.trouble = Note(" ", "notice")
        self.take_in = TakeIn(opened, work)
        self.take_in.begun.connect(self._quiet)
        self.bar = WorkBar(work)
        self.count = PlainLabel(_("One moment…"), "muted")
        self.check = link_button(_("Check that all are whole"))
        self.check.clicked.connect(lambda: self._start(checking(opened.vault, self._files)))
        self.more = quiet_button(_("Show more files"))
        self.more.clicked.connect(self._show_more)
        self._lay_out()
        work.told_on(self)
        work.begun.connect(self._show_busy)
        work.done.connect(self._done)
        self._show_busy()
        self._look()

    @property
    def settled(self) -> bool:
        """Whether the list is shown and nothing is under way."""
        return self._read and not self._work.busy

    def _lay_out(self) -> None:
        lead = _("Photos, scans and letters, encrypted in this vault like everything else in it.")
        self.column.add(PlainLabel(lead, "lead"))
        self.column.add(self.said, self.trouble, self.take_in, self.bar)
        fold = Fold(_("Good to know"))
        for sentence in _GOOD_TO_KNOW:
            fold.body.addWidget(PlainLabel(_(sentence)))
        self.column.add(fold)
        card = Card()
        card.body.addWidget(Heading(_("In the vault")))
        card.body.addWidget(self.count)
        self._list = QVBoxLayout()
        card.body.addLayout(self._list)
        for button in (self.more, self.check):
            card.body.addWidget(button, 0, Qt.AlignmentFlag.AlignLeading)
        self.column.add(card)
        for part in (self.said, self.trouble, self.more, self.check):
            part.hide()

    def _look(self) -> None:
        task = self._opened.tasks.run(self._opened.vault.attachments.list)
        task.done.connect(self._looked)
        task.failed.connect(self._not_looked)

    def _looked(self, found: object) -> None:
        assert isinstance(found, list)  # noqa: S101 - what `Attachments.list` gives
        self._files, self._read = found, True
        self.count.setText(_counted(found))
        for old in self._list_items():
            old.hide()
            old.deleteLater()
        self.rows = []
        self._show_more()
        self.check.setVisible(bool(found))

    def _not_looked(self, error: Exception) -> None:
        told = error if isinstance(error, ExpectedError) else UnexpectedError()
        self.count.setText(_(told.sentence))

    def _list_items(self) -> list[QWidget]:
        items = (self._list.takeAt(0) for _at in range(self._list.count()))
        return [widget for item in items if item and (widget := item.widget())]

    def _show_more(self) -> None:
        first = len(self.rows)
        shared = sharing(self._files)
        for kept in self._files[first : first + MOST_AT_ONCE]:
            if self.rows:
                self._list.addWidget(divider())
            row = FileRow(
                self._opened,
                self._work,
                kept,
                shares=kept.hash in shared,
                damaged=kept.id in self._work.damaged,
            )
            row.wanted.connect(self._start)
            row.opened_panel.connect(partial(self._only_one, row))
            row.set_busy(busy=self._work.busy)
            self.rows.append(row)
            self._list.addWidget(row)
        self.more.setVisible(len(self.rows) < len(self._files))
        follow_reading_order(self)
        if 0 < first < len(self.rows):
            self.rows[first].buttons["save"].setFocus(Qt.FocusReason.OtherFocusReason)

    def _only_one(self, opened: FileRow) -> None:
        """One file at a time is being worked on."""
        self._quiet()
        for row in self.rows:
            if row is not opened:
                row.close_panel()
        follow_reading_order(self)
        # Once it is laid out.
        QTimer.singleShot(0, opened, lambda: self.column.bring_into_view(opened))

    def _start(self, job: Job) -> None:
        self._quiet()
        self._work.start(job)

    def _show_busy(self) -> None:
        busy = self._work.busy
        self.take_in.set_busy(busy=busy)
        for row in self.rows:
            row.set_busy(busy=busy)
        self.check.setEnabled(not busy)
        if busy:
            self.column.verticalScrollBar().setValue(0)
            self.bar.stop.setFocus(Qt.FocusReason.OtherFocusReason)

    def _done(self, told: Told) -> None:
        self._show_busy()
        for note, words in ((self.said, told.good), (self.trouble, told.trouble)):
            note.set_words(words)
            note.setVisible(bool(words))
            announce(note, words)
        self.take_in.go_on.setFocus(Qt.FocusReason.OtherFocusReason)
        self.column.verticalScrollBar().setValue(0)
        self._look()

    def _quiet(self) -> None:
        self.said.hide()
        self.trouble.hide()


def _counted(files: list[Attachment]) -> str:
    if not files:
        return _("There is no file here yet. Whatever you want to keep safe has room here.")
    counted = plural("{count} file", "{count} files", len(files))
    return _("{files}, {size} in all", files=counted, size=size(sum(each.size for each in files)))
