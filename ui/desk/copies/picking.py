"""Choosing where a copy goes, and which file is one."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from nocontact_desktop.disguise.profile import Profile
from nocontact_desktop.i18n import text as _
from ui.desk.paper.file_way import neutral_picker


def copy_name(profile: Profile) -> str:
    """What a copy is called unless the person says otherwise: as any file of the disguise."""
    return profile.pdf_name + Path(profile.files.slots).suffix


def place_picker(parent: QWidget, profile: Profile) -> QFileDialog:
    """Asks where a copy is to go."""
    picker = neutral_picker(parent, profile.pdf_name)
    picker.setWindowTitle(_("Save as a file"))
    _any_file(picker)
    picker.setDefaultSuffix(Path(profile.files.slots).suffix.removeprefix("."))
    picker.selectFile(copy_name(profile))
    return picker


def file_picker(parent: QWidget, profile: Profile) -> QFileDialog:
    """Asks which file to read."""
    picker = neutral_picker(parent, profile.pdf_name)
    picker.setAcceptMode(QFileDialog.AcceptMode.AcceptOpen)
    picker.setFileMode(QFileDialog.FileMode.ExistingFile)
    picker.setWindowTitle(_("Choose a file"))
    picker.setLabelText(QFileDialog.DialogLabel.Accept, _("Choose"))
    picker.setDefaultSuffix("")
    _any_file(picker)
    return picker


def _any_file(picker: QFileDialog) -> None:
    picker.setNameFilter(_("All files") + " (*)")
