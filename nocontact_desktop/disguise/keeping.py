"""Writing the preferences of an installation: whole, in two copies, and safe in a power cut.

All of it raises `OSError`.
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from nocontact_desktop.disguise.preferences import Kept, main_file, second_file, written


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


def remove(folder: Path) -> None:
    """Take the preferences away, the first copy last, and the folder if nothing else is in it."""
    for path in (second_file(folder), main_file(folder)):
        _fresh(path).unlink(missing_ok=True)
        path.unlink(missing_ok=True)
    with suppress(OSError):
        folder.rmdir()


def sync(folder: Path) -> None:
    """Make new names in `folder` last, where the system can promise that."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _fresh(path: Path) -> Path:
    """Where a file is written first: always the same, so that a kill leaves one at most."""
    return path.with_name(path.name + ".new")
