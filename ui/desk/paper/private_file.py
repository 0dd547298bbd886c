"""Writes a document where the person wants it: whole or not at all, and readable by them alone.

While it is being written it has a hidden name. Should the program be killed in that moment, the
next document in the same folder clears the remains away. It knows them by the end of the name,
which is worked out from the beginning.
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
import re
import secrets
import stat
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO

from nocontact_desktop.errors import DiskFullError, FileNotWrittenError, ReadOnlyFolderError
from nocontact_desktop.replacing import sync_renamed

_FULL = frozenset({errno.ENOSPC, errno.EDQUOT})
_BINARY = getattr(os, "O_BINARY", 0)
_HIDDEN = re.compile(r"\.([0-9a-f]{12})([0-9a-f]{6})\.part")
_AT_WORK_SECONDS = 5
"""What changed so lately may still be being written."""
_READ_ONLY = frozenset({errno.EROFS, errno.EACCES, errno.EPERM})

Fill = Callable[[BinaryIO], object]
"""Writes the content. Whatever it raises takes the half file away, and goes on to the caller."""


def write_file(path: Path, data: bytes, *, replace: bool = False) -> None:
    """Write `data` to `path`. What is there already stays as it is unless `replace` says so.

    Raises `DiskFullError`, `ReadOnlyFolderError` or `FileNotWrittenError`; then nothing has
    changed, and there is no half file.
    """
    write_whole(path, lambda file: file.write(data), replace=replace)


def write_whole(
    path: Path,
    fill: Fill,
    *,
    replace: bool = False,
    begun: Callable[[Path], object] = lambda _part: None,
) -> None:
    """As `write_file`, for content that is not in memory. `begun` is told the hidden name."""
    with _named():
        if path.exists() and not replace:
            raise FileNotWrittenError
        _clear_remains(path.parent)
        part = path.parent / hidden_name()
        begun(part)
        _write_part(part, fill)
        try:
            part.replace(path)
        except OSError:
            part.unlink(missing_ok=True)
            raise
        with contextlib.suppress(OSError):  # it is there; some systems cannot say that it stays
            sync_renamed(path)


def _write_part(part: Path, fill: Fill) -> None:
    """The content in a file of its own beside the real one, with mode 0600, safely on the disk."""
    descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY, 0o600)
    try:
        with os.fdopen(descriptor, "wb") as file:
            fill(file)
            file.flush()
            os.fsync(file.fileno())
    except BaseException:
        part.unlink(missing_ok=True)
        raise


def hidden_name() -> str:
    """A new name for a file that is being written; it says nothing of what is in it."""
    chosen = secrets.token_hex(6)
    return f".{chosen}{_end_of(chosen)}.part"


def _end_of(chosen: str) -> str:
    return hashlib.sha256(chosen.encode()).hexdigest()[:6]


def is_hidden_name(name: str) -> bool:
    """Whether `hidden_name` made it."""
    found = _HIDDEN.fullmatch(name)
    return found is not None and found[2] == _end_of(found[1])


def _clear_remains(folder: Path) -> None:
    """Take away what is left of writing that was cut short; what cannot be taken away stays."""
    with contextlib.suppress(OSError):
        for each in list(folder.iterdir()):
            if is_hidden_name(each.name):
                with contextlib.suppress(OSError):
                    _clear(each)


def _clear(part: Path) -> None:
    found = part.lstat()
    if stat.S_ISREG(found.st_mode) and abs(time.time() - found.st_mtime) > _AT_WORK_SECONDS:
        part.unlink()


@contextlib.contextmanager
def _named() -> Iterator[None]:
    """What the system reports, as errors with a sentence; the path is not carried along."""
    try:
        yield
    except OSError as error:
        if error.errno in _FULL:
            raise DiskFullError from None
        if error.errno in _READ_ONLY:
            raise ReadOnlyFolderError from None
        raise FileNotWrittenError from None
