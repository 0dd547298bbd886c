"""One writer at a time: an advisory lock that the system drops when its holder dies.

A lock file that was left behind by a crash is therefore not a lock, and a full disk is reported
as a full disk.
"""

import errno
import os
import sys
from pathlib import Path

from nocontact_desktop.errors import VaultInUseError
from nocontact_desktop.vault.files import open_descriptor

_HELD = frozenset({errno.EAGAIN, errno.EACCES, errno.EDEADLK})

if sys.platform == "win32":  # pragma: no cover - another system
    import msvcrt

    def _take(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _take(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


class FolderLock:
    """Holds the lock from construction until `release`, or until the process ends."""

    def __init__(self, path: Path) -> None:
        """Raise `VaultInUseError` when another process, or another vault here, holds it."""
        self._descriptor: int | None = open_descriptor(path, os.O_RDWR | os.O_CREAT)
        try:
            _take(self._descriptor)
        except OSError as error:
            self.release()
            if error.errno in _HELD:
                raise VaultInUseError from None
            raise

    def release(self) -> None:
        """Let another process open the vault. Calling it twice is fine."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None
