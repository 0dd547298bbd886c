"""What is said of files: their size, and why something was not done."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import QLocale

from nocontact_desktop.errors import (
    DamagedVaultError,
    DiskFullError,
    ExpectedError,
    FileNotReadError,
    FileNotWrittenError,
    ReadOnlyFolderError,
    StoppedError,
)
from nocontact_desktop.i18n import text as _
from nocontact_desktop.vault import Attachment, Room

_TAKING: dict[type[ExpectedError], str] = {
    FileNotReadError: "It could not be read to its end. Perhaps it was moved, or this login may "
    "not open it.",
    DiskFullError: "There is not enough room for it on the disk where the vault is.",
}
_SAVING: dict[type[ExpectedError], str] = {
    DamagedVaultError: "This file is damaged in the vault, so no copy of it was saved. The other "
    "files are not harmed. A copy of the vault from before may hold it whole.",
    DiskFullError: "There is not enough room in that place. No copy was saved. Make some room, or "
    "choose another place.",
    ReadOnlyFolderError: "Nothing can be written in that place. No copy was saved. Choose another "
    "place.",
    FileNotWrittenError: "That place did not take the file. No copy was saved. Perhaps a stick was "
    "pulled out, or the file is too large for it. Choose another place.",
}
_REMOVING: dict[type[ExpectedError], str] = {
    DamagedVaultError: "The file is out of the list. A part of it is damaged and could not be "
    "overwritten. Nobody can read that part without what opens this vault.",
}


def size(count: int) -> str:
    """A size as people write it here."""
    return QLocale().formattedDataSize(count, 1, QLocale.DataSizeFormat.DataSizeSIFormat)


def not_taken_in(error: ExpectedError) -> str:
    """Why a file is not in the vault."""
    return _(_of(_TAKING, error))


def not_saved(error: ExpectedError) -> str:
    """Why there is no copy at the chosen place."""
    return _(_of(_SAVING, error))


def not_removed(error: ExpectedError) -> str:
    """Why a file is still there, or what is left of it."""
    return _(_of(_REMOVING, error))


def stopped(error: ExpectedError) -> bool:
    """Whether nothing went wrong: the person stopped it."""
    return isinstance(error, StoppedError)


def about_room(wanted: int, room: Room) -> str:
    """What the files cost, and whether there is room for that."""
    cost = _(
        "Chosen: {size}. On this disk it takes about {all} more: the vault does not show how much "
        "is in it, and copies of it are kept beside it. That room stays taken when the files are "
        "removed. Free now: {free}.",
        size=size(wanted),
        all=size(room.all),
        free=size(room.free),
    )
    if room.all < room.free:
        return cost
    return cost + " " + _("So there would not be room for all copies beside the vault.")


def no_room(room: Room) -> str:
    """Why nothing is taken in at all."""
    return _(
        "There is not enough room on this disk: about {all} are needed, and {free} are free. "
        "Nothing was added.",
        all=size(room.all),
        free=size(room.free),
    )


def sharing(files: list[Attachment]) -> frozenset[str]:
    """The hashes that more than one file has."""
    counts = Counter(each.hash for each in files)
    return frozenset(hash_ for hash_, count in counts.items() if count > 1)


def _of(sentences: dict[type[ExpectedError], str], error: ExpectedError) -> str:
    fitting = (said for kind, said in sentences.items() if isinstance(error, kind))
    return next(fitting, error.sentence)
