"""The window for a damaged vault after a right secret: the newest good copy, and the way back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from nocontact_desktop.disguise.profile import Profile
from nocontact_desktop.errors import ExpectedError
from nocontact_desktop.i18n import text as _
from nocontact_desktop.vault import FoundGeneration, Vault, copy_for, newest_good, put_back
from ui.announce import announce
from ui.desk.copies.sentences import day, not_opened
from ui.desk.copies.try_copy import Trial, TryCopy
from ui.desk.copies.under_way import Progress, UnderWay
from ui.parts import Column, FlowLayout, Heading, Note, PlainLabel, primary_button, quiet_button
from ui.tasks import TaskRunner
from ui.theme import px


@dataclass(frozen=True, slots=True)
class Broken:
    """A vault that did not open, what was typed, and how to open it once it is mended."""

    folder: Path
    profile: Profile
    secret: str = field(repr=False)
    open_older: Callable[[str], Vault]
    """Opens it with a secret, in an older state, too: that was agreed to."""


class RescueWindow(QWidget):
    """Nothing is changed before the person says so, and what is damaged is kept."""

    closed = Signal()
    leave_asked = Signal()
    mended = Signal(object)
    """The vault, open."""

    def __init__(self, title: str, sentence: str, broken: Broken, tasks: TaskRunner) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setWindowTitle(title)
        self._broken = broken
        self._tasks = tasks
        self._found: FoundGeneration | None = None
        self._secret = broken.secret
        self._step: Callable[[object], None] = self._looked
        self.said = PlainLabel("")
        self.under_way = UnderWay(tasks)
        self.trouble = Note("", "notice")
        self.put = primary_button(_("Put it back"))
        self.open = primary_button(_("Open it"))
        self.other = TryCopy(self._from_stick(), broken.profile, tasks)
        self.close_button = quiet_button(_("Close"))
        self.leave_button = quiet_button(title)
        self._lay_out(sentence)
        self._connect()
        for part in (self.put, self.open, self.trouble, self.other):
            part.hide()
        self._look()

    def sizeHint(self) -> QSize:
        """Room for all that comes; below it there is a bar to scroll with."""
        return QSize(px(640), px(560))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Say that it was closed."""
        super().closeEvent(event)
        self.closed.emit()

    def _go_on(self, outcome: object) -> None:
        self._step(outcome)

    def _look(self) -> None:
        broken, names = self._broken, self._broken.profile.files
        words = _("Looking for a good copy beside it.")
        self._step = self._looked
        self.under_way.start(
            words, lambda progress: newest_good(broken.folder, names, broken.secret, progress)
        )

    def _looked(self, found: object) -> None:
        self.other.show()
        if isinstance(found, FoundGeneration):
            self._offer(found)
        else:
            self._say(_("There is no good copy beside it. You can use one from a stick."))
            self.other.choose_file.setFocus()

    def _offer(self, found: FoundGeneration) -> None:
        self._found = found
        words = _(
            "There is a good copy from {day}. What you wrote after that is not in it. The damaged "
            "files are kept.",
            day=day(found.made),
        )
        self._say(words)
        self.put.show()
        self.put.setFocus(Qt.FocusReason.OtherFocusReason)

    def _from_stick(self) -> Trial:
        return Trial(
            _("Use a copy from a stick"),
            _("Try to open it"),
            _("Reading every byte of the copy."),
            self._read,
            lambda _found: _("This copy is whole."),
        )

    def _read(self, path: Path, typed: str, progress: Progress) -> object:
        broken = self._broken
        found = copy_for(path, broken.folder, broken.profile.files, typed, progress)
        self._secret = typed
        return found

    def _put_back(self) -> None:
        broken, found = self._broken, self._found
        if found is None:
            return
        self._set_busy(busy=True)
        self._step = self._is_back
        self.under_way.start(
            _("Putting the copy in its place."),
            lambda progress: put_back(broken.folder, broken.profile.files, found, progress),
        )

    def _is_back(self, kept: object) -> None:
        assert isinstance(kept, tuple)  # noqa: S101 - what `put_back` gives
        self._set_busy(busy=False)
        for part in (self.put, self.other):
            part.hide()
        names = ", ".join(path.name for path in kept)
        where = _(
            "The damaged files stay as {names} in {folder}.",
            names=names,
            folder=self._broken.folder,
        )
        self._say(_("It is back.") + (" " + where if names else ""))
        self.open.show()
        self.open.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open(self) -> None:
        self._set_busy(busy=True)
        self._step = self.mended.emit
        secret, open_older = self._secret, self._broken.open_older
        self.under_way.start(_("Opening it."), lambda _progress: open_older(secret), can_stop=False)

    def _failed(self, error: ExpectedError) -> None:
        self._set_busy(busy=False)
        self.other.setVisible(self.open.isHidden())
        self.trouble.set_words(not_opened(error))
        self.trouble.show()
        announce(self.trouble, self.trouble.words)

    def _say(self, words: str) -> None:
        self.trouble.hide()
        self.said.setText(words)
        announce(self.said, words)

    def _set_busy(self, *, busy: bool) -> None:
        for part in (self.put, self.open, self.other):
            part.setEnabled(not busy)

    def _connect(self) -> None:
        self.under_way.done.connect(self._go_on)
        self.under_way.failed.connect(self._failed)
        self.other.tried.connect(self._offer)
        self.put.clicked.connect(self._put_back)
        self.open.clicked.connect(self._open)
        self.close_button.clicked.connect(self.close)
        self.leave_button.clicked.connect(self.leave_asked)

    def _lay_out(self, sentence: str) -> None:
        buttons = QWidget()
        row = FlowLayout(buttons, gap=10)
        for button in (self.put, self.open, self.close_button):
            row.addWidget(button)
        column = Column()
        column.add(Heading(_("A file is damaged")), PlainLabel(sentence, "muted"))
        column.add(self.said, self.under_way, self.trouble, self.other, buttons)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._top_bar())
        layout.addWidget(column)

    def _top_bar(self) -> QWidget:
        """The way out stays in sight, however far one scrolls."""
        bar = QFrame()
        bar.setObjectName("topBar")
        row = QHBoxLayout(bar)
        row.setContentsMargins(px(14), px(9), px(14), px(9))
        row.addStretch(1)
        row.addWidget(self.leave_button)
        return bar
