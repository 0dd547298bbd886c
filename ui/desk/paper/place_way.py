"""The way to a place that the person chooses, whatever is put there."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from nocontact_desktop.i18n import text as _
from ui.desk.paper.copied_folders import copied_by
from ui.desk.paper.outside import Outside
from ui.desk.paper.way_out import WayOut
from ui.parts import FlowLayout, Note, link_button, quiet_button
from ui.theme import px


class PlaceWay(WayOut):
    """Asks where, and asks again before it overwrites or where others may see the file."""

    def __init__(self, outside: Outside, leaves: str) -> None:
        super().__init__(outside, leaves, _("Choose a place"), "")
        self._path = Path()
        self._replace = False
        self.picker: QFileDialog | None = None
        self._add_doubt()

    def new_picker(self) -> QFileDialog:
        """What the place is chosen with."""
        raise NotImplementedError

    def save(self, path: Path, *, replace: bool) -> None:
        """Put it there; everything has been asked."""
        raise NotImplementedError

    def act(self) -> None:
        """Let the person choose where."""
        self._no_doubt()
        picker = self.new_picker()
        picker.fileSelected.connect(lambda file: self.choose(Path(file)))
        picker.finished.connect(picker.deleteLater)
        picker.open()
        self.picker = picker

    def choose(self, path: Path) -> None:
        """Save to `path`, unless there is something to ask first."""
        self._path, self._replace = path, path.exists()
        doubts = _doubts(path)
        if not doubts:
            self._save()
            return
        self._doubt_words.set_words("\n".join(doubts))
        self._doubt.show()
        self.go_on.hide()
        self.anyway.set_words(_("Replace it") if self._replace else _("Save it there"))
        self.anyway.setFocus()

    def _no_doubt(self) -> None:
        self._doubt.hide()
        self.go_on.show()

    def _save(self) -> None:
        self._no_doubt()
        self.save(self._path, replace=self._replace)

    def _add_doubt(self) -> None:
        self._doubt_words = Note("", "notice")
        self.anyway = quiet_button(_("Save it there"))
        self.anyway.clicked.connect(self._save)
        self.elsewhere = link_button(_("Choose another place"))
        self.elsewhere.clicked.connect(self.act)
        buttons = QWidget()
        row = FlowLayout(buttons, gap=10)
        row.addWidget(self.anyway)
        row.addWidget(self.elsewhere)
        self._doubt = QWidget()
        column = QVBoxLayout(self._doubt)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(10))
        column.addWidget(self._doubt_words)
        column.addWidget(buttons)
        self._doubt.hide()
        self.parts.addWidget(self._doubt)


def _doubts(path: Path) -> list[str]:
    """What to ask about before saving to `path`."""
    service = copied_by(path.parent)
    said = []
    if service:
        said.append(
            _(
                "{service} copies this folder to other places. Whoever can sign in there can read "
                "the file.",
                service=service,
            )
        )
    if path.exists():
        said.append(_("There is a file with this name already. It would be gone."))
    return said
