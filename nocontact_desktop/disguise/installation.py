"""Where this person's data lies, and so which disguise to wear."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from nocontact_desktop.disguise.profile import FileNames, Profile


class Installation(NamedTuple):
    """A data folder that is there, and the profile that named it."""

    profile: Profile
    folder: Path
    portable: bool


def find(roots: tuple[Path, Path], profiles: Sequence[Profile]) -> Installation | None:
    """The first installation in `roots`: the portable one (a USB stick), then the account's.

    Where there is no whole one, one whose slots are gone: what lies there can be put back with the
    words or the recovery code, and the first run must not hide it.
    """
    places = [
        Installation(profile, root / profile.folder, portable)
        for root, portable in zip(roots, (True, False), strict=True)
        for profile in profiles
    ]
    whole = (each for each in places if _is_there(each.folder / each.profile.files.slots))
    return next(whole, None) or next(filter(_can_be_put_back, places), None)


def first_generation(files: FileNames) -> str:
    """The name of the first copy beside the vault: without one, nothing opens without slots."""
    stem, dot, ending = files.ballast.partition(".")
    return f"{stem}-01{dot}{ending}"


def _can_be_put_back(place: Installation) -> bool:
    """Whether all that is kept is there but the slots."""
    files = place.profile.files
    names = (files.first, files.second, first_generation(files))
    return all(_is_there(place.folder / name) for name in names)


def _is_there(path: Path) -> bool:
    """Whether `path` is a file; one that may not be looked at is not."""
    try:
        return path.is_file()
    except OSError:
        return False
