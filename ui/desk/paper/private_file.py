"""Writes a document where the person wants it: whole or not at all, and readable by them alone."""

from __future__ import annotations

import contextlib
import errno
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

from nocontact_desktop.errors import DiskFullError, FileNotWrittenError, ReadOnlyFolderError

_FULL = frozenset({errno.ENOSPC, errno.EDQUOT})
_READ_ONLY = frozenset({errno.EROFS, errno.EACCES, errno.EPERM})


def write_file(path: Path, data: bytes, *, replace: bool = False) -> None:
    """Write `data` to `path`. What is there already stays as it is unless `replace` says so.

    Raises `DiskFullError`, `ReadOnlyFolderError` or `FileNotWrittenError`; then nothing has
    changed, and there is no half file.
    """
    with _named():
        if path.exists() and not replace:
            raise FileNotWrittenError
        part = _written_part(path.parent, data)
        try:
            part.replace(path)
        except OSError:
            part.unlink(missing_ok=True)
            raise
        _settle(path.parent)


def _written_part(folder: Path, data: bytes) -> Path:
    """The data in a file of its own beside the real one, with mode 0600, safely on the disk."""
    descriptor, name = tempfile.mkstemp(prefix=".", suffix=".part", dir=folder)
    part = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
    except OSError:
        part.unlink(missing_ok=True)
        raise
    return part


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
