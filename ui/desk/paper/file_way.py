"""The way to a file that the person chooses."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStandardPaths, QStorageInfo, QUrl
from PySide6.QtWidgets import QDialogButtonBox, QFileDialog, QVBoxLayout, QWidget

from nocontact_desktop.exports.pages import Pages
from nocontact_desktop.i18n import text as _
from ui.desk.paper.copied_folders import copied_by
from ui.desk.paper.outside import Outside
from ui.desk.paper.private_file import write_file
from ui.desk.paper.way_out import PagesWhenReady, WayOut
from ui.parts import FlowLayout, Note, link_button, quiet_button
from ui.theme import px


class FileWay(WayOut):
    """Asks where with Qt's own picker, which keeps no history; asks again before it overwrites."""

    def __init__(self, outside: Outside, pages: PagesWhenReady) -> None:
        super().__init__(
            outside,
            _("Anybody who can open the folder can read the file, and its name shows there."),
            _("Choose a place"),
            "",
        )
        self._pages = pages
        self._path = Path()
        self.picker: QFileDialog | None = None
        self._add_doubt()

    def act(self) -> None:
        """Let the person choose where."""
        self._no_doubt()
        picker = neutral_picker(self, self.outside.file_name)
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
        self.set_busy(busy=True)
        self._pages(self._write)

    def _write(self, pages: Pages) -> None:
        path, replace = self._path, self._replace
        task = self.outside.tasks.run(lambda: write_file(path, pages.pdf, replace=replace))
        task.done.connect(self._saved)
        task.failed.connect(self._tell_failed)

    def _saved(self, _nothing: object) -> None:
        self.finished.emit(_("The file is saved. It stays there until you delete it."))

    def _add_doubt(self) -> None:
        self._replace = False
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


def _documents() -> str:
    place = QStandardPaths.StandardLocation.DocumentsLocation
    folder = Path(QStandardPaths.writableLocation(place))
    return str(folder if folder.is_dir() else Path.home())


def neutral_picker(parent: QWidget, name: str) -> QFileDialog:
    """Qt's own picker with our words, and with the sticks that are plugged in beside the home."""
    picker = QFileDialog(parent, _("Save as a file"), _documents())
    picker.setOption(QFileDialog.Option.DontUseNativeDialog)
    picker.setOption(QFileDialog.Option.DontConfirmOverwrite)
    picker.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    picker.setNameFilter(_("PDF file") + " (*.pdf)")
    picker.setDefaultSuffix("pdf")
    picker.selectFile(f"{name}.pdf")
    label = QFileDialog.DialogLabel
    for which, words in (
        (label.LookIn, _("Folder")),
        (label.FileName, _("Name")),
        (label.FileType, _("Kind")),
        (label.Accept, _("Save")),
        (label.Reject, _("Cancel")),
    ):
        picker.setLabelText(which, words)
    _add_way_out(picker, parent.window())
    places = [str(Path.home()), _documents(), *_sticks()]
    picker.setSidebarUrls([QUrl.fromLocalFile(place) for place in dict.fromkeys(places)])
    return picker


def _add_way_out(picker: QFileDialog, window: QWidget) -> None:
    """The way out under the neutral name: to close the window below is to leave."""
    leave = quiet_button(window.windowTitle())
    leave.setObjectName("leave")
    leave.setAutoDefault(False)
    leave.clicked.connect(window.close)
    buttons = picker.findChild(QDialogButtonBox)
    if isinstance(buttons, QDialogButtonBox):
        buttons.addButton(leave, QDialogButtonBox.ButtonRole.ResetRole)


def _sticks() -> list[str]:
    """Where sticks and cards appear on Linux and macOS; Windows shows its drives by itself."""
    roots = (volume.rootPath() for volume in QStorageInfo.mountedVolumes() if volume.isReady())
    return [root for root in roots if root.startswith(("/media/", "/run/media/", "/Volumes/"))]
