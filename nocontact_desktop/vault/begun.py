"""The mark of a creation that was begun, for whoever makes more than the vault.

A menu entry or a part in the keyring is made before the vault, so that a whole vault has them. A
kill in between would leave them for good: nothing says that they were made in vain. So the building
site is there first, and is gone when the vault is in its place. One that is found later says it.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from nocontact_desktop.errors import VaultInUseError
from nocontact_desktop.vault import files
from nocontact_desktop.vault.creation import building_place, refuse_existing
from nocontact_desktop.vault.failures import named
from nocontact_desktop.vault.lock import FolderLock
from nocontact_desktop.vault.vault import FileNames


def mark_begun(folder: Path, names: FileNames) -> None:
    """Leave the mark for a vault in `folder`.

    Raises `VaultInUseError` while one is being made there, and the expected errors of writing.
    """
    site = building_place(folder)
    with named():
        files.make_folder(site)
        try:
            FolderLock(site / names.lock).release()
        except OSError:
            with suppress(OSError):
                site.rmdir()
            raise


def unmark(folder: Path, names: FileNames) -> None:
    """Take the mark away again, unless somebody is at work there. Raises nothing expected."""
    site = building_place(folder)
    with suppress(OSError, VaultInUseError):
        FolderLock(site / names.lock).release()
        (site / names.lock).unlink()
        site.rmdir()


def was_begun(folder: Path) -> bool:
    """Whether a creation in `folder` was begun and is not done."""
    return building_place(folder).is_dir()


@contextmanager
def taking_back(folder: Path, names: FileNames) -> Iterator[None]:
    """Take away what is left of a creation: the mark at the end, and only if nothing was raised.

    Raises `VaultInUseError` while it is under way, and `VaultExistsError` when files of a vault
    are in `folder`.
    """
    site = building_place(folder)
    with ExitStack() as held:
        with named():
            refuse_existing(folder, names)
            files.make_folder(site)
            held.callback(FolderLock(site / names.lock).release)
            for path in site.iterdir():
                if path.name != names.lock:
                    path.unlink()
        yield
    with named():
        shutil.rmtree(site)
