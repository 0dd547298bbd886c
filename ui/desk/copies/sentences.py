"""What is said of copies: their age, their day, and what went wrong with one."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QDate, QLocale, QTime

from nocontact_desktop.errors import (
    DamagedBackupError,
    DamagedVaultError,
    DiskFullError,
    ExpectedError,
    FileNotWrittenError,
    FileTooLargeError,
    ReadOnlyFolderError,
    StorageFailedError,
    VaultTooNewError,
    WrongSecretError,
)
from nocontact_desktop.i18n import plural
from nocontact_desktop.i18n import text as _
from ui.desk.paper.copied_folders import copied_by

_WRITING: dict[type[ExpectedError], str] = {
    DiskFullError: "There is not enough room in this place. No copy was made. Make some room, or "
    "choose another place.",
    ReadOnlyFolderError: "Nothing can be written in this place. No copy was made. Choose another "
    "place.",
    FileTooLargeError: "No copy was made: it is too large for this stick or disk. Many sticks stop "
    "at 4 GB for each file. Choose another place, or a stick that was set up as exFAT.",
    StorageFailedError: "No copy was made: the place did not take it. Perhaps the stick was pulled "
    "out or does not work. Your vault is as it was. Try again, or choose another place.",
    FileNotWrittenError: "No copy can be made in this place. Choose another one.",
    DamagedBackupError: "What was read back is not what was written, so the copy was thrown away. "
    "This stick may be faulty. Choose another place.",
    DamagedVaultError: "No copy was made: one of the ways to open the vault did not answer. Make a "
    "new recovery code first, then try again.",
}
_READING: dict[type[ExpectedError], str] = {
    WrongSecretError: "That did not open this copy. It takes the words or the recovery code of the "
    "day on which it was made; a PIN does not open copies. Perhaps it is another file.",
    DamagedBackupError: "This copy is damaged, or it is another kind of file. Nothing was changed. "
    "Try another copy.",
    DamagedVaultError: "This copy is damaged. Nothing was changed. Try another copy.",
    VaultTooNewError: "A newer version of this program made this copy. Nothing was changed.",
    DiskFullError: "There is not enough room on this disk. Nothing was kept. Make some room, then "
    "try again.",
    ReadOnlyFolderError: "The file could not be opened or its content could not be put in place: "
    "this program may not. Nothing was changed.",
    StorageFailedError: "The file could not be read to its end, or its content could not be put in "
    "place. Perhaps the stick was pulled out. Nothing was changed. Try again.",
}


def not_made(error: ExpectedError) -> str:
    """Why there is no copy."""
    return _(_of(_WRITING, error))


def not_opened(error: ExpectedError) -> str:
    """Why a copy was not used."""
    return _(_of(_READING, error))


def day(when: datetime) -> str:
    """A day and the time of day, as they are written here."""
    local = when.astimezone()
    date = QDate(local.year, local.month, local.day)
    time = QTime(local.hour, local.minute)
    locale = QLocale()
    return _(
        "{date}, {time}",
        date=locale.toString(date, QLocale.FormatType.LongFormat),
        time=locale.toString(time, "HH:mm"),
    )


def age(made: datetime | None) -> str:
    """How old the last copy is."""
    if made is None:
        return _("You have not made a copy yet.")
    days = (datetime.now(UTC) - made).days
    if days < 1:
        return _("Your last copy is less than a day old.")
    return plural("Your last copy is {count} day old.", "Your last copy is {count} days old.", days)


def doubts(path: Path, folder: Path) -> list[str]:
    """What to ask about before a copy of the vault in `folder` is written to `path`."""
    said = []
    service = copied_by(path.parent)
    if service:
        said.append(
            _(
                "{service} copies this folder to other places. Nobody can read the file, but it "
                "can be seen there, and old ones may stay.",
                service=service,
            )
        )
    elif _same_disk(path.parent, folder):
        said.append(
            _("This is the same disk as the vault’s. If the computer is lost, so is this copy.")
        )
    if path.exists():
        said.append(_("There is a file with this name already. The copy would take its place."))
    return said


def _same_disk(one: Path, other: Path) -> bool:
    try:
        return os.stat(one).st_dev == os.stat(other).st_dev
    except OSError:
        return False


def _of(sentences: dict[type[ExpectedError], str], error: ExpectedError) -> str:
    return next((said for kind, said in sentences.items() if isinstance(error, kind)), "") or (
        error.sentence
    )
