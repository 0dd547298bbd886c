"""What opens below a file in the list: saving a copy of it, another name, removing it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFileDialog, QPushButton, QVBoxLayout, QWidget

from nocontact_desktop.i18n import text as _
from nocontact_desktop.vault import Attachment
from ui.desk.copies.picking import place_picker
from ui.desk.files.file_work import FileWork, Job
from ui.desk.files.jobs import removing, renaming, saving
from ui.desk.files.names import offered, plain, shown
from ui.desk.opened import Opened
from ui.desk.paper.outside import Outside
from ui.desk.paper.place_way import PlaceWay
from ui.forms import PrivateLine
from ui.parts import FlowLayout, Note, PlainLabel, quiet_button
from ui.theme import px

_LONGEST = 200


class SavePanel(PlaceWay):
    """The secret once more, then the place, then any doubt about it; then `wanted`."""

    wanted = Signal(object)
    """The `Job` to do."""

    def __init__(self, opened: Opened, work: FileWork, kept: Attachment) -> None:
        profile = opened.profile
        names = profile.pdf_name, profile.job_name
        leaves = _(
            "The copy is not encrypted: whoever can open the folder can read it, and its name "
            "shows there. A program that opens it may remember it."
        )
        super().__init__(Outside(opened.system.printing, *names, opened.tasks, work.secret), leaves)
        self._opened = opened
        self._work = work
        self._kept = kept

    def new_picker(self) -> QFileDialog:
        """Begins with the name that the file has here, made harmless."""
        picker = place_picker(self, self._opened.profile)
        picker.setWindowTitle(_("Save a copy"))
        picker.setDefaultSuffix("")
        picker.selectFile(offered(self._kept.name, self._opened.profile.pdf_name))
        return picker

    def save(self, path: Path, *, replace: bool) -> None:
        """Never among the files of the vault."""
        if path.parent.resolve() == self._opened.vault.place.folder.resolve():
            self.sentence.set_words(_("No copy can be made in this place. Choose another one."))
            return
        vault, kept = self._opened.vault, self._kept
        self.wanted.emit(saving(vault, self._work, kept, path, replace=replace))


class _Panel(QWidget):
    """Two buttons below what it is about. Esc is the second one, which changes nothing."""

    closed = Signal()
    wanted = Signal(object)

    def __init__(self, above: QWidget, go_on: str, not_now: str) -> None:
        super().__init__()
        self.go_on = quiet_button(go_on)
        self.not_now = quiet_button(not_now)
        self.go_on.clicked.connect(lambda: self.wanted.emit(self.job()))
        self.not_now.clicked.connect(self.closed)
        buttons = QWidget()
        row = FlowLayout(buttons, gap=10)
        row.addWidget(self.go_on)
        row.addWidget(self.not_now)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(12))
        column.addWidget(above)
        column.addWidget(buttons)

    def job(self) -> Job:
        """What to do when the first button was pressed."""
        raise NotImplementedError

    def begin(self) -> None:
        """Put the focus where nothing happens by accident."""
        self.not_now.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc: not now. Enter presses the button that has the focus."""
        focused = self.focusWidget()
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(
            focused, QPushButton
        ):
            focused.click()
        else:
            super().keyPressEvent(event)


class RenamePanel(_Panel):
    """A line with the name as it is."""

    def __init__(self, opened: Opened, _work: FileWork, kept: Attachment) -> None:
        self._opened = opened
        self._kept = kept
        label = PlainLabel(_("The name of the file"), "strong")
        self.line = PrivateLine()
        self.line.setMaxLength(_LONGEST)
        self.line.setText(plain(kept.name))
        label.label(self.line)
        self.line.setAccessibleName(label.text())
        above = QWidget()
        column = QVBoxLayout(above)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(5))
        column.addWidget(label)
        column.addWidget(self.line)
        super().__init__(above, _("Use this name"), _("Not now"))
        self.line.textChanged.connect(self._look)
        self.line.returnPressed.connect(self.go_on.click)
        self._look(self.line.text())

    def job(self) -> Job:
        """The new name."""
        return renaming(self._opened.vault, self._kept, self.line.text().strip())

    def begin(self) -> None:
        """The whole name can be typed over at once."""
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        self.line.selectAll()

    def _look(self, typed: str) -> None:
        self.go_on.setEnabled(bool(typed.strip()))


class RemovePanel(_Panel):
    """What removing means, before it is done."""

    def __init__(self, opened: Opened, _work: FileWork, kept: Attachment) -> None:
        self._opened = opened
        self._kept = kept
        words = _(
            "{name} will be gone from here for good. Copies of the vault that were made before "
            "still hold it, and so do those beside the vault until newer ones take their place.",
            name=shown(kept.name),
        )
        above = Note(words, "notice")
        super().__init__(above, _("Remove it for good"), _("No, keep it"))

    def job(self) -> Job:
        """Take it out."""
        return removing(self._opened.vault, self._kept)
