"""Reading a copy with what would be typed on a new computer: to check it, or to practise."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from nocontact_desktop.disguise.profile import Profile
from nocontact_desktop.errors import ExpectedError, StoppedError
from nocontact_desktop.i18n import text as _
from ui.announce import announce
from ui.desk.copies.picking import file_picker
from ui.desk.copies.secret_line import SecretLine
from ui.desk.copies.sentences import not_opened
from ui.desk.copies.under_way import Progress, UnderWay
from ui.parts import FlowLayout, Note, PlainLabel, primary_button, quiet_button
from ui.tasks import TaskRunner
from ui.theme import px

Read = Callable[[Path, str, Progress], object]


@dataclass(frozen=True, slots=True)
class Trial:
    """What is tried: `read` runs in a thread, `outcome` says what came of it."""

    choose: str
    go_on: str
    under_way: str
    read: Read
    outcome: Callable[[object], str]


class TryCopy(QWidget):
    """Choose a file, type what opens it, and every byte is read. Nothing is changed."""

    tried = Signal(object)
    """What `read` gave."""

    def __init__(self, trial: Trial, profile: Profile, tasks: TaskRunner) -> None:
        super().__init__()
        self._trial = trial
        self._profile = profile
        self.path: Path | None = None
        self.picker: QFileDialog | None = None
        self.choose_file = quiet_button(trial.choose)
        self.chosen = PlainLabel("", "muted")
        self.secret = SecretLine(_("The words or the recovery code"))
        self.go_on = primary_button(trial.go_on)
        self.under_way = UnderWay(tasks)
        self.said = Note("", "done")
        self.trouble = Note("", "notice")
        self.buttons = QWidget()
        self.row = FlowLayout(self.buttons, gap=10)
        self._lay_out()
        self._connect()
        for part in (self.chosen, self.secret, self.go_on, self.said, self.trouble):
            part.hide()

    def choose(self, path: Path, called: str = "") -> None:
        """Take this file; `called` is what it is called on the page."""
        self.path = path
        self._quiet()
        self.chosen.setText(called or _("The file: {name}", name=path.name))
        for part in (self.chosen, self.secret, self.go_on):
            part.show()
        self.secret.setFocus(Qt.FocusReason.OtherFocusReason)

    def _pick(self) -> None:
        picker = file_picker(self, self._profile)
        picker.fileSelected.connect(lambda file: self.choose(Path(file)))
        picker.finished.connect(picker.deleteLater)
        picker.open()
        self.picker = picker

    def _try(self) -> None:
        path, typed, read = self.path, self.secret.typed, self._trial.read
        if path is None or not typed.strip():
            self._tell(_("Type the words or the recovery code first."))
            return
        self._quiet()
        self._set_busy(busy=True)
        self.under_way.start(self._trial.under_way, lambda progress: read(path, typed, progress))

    def _done(self, outcome: object) -> None:
        self._set_busy(busy=False)
        self.secret.line.clear()
        for part in (self.secret, self.go_on, self.chosen):
            part.hide()
        self.said.set_words(self._trial.outcome(outcome))
        self.said.show()
        announce(self.said, self.said.words)
        self.choose_file.setFocus()
        self.tried.emit(outcome)

    def _failed(self, error: ExpectedError) -> None:
        self._set_busy(busy=False)
        self._tell(_(error.sentence) if isinstance(error, StoppedError) else not_opened(error))
        self.secret.setFocus()

    def _tell(self, words: str) -> None:
        self.trouble.set_words(words)
        self.trouble.show()
        announce(self.trouble, words)

    def _quiet(self) -> None:
        self.said.hide()
        self.trouble.hide()

    def _set_busy(self, *, busy: bool) -> None:
        for part in (self.choose_file, self.go_on, self.secret):
            part.setEnabled(not busy)

    def _connect(self) -> None:
        self.choose_file.clicked.connect(self._pick)
        self.go_on.clicked.connect(self._try)
        self.secret.entered.connect(self.go_on.click)
        self.under_way.done.connect(self._done)
        self.under_way.failed.connect(self._failed)

    def _lay_out(self) -> None:
        self.row.addWidget(self.choose_file)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(10))
        for part in (self.said, self.buttons, self.chosen, self.secret, self.trouble):
            column.addWidget(part)
        column.addWidget(self.under_way)
        column.addWidget(self.go_on, 0, Qt.AlignmentFlag.AlignLeading)
