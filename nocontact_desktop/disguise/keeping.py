"""Writing the preferences of an installation: whole, in two copies, and safe in a power cut.

All of it raises `OSError`.
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from nocontact_desktop.disguise.preferences import (
    Kept,
    main_file,
    read,
    read_file,
    second_file,
    written,
)


def keep(folder: Path, kept: Kept) -> None:
    """Write the preferences into `folder`, which is made if need be, and private then."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    write(main_file(folder), kept)
    write(second_file(folder), kept)
    sync(folder.parent)


def write(path: Path, kept: Kept) -> None:
    """Put one file in its place in one step."""
    fresh = _fresh(path)
    descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8", newline="\n") as file:
            file.write(written(kept))
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(path)
    except BaseException:
        with suppress(OSError):
            fresh.unlink()
        raise
    sync(path.parent)


def mend(folder: Path) -> None:
    """Make both copies whole and alike again, and take away what a kill left of writing them."""
    kept = read(folder)
    if kept is None:
        return
    remove_fresh(folder)
    for path in (main_file(folder), second_file(folder)):
        if read_file(path) != kept:
            write(path, kept)


def remove(folder: Path) -> None:
    """Take the preferences away, the first copy last, and the folder if nothing else is in it."""
    remove_files(folder, (second_file(folder).name, main_file(folder).name))
    with suppress(OSError):
        folder.rmdir()


def remove_files(folder: Path, names: tuple[str, ...]) -> None:
    """Take preferences of these names away, with what a kill left of them."""
    for name in names:
        _fresh(folder / name).unlink(missing_ok=True)
        (folder / name).unlink(missing_ok=True)


def sync(folder: Path) -> None:
    """Make new names in `folder` last, where the system can promise that."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def remove_fresh(folder: Path) -> None:
    """Take away what a kill left of writing preferences into `folder`."""
    for path in (main_file(folder), second_file(folder)):
        _fresh(path).unlink(missing_ok=True)


def _fresh(path: Path) -> Path:
    """Where a file is written first: always the same, so that a kill leaves one at most."""
    return path.with_name(path.name + ".new")
