"""Opens a file that the person chose, if it is one that can be taken in."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from nocontact_desktop.errors import FileNotReadError

_FLAGS = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0)


def size_of(path: Path) -> int:
    """How large it is; 0 when that cannot be found out."""
    try:
        return path.stat().st_size
    except (OSError, ValueError):
        return 0


@contextmanager
def opened_file(path: Path, vault_folder: Path | None) -> Iterator[BinaryIO]:
    """The file, open for reading.

    Raises `FileNotReadError` for what is not there, may not be read, or is no ordinary file: a
    pipe would keep us waiting for ever. One of the vault's own is not even opened, because closing
    it again would drop the locks of the database.
    """
    try:
        found = path.stat()
        own = vault_folder is not None and _is_inside(found, vault_folder)
        if own or not stat.S_ISREG(found.st_mode):
            raise FileNotReadError
        file = os.fdopen(os.open(path, _FLAGS), "rb", buffering=0)
    except (OSError, ValueError):
        raise FileNotReadError from None
    with file:
        yield file


def _is_inside(found: os.stat_result, folder: Path) -> bool:
    """Whether it is a file of `folder`, under whatever name."""
    for each in folder.iterdir():
        with suppress(FileNotFoundError):
            own = each.stat()
            if (found.st_dev, found.st_ino) == (own.st_dev, own.st_ino):
                return True
    return False
