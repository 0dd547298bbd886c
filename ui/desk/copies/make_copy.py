"""Making a copy at a place that the person chooses."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from nocontact_desktop.errors import ExpectedError, FileNotWrittenError, StoppedError
from nocontact_desktop.i18n import text as _
from nocontact_desktop.vault import back_up
from ui.announce import announce
from ui.desk.copies.picking import place_picker
from ui.desk.copies.sentences import doubts, not_made
from ui.desk.copies.under_way import UnderWay
from ui.desk.opened import Opened
from ui.desk.paper.ask_again import AskAgain
from ui.desk.paper.secret_check import SecretCheck
from ui.parts import FlowLayout, Note, link_button, primary_button, quiet_button
from ui.theme import px

PATIENCE_MS = 2000


class MakeCopy(QWidget):
    """Asks for the secret, then where; says "done" only of what was read back."""

    made = Signal()

    def __init__(self, opened: Opened) -> None:
        super().__init__()
        self._opened = opened
        self._path = Path()
        self.picker: QFileDialog | None = None
        self._check = SecretCheck(opened.vault.matches)
        self.again = AskAgain(self._check, opened.slow)
        self.go_on = primary_button(_("Make a copy now"))
        self.doubt = Note("", "notice")
        self.anyway = quiet_button(_("Make it there"))
        self.elsewhere = link_button(_("Choose another place"))
        self.under_way = UnderWay(opened.slow)
        self.said = Note("", "done")
        self.trouble = Note("", "notice")
        self._lay_out()
        self._connect()
        self.again.hide()

    def choose(self, path: Path) -> None:
        """Write to `path`, unless there is something to ask first."""
        self._path = path
        if path.parent.resolve() == self._opened.vault.place.folder.resolve():
            self._not_made(FileNotWrittenError())
            return
        asked = doubts(path, self._opened.vault.place.folder)
        if not asked:
            self._copy()
            return
        self.doubt.set_words("\n".join(asked))
        self._show_doubt(shown=True)
        self.anyway.setFocus()

    def _begin(self) -> None:
        for note in (self.said, self.trouble):
            note.hide()
        if self.again.isHidden() and self._check.needed:
            self.again.show()
            self.again.setFocus()
            return
        self.go_on.setEnabled(False)
        self.again.ask()

    def _pick(self) -> None:
        self.go_on.setEnabled(True)
        self._show_doubt(shown=False)
        picker = place_picker(self, self._opened.profile)
        picker.fileSelected.connect(lambda file: self.choose(Path(file)))
        picker.finished.connect(picker.deleteLater)
        picker.open()
        self.picker = picker

    def _copy(self) -> None:
        self._show_doubt(shown=False)
        self.go_on.setEnabled(False)
        self._opened.saving.flush(PATIENCE_MS)
        vault, path = self._opened.vault, self._path
        words = _("Making the copy and reading it back. Stay on this page until it is done.")
        self.under_way.start(words, lambda progress: back_up(vault, path, progress))

    def _done(self, _when: object) -> None:
        self.go_on.setEnabled(True)
        self.said.set_words(
            _("The copy is made, and every byte of it was read back. You can take the stick out.")
        )
        self.said.show()
        announce(self.said, self.said.words)
        self.go_on.setFocus()
        self.made.emit()

    def _not_made(self, error: ExpectedError) -> None:
        self.go_on.setEnabled(True)
        stopped = isinstance(error, StoppedError)
        self.trouble.set_words(_(error.sentence) if stopped else not_made(error))
        self.trouble.show()
        announce(self.trouble, self.trouble.words)
        self.go_on.setFocus()

    def _show_doubt(self, *, shown: bool) -> None:
        for part in (self.doubt, self.anyway, self.elsewhere):
            part.setVisible(shown)
        self.go_on.setVisible(not shown)

    def _connect(self) -> None:
        self.go_on.clicked.connect(self._begin)
        self.again.entered.connect(self.go_on.click)
        self.again.right.connect(self._pick)
        self.again.wrong.connect(lambda: self.go_on.setEnabled(True))
        self.anyway.clicked.connect(self._copy)
        self.elsewhere.clicked.connect(self._pick)
        self.under_way.done.connect(self._done)
        self.under_way.failed.connect(self._not_made)

    def _lay_out(self) -> None:
        buttons = QWidget()
        row = FlowLayout(buttons, gap=10)
        for button in (self.go_on, self.anyway, self.elsewhere):
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(12))
        for part in (self.said, self.trouble, self.doubt, self.again, self.under_way, buttons):
            column.addWidget(part)
        for part in (self.said, self.trouble):
            part.hide()
        self._show_doubt(shown=False)
