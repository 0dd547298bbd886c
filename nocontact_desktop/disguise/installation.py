"""Where this person's data lies, and so which disguise to wear."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from nocontact_desktop.disguise import preferences
from nocontact_desktop.disguise.profile import FileNames, Profile

Roots = tuple[Path, Path]
"""The folder of the program itself, for a stick, and the account's folder for data."""


class Installation(NamedTuple):
    """A data folder that is there, and the profile that named it."""

    profile: Profile
    folder: Path
    portable: bool
    unfinished: str = ""
    """`FIRST` or `LATER` when a change or a removal has to be brought to its end."""


def find(roots: Roots, profiles: Sequence[Profile]) -> Installation | None:
    """The first installation in `roots`: the portable one (a USB stick), then the account's.

    Where there is no whole one, one whose slots are gone: what lies there can be put back with the
    words or the recovery code, and the first run must not hide it. Last, one without preferences,
    which is known by what its files look like.
    """
    places = list(_places(roots, profiles))
    return (
        next(filter(_is_whole, places), None)
        or next(filter(_can_be_put_back, places), None)
        or next(_strays(roots, profiles), None)
    )


def begun(roots: Roots, profiles: Sequence[Profile]) -> tuple[Installation, ...]:
    """Where a creation may have been cut short: a place that has no slots."""
    return tuple(
        place
        for place in _places(roots, profiles)
        if not place.unfinished and not _is_there(place.folder / place.profile.files.slots)
    )


def at(folder: Path, asked: str, profiles: Sequence[Profile]) -> Profile | None:
    """What is worn where the data lies in `folder`; `asked` is the id of the profile beneath.

    None where nothing is known of either.
    """
    kept = preferences.read(folder)
    if kept is not None:
        return _dressed(folder, kept, profiles)
    profile = next((each for each in profiles if each.id == asked), None)
    if profile and any(_is_there(folder / name) for name in profile.files):
        return profile  # from before there were preferences
    stray = _stray(folder, profiles, portable=False)
    return stray.profile if stray else profile


def first_generation(files: FileNames) -> str:
    """The name of the first copy beside the vault: without one, nothing opens without slots."""
    stem, dot, ending = files.ballast.partition(".")
    return f"{stem}-01{dot}{ending}"


def _places(roots: Roots, profiles: Sequence[Profile]) -> Iterator[Installation]:
    """Where one may lie: those with preferences, then those from before there were any."""
    for root, portable in zip(roots, (True, False), strict=True):
        known = _with_preferences(root, profiles, portable=portable)
        yield from known
        named = {place.folder for place in known}
        for profile in profiles:
            if (folder := root / profile.folder) not in named:
                yield Installation(profile, folder, portable)


def _with_preferences(
    root: Path, profiles: Sequence[Profile], *, portable: bool
) -> tuple[Installation, ...]:
    """Every folder right below `root` that holds preferences; one look into each of them."""
    found = []
    for name in _names_in(root):
        start = f"{root}{os.sep}{name}{os.sep}{name}"
        if os.access(f"{start}.conf", os.F_OK) or os.access(f"{start}.bak", os.F_OK):
            folder = root / name
            if kept := preferences.read(folder):
                profile = _dressed(folder, kept, profiles)
                found.append(Installation(profile, folder, portable, kept.unfinished))
    found.extend(_almost_gone(root, profiles, portable=portable))
    return tuple(sorted(found, key=lambda place: place.folder))


def _almost_gone(
    root: Path, profiles: Sequence[Profile], *, portable: bool
) -> Iterator[Installation]:
    """What is left at the very end of a removal: preferences outside their folder."""
    for name in _names_in(root, files=True):
        if not name.endswith(".conf"):
            continue
        folder = root / name.removesuffix(".conf")
        kept = preferences.read_file(root / name)
        if kept is not None and kept.leaving:
            profile = preferences.worn(kept.now, folder.name, profiles)
            yield Installation(profile, folder, portable, preferences.FIRST)


def _dressed(folder: Path, kept: preferences.Kept, profiles: Sequence[Profile]) -> Profile:
    """The profile of one; while its files are being renamed, each by the name that is there."""
    profile = preferences.worn(kept.now, folder.name, profiles)
    if kept.following is None:
        return profile
    pairs = zip(kept.now.files, kept.following[1].files, strict=True)
    names = [new if _is_there(folder / new) else old for old, new in pairs]
    return profile._replace(files=FileNames(*names))


def _names_in(root: Path, *, files: bool = False) -> list[str]:
    """The names of what lies in `root` and is a file, or is none."""
    try:
        with os.scandir(root) as entries:
            return [each.name for each in entries if each.is_file(follow_symlinks=False) == files]
    except OSError:
        return []


def _strays(roots: Roots, profiles: Sequence[Profile]) -> Iterator[Installation]:
    for root, portable in zip(roots, (True, False), strict=True):
        for name in sorted(_names_in(root)):
            if stray := _stray(root / name, profiles, portable=portable):
                yield stray


_SLOTS, _BALLAST, _PAGE = 4096, 1 << 20, 16384
_LOCKS = (0, 768)
"""Sizes of the files in a data folder; see the format of the vault."""
_OF_OTHERS = (".conf", ".bak", ".new")


def _stray(folder: Path, profiles: Sequence[Profile], *, portable: bool) -> Installation | None:
    """What was installed in `folder`, as far as the sizes of its files tell it.

    How it looked is lost then, and so is the name of its entry in the keyring.
    """
    sizes = _sizes(folder)
    ballast = _ballast(sizes)
    slots = [name for name, size in sizes.items() if size == _SLOTS]
    locks = [name for name, size in sizes.items() if size in _LOCKS]
    if ballast is None or len(slots) != 1 or len(locks) != 1:
        return None
    rest = sizes.keys() - {ballast, *slots, *locks}
    both = sorted(name for name in rest if _may_be_a_compartment(name, sizes, ballast))
    if len(both) != 2 or sizes[both[0]] != sizes[both[1]]:
        return None
    files = FileNames(slots[0], both[0], both[1], locks[0], ballast)
    profile = profiles[0]._replace(folder=folder.name, files=files)
    return Installation(profile, folder, portable)


def _ballast(sizes: dict[str, int]) -> str | None:
    """The file that the copies beside the vault are numbered after, or the one of its size."""
    numbered = {name.replace("-01.", ".") for name in sizes if "-01." in name}
    found = numbered or {name for name, size in sizes.items() if size == _BALLAST}
    return found.pop() if len(found) == 1 else None


def _may_be_a_compartment(name: str, sizes: dict[str, int], ballast: str) -> bool:
    stem, dot, ending = ballast.partition(".")
    number = name.removeprefix(f"{stem}-").removesuffix(f"{dot}{ending}")
    is_copy = name != number and number.isdigit()
    return not is_copy and sizes[name] >= 2 * _PAGE and not sizes[name] % _PAGE


def _sizes(folder: Path) -> dict[str, int]:
    try:
        with os.scandir(folder) as entries:
            return {
                each.name: each.stat().st_size
                for each in entries
                if each.is_file() and not each.name.endswith(_OF_OTHERS)
            }
    except OSError:
        return {}


def _is_whole(place: Installation) -> bool:
    return bool(place.unfinished) or _is_there(place.folder / place.profile.files.slots)


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
