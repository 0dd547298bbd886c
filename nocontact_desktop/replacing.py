"""Small plain files that are put in the place of older ones: the old or the new one, whole.

The files of the vault have a way of their own, which also tells which of the two it is.
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

_FLAGS = (
    os.O_WRONLY
    | os.O_CREAT
    | os.O_TRUNC
    | getattr(os, "O_NOFOLLOW", 0)  # each of these two on one kind of system only
    | getattr(os, "O_BINARY", 0)
)


def replace_file(path: Path, content: bytes, fresh: Path, mode: int = 0o600) -> None:
    """Put `content` in the place of `path` in one step that survives a power cut.

    It is written to `fresh`, in the same folder, and a kill may leave it there. `mode` holds
    whatever the person's usual one is. Raises `OSError`, and then `path` is as it was.
    """
    try:
        with open(os.open(fresh, _FLAGS, mode), "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        fresh.chmod(mode)
        fresh.replace(path)
    except OSError:
        with suppress(OSError):
            fresh.unlink(missing_ok=True)
        raise
    sync_renamed(path)


def sync_renamed(*paths: Path) -> None:
    """Make the new names of these files or folders last, with what is behind them.

    FAT, which most sticks have, keeps beside a name where the content begins. Linux writes that for
    a new name only when the content is flushed once more: a stick that was pulled out before had
    the name, and nothing behind it. Raises `OSError`.
    """
    for path in paths:
        flush(path)
    for folder in dict.fromkeys(path.parent for path in paths):
        flush(folder)


def flush(path: Path) -> None:
    """Make one file last, or what was made or deleted in a folder; for new names `sync_renamed`.

    Where the system can promise that. Raises `OSError`.
    """
    if os.name == "nt":  # it flushes neither folders nor what was opened to be read
        return
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
