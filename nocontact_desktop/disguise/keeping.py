"""Writing the preferences of an installation: whole, in two copies, and safe in a power cut.

All of it raises `OSError`.
"""

from __future__ import annotations

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
from nocontact_desktop.replacing import flush, replace_file


def keep(folder: Path, kept: Kept) -> None:
    """Write the preferences into `folder`, which is made if need be, and private then."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    write(main_file(folder), kept)
    write(second_file(folder), kept)
    flush(folder.parent)


def write(path: Path, kept: Kept) -> None:
    """Put one file in its place in one step."""
    replace_file(path, written(kept).encode("utf-8"), _fresh(path))


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


def remove_fresh(folder: Path) -> None:
    """Take away what a kill left of writing preferences into `folder`."""
    for path in (main_file(folder), second_file(folder)):
        _fresh(path).unlink(missing_ok=True)


def _fresh(path: Path) -> Path:
    """Where a file is written first: always the same, so that a kill leaves one at most."""
    return path.with_name(path.name + ".new")
