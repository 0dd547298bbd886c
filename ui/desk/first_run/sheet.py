"""Saving the recovery sheet to a file that the person chooses; made in memory."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from nocontact_desktop.exports.pages import Choices, Layout
from nocontact_desktop.exports.recovery_sheet import render
from nocontact_desktop.i18n import text as _
from ui.desk.paper.private_file import write_file


def ask_where(parent: QWidget, name: str, chosen: Callable[[Path], None]) -> QFileDialog:
    """Qt's own picker, which leaves no list of recent files. It waits for nobody."""
    picker = QFileDialog(parent, _("Save the sheet"))
    picker.setOption(QFileDialog.Option.DontUseNativeDialog)
    picker.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    picker.setNameFilter(_("PDF file") + " (*.pdf)")
    picker.setDefaultSuffix("pdf")
    picker.selectFile(name)
    picker.fileSelected.connect(lambda file: chosen(Path(file)))
    picker.finished.connect(picker.deleteLater)
    picker.open()
    return picker


def write_sheet(code: str, path: Path) -> None:
    """Write the sheet to `path`, whole and for this person alone. The picker has asked already.

    Raises `DiskFullError`, `ReadOnlyFolderError` or `FileNotWrittenError`.
    """
    pages = render(code, Choices(layout=Layout.NEUTRAL))
    write_file(path, pages.pdf, replace=True)
