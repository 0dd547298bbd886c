"""The way to a file that the person chooses."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStandardPaths, QStorageInfo, QUrl
from PySide6.QtWidgets import QFileDialog, QWidget

from nocontact_desktop.exports.pages import Pages
from nocontact_desktop.i18n import text as _
from ui.desk.leave_buttons import put_into
from ui.desk.paper.outside import Outside
from ui.desk.paper.place_way import PlaceWay
from ui.desk.paper.private_file import write_file
from ui.desk.paper.way_out import PagesWhenReady


class FileWay(PlaceWay):
    """Saves pages with Qt's own picker, which keeps no history."""

    def __init__(self, outside: Outside, pages: PagesWhenReady) -> None:
        super().__init__(
            outside,
            _("Anybody who can open the folder can read the file, and its name shows there."),
        )
        self._pages = pages

    def new_picker(self) -> QFileDialog:
        """For a document under its neutral name."""
        return neutral_picker(self, self.outside.file_name)

    def save(self, path: Path, *, replace: bool) -> None:
        """Write the pages there as soon as they are made."""
        self.set_busy(busy=True)
        self._pages(lambda pages: self._write(path, pages, replace))

    def _write(self, path: Path, pages: Pages, replace: bool) -> None:
        task = self.outside.tasks.run(lambda: write_file(path, pages.pdf, replace=replace))
        task.done.connect(self._saved)
        task.failed.connect(self._tell_failed)

    def _saved(self, _nothing: object) -> None:
        self.finished.emit(_("The file is saved. It stays there until you delete it."))


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
    put_into(picker, window.windowTitle()).clicked.connect(window.close)


def _sticks() -> list[str]:
    """Where sticks and cards appear on Linux and macOS; Windows shows its drives by itself."""
    roots = (volume.rootPath() for volume in QStorageInfo.mountedVolumes() if volume.isReady())
    return [root for root in roots if root.startswith(("/media/", "/run/media/", "/Volumes/"))]
