"""The way out for the file in which somebody else writes notes."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog

from nocontact_desktop.i18n import text as _
from ui.desk.paper.file_way import neutral_picker
from ui.desk.paper.outside import Outside
from ui.desk.paper.place_way import PlaceWay
from ui.desk.paper.private_file import write_file


class NotesWay(PlaceWay):
    """Asks for the secret and the place, as every file does; `content` is what is written."""

    def __init__(self, outside: Outside, content: bytes) -> None:
        leaves = _(
            "The file holds the names of the steps of your plan, and nothing that you wrote. "
            "Anybody who can open the folder can read it."
        )
        super().__init__(outside, leaves)
        self._content = content

    def new_picker(self) -> QFileDialog:
        """For a plain text file under the neutral name."""
        picker = neutral_picker(self, self.outside.file_name)
        picker.setNameFilter(_("Text file") + " (*.txt)")
        picker.setDefaultSuffix("txt")
        picker.selectFile(f"{self.outside.file_name}.txt")
        return picker

    def save(self, path: Path, *, replace: bool) -> None:
        """Write it there."""
        self.set_busy(busy=True)
        task = self.outside.tasks.run(lambda: write_file(path, self._content, replace=replace))
        task.done.connect(self._saved)
        task.failed.connect(self._tell_failed)

    def _saved(self, _nothing: object) -> None:
        self.finished.emit(_("The file is saved. It stays there until you delete it."))
