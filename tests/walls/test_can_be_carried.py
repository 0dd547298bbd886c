"""The program and its packages can be copied onto any stick, whatever its file system."""

from __future__ import annotations

import os
import re

from nocontact_desktop.bootstrap.ready import RUN
from tests.walls.tree import ROOT

CARRIED = ("nocontact_desktop", "ui", "resources", RUN.folder)
NOT_ON_FAT = re.compile(r'[<>:"\\|?*\x00-\x1f]|[. ]$')
LONGEST_NAME = 255
LARGEST = 4 * 1024**3 - 1


def carried() -> list[os.DirEntry[str]]:
    """Every folder and file that is copied along."""
    found: list[os.DirEntry[str]] = []
    waiting = [str(ROOT / name) for name in CARRIED]
    while waiting:
        with os.scandir(waiting.pop()) as entries:
            here = list(entries)
        found += here
        waiting += [each.path for each in here if each.is_dir(follow_symlinks=False)]
    return found


def test_no_name_and_no_size_is_too_much_for_a_stick() -> None:
    names = carried()
    assert len(names) > 1000
    for each in names:
        assert not NOT_ON_FAT.search(each.name), each.name
        assert len(each.name) <= LONGEST_NAME, each.name
        assert each.stat(follow_symlinks=False).st_size <= LARGEST, each.name


def test_nothing_is_a_link() -> None:
    assert [each.name for each in carried() if each.is_symlink()] == []


def test_no_two_names_are_told_apart_by_large_letters_alone() -> None:
    paths = [each.path.casefold() for each in carried()]
    assert len(paths) == len(set(paths))
