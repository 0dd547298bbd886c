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
from collections.abc import Iterator
from pathlib import Path

from nocontact_desktop.errors import DiskFullError, FileNotWrittenError, ReadOnlyFolderError

_FULL = frozenset({errno.ENOSPC, errno.EDQUOT})
_BINARY = getattr(os, "O_BINARY", 0)
_HIDDEN = re.compile(r"\.([0-9a-f]{12})([0-9a-f]{6})\.part")
_AT_WORK_SECONDS = 5
"""What changed so lately may still be being written."""
_READ_ONLY = frozenset({errno.EROFS, errno.EACCES, errno.EPERM})


def write_file(path: Path, data: bytes, *, replace: bool = False) -> None:
    """Write `data` to `path`. What is there already stays as it is unless `replace` says so.

    Raises `DiskFullError`, `ReadOnlyFolderError` or `FileNotWrittenError`; then nothing has
    changed, and there is no half file.
    """
    with _named():
        if path.exists() and not replace:
            raise FileNotWrittenError
        _clear_remains(path.parent)
        part = _written_part(path.parent, data)
        try:
            part.replace(path)
        except OSError:
            part.unlink(missing_ok=True)
            raise
        _settle(path.parent)


def _written_part(folder: Path, data: bytes) -> Path:
    """The data in a file of its own beside the real one, with mode 0600, safely on the disk."""
    part = folder / hidden_name()
    descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY, 0o600)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
    except OSError:
        part.unlink(missing_ok=True)
        raise
    return part


def hidden_name() -> str:
    """A new name for a file that is being written; it says nothing of what is in it."""
    chosen = secrets.token_hex(6)
    return f".{chosen}{_end_of(chosen)}.part"


def _end_of(chosen: str) -> str:
    return hashlib.sha256(chosen.encode()).hexdigest()[:6]


def _clear_remains(folder: Path) -> None:
    """Take away what is left of writing that was cut short; what cannot be taken away stays."""
    with contextlib.suppress(OSError):
        for each in list(folder.iterdir()):
            name = _HIDDEN.fullmatch(each.name)
            if name and name[2] == _end_of(name[1]):
                with contextlib.suppress(OSError):
                    _clear(each)


def _clear(part: Path) -> None:
    found = part.lstat()
    if stat.S_ISREG(found.st_mode) and abs(time.time() - found.st_mtime) > _AT_WORK_SECONDS:
        part.unlink()


def _settle(folder: Path) -> None:
    """Let the new name survive a power cut, where the system can say so of a folder."""
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


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
