"""Taking an installation away from this computer, and saying what stays.

The preferences say first that it was begun, so that a removal that was killed is brought to its
end at the next start. They go last. Deleted is not wiped: nothing here promises that.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import suppress
from enum import StrEnum
from pathlib import Path

from nocontact_desktop.app.moving import Home, forget
from nocontact_desktop.disguise import keeping
from nocontact_desktop.disguise.preferences import (
    OTHERS_STAY,
    WHOLE,
    main_file,
    read,
    read_file,
    second_file,
)
from nocontact_desktop.disguise.profile import Profile
from nocontact_desktop.replacing import sync_renamed
from nocontact_desktop.vault import named, take_away


class Stays(StrEnum):
    """What could not go, or was to stay."""

    OUTSIDE = "outside"
    """The menu's entry or the keyring's part: one of them did not answer."""
    OTHER_FILES = "other files"


def begin(home: Home, now: Profile, *, others_too: bool, has_share: bool = False) -> None:
    """Note that everything is to go; `finish` it when the vault is closed.

    With `others_too` whatever else lies in the folder goes, such as lists that anybody could read.
    `has_share`: the open vault has a part in the keyring. Raises the expected errors of writing.
    """
    kept = home.kept(now)
    leaving = WHOLE if others_too else OTHERS_STAY
    elsewhere = kept.elsewhere or (has_share and not home.on_stick)
    with named():
        keeping.keep(home.folder, kept._replace(leaving=leaving, elsewhere=elsewhere))


def others(home: Home, now: Profile) -> tuple[Path, ...]:
    """What lies in the folder beside the vault and the preferences: lists, for example."""
    return tuple(_others(home.folder, tuple(now.files)))


def finish(home: Home) -> frozenset[Stays]:
    """Take away what is left of it; what stays all the same. Slow; for a thread.

    Raises `VaultInUseError` while the vault is open, and the expected errors of writing.
    """
    kept = read(home.folder) or read_file(last_place(home.folder))
    if kept is None or not kept.leaving:
        return frozenset()
    stays = set()
    named_so = [(home.folder.name, kept.now), *filter(None, (kept.following, kept.former))]
    for name, preferences in named_so:
        dressed = home.dressed(preferences, name)
        if not home.on_stick and not forget(home.doors, dressed, keyring=kept.elsewhere):
            stays.add(Stays.OUTSIDE)
        take_away(home.folder, preferences.files)
    with named():
        if kept.leaving == WHOLE:
            for path in _others(home.folder, ()):
                shutil.rmtree(path) if path.is_dir() else path.unlink()
        shutil.rmtree(home.folder.with_name(home.folder.name + ".new"), ignore_errors=True)
        _remove_preferences(home.folder)
    if not home.on_stick:
        _remove_empty(home.folder.parent)
    if home.folder.exists():
        stays.add(Stays.OTHER_FILES)
    return frozenset(stays)


def last_place(folder: Path) -> Path:
    """Where the preferences lie at the very end, while their folder is taken away."""
    return folder.with_name(main_file(folder).name)


def _remove_preferences(folder: Path) -> None:
    """So that a kill leaves either what tells of the removal, or nothing."""
    if main_file(folder).exists():
        keeping.remove_fresh(folder)
        second_file(folder).unlink(missing_ok=True)
        sync_renamed(main_file(folder).rename(last_place(folder)))
    with suppress(OSError):
        folder.rmdir()
    last_place(folder).unlink(missing_ok=True)


def _remove_empty(root: Path) -> None:
    """In a bare account the folders above were made for the installation, too."""
    with suppress(OSError):  # the first that is not empty ends it
        root.rmdir()
        root.parent.rmdir()


def _others(folder: Path, names: tuple[str, ...]) -> Iterator[Path]:
    known = {main_file(folder).name, second_file(folder).name, *names}
    stems = tuple(f"{Path(name).stem}-" for name in names)
    for path in sorted(folder.iterdir()) if folder.is_dir() else ():
        belongs = path.name in known or path.name.removesuffix(".new") in known
        if not belongs and not (stems and path.name.startswith(stems)):
            yield path
