"""Where this person's data lies, and so which disguise to wear."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from nocontact_desktop.disguise.profile import Profile


class Installation(NamedTuple):
    """A data folder that is there, and the profile that named it."""

    profile: Profile
    folder: Path
    portable: bool


def find(roots: tuple[Path, Path], profiles: Sequence[Profile]) -> Installation | None:
    """The first installation in `roots`: the portable one (a USB stick), then the account's."""
    for root, portable in zip(roots, (True, False), strict=True):
        for profile in profiles:
            folder = root / profile.folder
            if _is_there(folder / profile.files.slots):
                return Installation(profile, folder, portable)
    return None


def _is_there(path: Path) -> bool:
    """Whether `path` is a file; one that may not be looked at is not."""
    try:
        return path.is_file()
    except OSError:
        return False
