"""Notes from an advocate: a file to give away, and what comes back, shown before it is kept."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QPushButton

from nocontact_desktop.app.advocate import ADVICE, known_titles, note_titles, take_in
from nocontact_desktop.app.workspace import Workspace
from nocontact_desktop.disguise.profile import Profile
from nocontact_desktop.errors import ExpectedError, FileNotReadError, UnexpectedError
from nocontact_desktop.exports.notes_file import LARGEST, Note, Notes, read_notes, written
from nocontact_desktop.i18n import plural
from nocontact_desktop.i18n import text as _
from ui.alerts import Alerts
from ui.announce import announce
from ui.desk.advocate.found_notes import FoundNotes
from ui.desk.advocate.notes_way import NotesWay
from ui.desk.column_page import ColumnPage
from ui.desk.copies.picking import file_picker
from ui.desk.files.chosen_file import opened_file
from ui.desk.keeping.keep_words import today
from ui.desk.page import Place
from ui.desk.paper.outside import Outside
from ui.desk.saving import SaveQueue
from ui.parts import (
    Card,
    Heading,
    PlainLabel,
    follow_reading_order,
    quiet_button,
)


class NotesPage(ColumnPage):
    """`vault_folder` is where no file is read from: its own are not even opened."""

    def __init__(
        self,
        workspace: Workspace,
        saving: SaveQueue,
        outside: Outside,
        profile: Profile,
        vault_folder: Path | None,
    ) -> None:
        super().__init__()
        self._workspace = workspace
        self._saving = saving
        self._outside = outside
        self._profile = profile
        self._vault_folder = vault_folder
        self.way: NotesWay | None = None
        self.found: FoundNotes | None = None
        self.picker: QFileDialog | None = None
        self.alerts = Alerts()
        self.give = quiet_button(_("Save a file for notes"))
        self.choose_file = quiet_button(_("Choose the file that came back"))
        self.to_advice = quiet_button(_("Go to what was kept"))
        self.give.clicked.connect(self._open_way)
        self.choose_file.clicked.connect(self._pick)
        self.to_advice.clicked.connect(lambda: self.go.emit(Place(*ADVICE)))
        self._lay_out()
        follow_reading_order(self)

    def choose(self, path: Path) -> None:
        """Read a file, and show what is in it."""
        self.alerts.clear()
        self._close_found()
        self.choose_file.setEnabled(False)
        titles = known_titles(self._workspace)
        task = self._outside.tasks.run(partial(_read, path, self._vault_folder, titles))
        task.done.connect(self._show)
        task.failed.connect(self._not_read)

    def _lay_out(self) -> None:
        lead = _("Somebody who helps you can write down what they think of your plan.")
        self.column.add(PlainLabel(lead, "lead"), self.alerts)
        out = self._card(_("A file for them to write in"), _about_giving(), self.give)
        self._out = out.body
        back = self._card(_("When it comes back"), _about_taking(), self.choose_file)
        self._back = back.body
        self.column.add(out, back)
        self.column.body.addWidget(self.to_advice, 0, Qt.AlignmentFlag.AlignLeading)

    def _card(self, title: str, words: str, button: QPushButton) -> Card:
        card = Card()
        card.body.addWidget(Heading(title))
        card.body.addWidget(PlainLabel(words))
        card.body.addWidget(button, 0, Qt.AlignmentFlag.AlignLeading)
        return card

    def _open_way(self) -> None:
        self.alerts.clear()
        way = NotesWay(self._outside, written(note_titles(self._workspace)))
        way.closed.connect(self._close_way)
        way.finished.connect(self._given)
        way.failed.connect(self.alerts.trouble)
        self.way = way
        self.give.hide()
        self._out.addWidget(way)
        way.show()
        way.begin()
        follow_reading_order(self)

    def _close_way(self) -> None:
        way, self.way = self.way, None
        if way is not None:
            way.hide()
            way.deleteLater()
        self.give.show()
        self.give.setFocus(Qt.FocusReason.OtherFocusReason)

    def _given(self, sentence: str) -> None:
        self._close_way()
        self.alerts.tell(sentence)

    def _pick(self) -> None:
        picker = file_picker(self, self._profile)
        picker.fileSelected.connect(lambda file: self.choose(Path(file)))
        picker.finished.connect(picker.deleteLater)
        picker.open()
        self.picker = picker

    def _show(self, notes: object) -> None:
        assert isinstance(notes, Notes)  # noqa: S101 - what `_read` gives
        self.choose_file.setEnabled(True)
        self.found = found = FoundNotes(self._workspace, notes)
        found.wanted.connect(self._take)
        found.left.connect(self._leave_it)
        self._back.addWidget(found)
        found.show()
        follow_reading_order(self)
        found.from_line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _not_read(self, error: Exception) -> None:
        self.choose_file.setEnabled(True)
        self.choose_file.setFocus(Qt.FocusReason.OtherFocusReason)
        self.alerts.trouble(error if isinstance(error, ExpectedError) else UnexpectedError())

    def _leave_it(self) -> None:
        self._close_found()
        self.choose_file.setFocus(Qt.FocusReason.OtherFocusReason)

    def _close_found(self) -> None:
        found, self.found = self.found, None
        if found is not None:
            found.hide()
            found.deleteLater()

    def _take(self, sender: str, notes: tuple[Note, ...]) -> None:
        work = partial(take_in, self._workspace, sender.strip(), notes, today())
        self._saving.run(ADVICE[0], work, self._taken)

    def _taken(self, count: int) -> None:
        self._close_found()
        words = plural("{count} note was taken in.", "{count} notes were taken in.", count)
        self.alerts.tell(words)
        announce(self.alerts, words)
        self.to_advice.setFocus(Qt.FocusReason.OtherFocusReason)


def _read(path: Path, vault_folder: Path | None, titles: tuple[str, ...]) -> Notes:
    """A read may give less than was asked for, and more is to come."""
    data = b""
    with opened_file(path, vault_folder) as file:
        try:
            while len(data) <= LARGEST and (part := file.read(LARGEST + 1 - len(data))):
                data += part
        except OSError:
            raise FileNotReadError from None
    return read_notes(data, titles)


def _about_giving() -> str:
    return _(
        "It has the names of your steps as headings, and nothing that you wrote. They fill it in "
        "with any program, and give it back to you."
    )


def _about_taking() -> str:
    return _(
        "You see every note before it is kept, and tick those that you want. They then stand in "
        "the step about looking at the plan again. The file itself stays where it is: delete it "
        "there if others could find it."
    )
